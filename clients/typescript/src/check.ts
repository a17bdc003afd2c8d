// Reads a running service with types generated from openapi.yaml: makes a workspace, sends a small world, and compares what
// the service answers with what the README and docs say of it. Ends with status 1 at the first difference.

import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Event = components["schemas"]["Event"];
type Purchase = components["schemas"]["PurchaseRow"];

const baseUrl = setting("TOUCHSTONE_URL");
const operator = clientOf(setting("TOUCHSTONE_OPERATOR_TOKEN"));

const period = { from: "2026-03-01", to: "2026-03-05" } as const;

const workspace = succeeded(
  await operator.POST("/v1/workspaces", {
    body: { name: "TypeScript check", timezone: "Europe/Paris", currency: "EUR" },
  }),
);
try {
  const client = clientOf(workspace.api_key);
  await send(client);
  await checkMe(client);
  await checkPerformance(client);
  await checkRules(client);
  await checkSeries(client);
  await checkNodes(client);
  await checkPurchases(client);
  await checkReport(client);
  await checkProblem(client);
  console.log("TypeScript client: all numbers as expected");
} finally {
  await operator.DELETE("/v1/workspaces/{id}", { params: { path: { id: workspace.id } } });
}

/**
 * Four days: each day one message from each node of a flow to one contact, who reads it an hour later and places an order
 * another hour later. The order of the first day is given back, and one more order has nothing to do with any message.
 */
function world(): Event[] {
  const events: Event[] = [];
  for (let day = 1; day <= 4; day++) {
    for (const node of ["first", "second"]) {
      const message = `${node}-${day}`;
      const hour = node === "first" ? 8 : 12;
      const at = (hours: number) => `2026-03-0${day}T${String(hour + hours).padStart(2, "0")}:00:00+01:00`;
      const contact = { id: `contact-${node}-${day}` };
      events.push(
        {
          id: `${message}-sent`, type: "message.sent", occurred_at: at(0), message_id: message, contact,
          flow_id: "cart/reminder", node_id: node, cost: { amount: "0.05", currency: "EUR" },
        },
        { id: `${message}-read`, type: "message.read", occurred_at: at(1), message_id: message },
        {
          id: `${message}-placed`, type: "purchase.placed", occurred_at: at(2), purchase_id: `order-${message}`, contact,
          amount: "10.10", currency: "EUR",
        },
      );
    }
  }
  events.push(
    {
      id: "refund", type: "purchase.refunded", occurred_at: "2026-03-02T08:00:00+01:00", purchase_id: "order-first-1",
      amount: 10.1, currency: "EUR",
    },
    {
      id: "walk-in", type: "purchase.placed", occurred_at: "2026-03-05T08:00:00+01:00", purchase_id: "order-walk-in",
      contact: { phone: "+33639980000" }, amount: 29.3, currency: "EUR",
    },
  );
  return events;
}

async function send(client: Client): Promise<void> {
  succeeded(
    await client.PUT("/v1/flows/{id}", {
      params: { path: { id: "cart/reminder" } },
      body: {
        name: "Cart reminder",
        nodes: [{ id: "first" }, { id: "second" }],
        edges: [{ from: "first", to: "second", label: "No order" }],
      },
    }),
  );
  const events = world();
  const answer = succeeded(await client.POST("/v1/events", { body: { events } }));
  assert.deepEqual(answer.rejected, []);
  assert.equal(answer.accepted, events.length);
}

async function checkMe(client: Client): Promise<void> {
  const answer = succeeded(await client.GET("/v1/me"));
  assert.equal(answer.workspace.id, workspace.id);
  assert.deepEqual(answer.scopes, ["ingest", "read", "read_contacts", "admin"]);
  assert.equal(answer.first_day, "2026-03-01");
  assert.ok(answer.data_as_of !== null && new Date(answer.data_as_of) <= new Date());
}

async function checkRules(client: Client): Promise<void> {
  const answer = succeeded(await client.GET("/v1/performance/rules", { params: { query: period } }));
  assert.equal(answer.rules.length, 30);
  const rule = answer.rules.find((row) => row.touch === "read" && row.window === "1h");
  assert.deepEqual([rule?.conversions, rule?.revenue, rule?.roi], [8, 70.7, 176.75]);
}

async function checkReport(client: Client): Promise<void> {
  const answer = succeeded(
    await client.GET("/v1/report", {
      params: {
        query: { ...period, dimensions: ["source_kind", "flow"], metrics: ["sent", "revenue"], sort: "-revenue" },
      },
    }),
  );
  assert.deepEqual(answer.data, [{ source_kind: "flow", flow: "cart/reminder", sent: 8, revenue: 70.7 }]);
  const totals = succeeded(
    await client.GET("/v1/report", {
      params: { query: { ...period, metrics: ["total_purchases", "total_revenue", "attributed_share"] } },
    }),
  );
  assert.deepEqual(totals.data, [{ total_purchases: 9, total_revenue: 100, attributed_share: 0.707 }]);
  assert.equal(totals.columns[2]?.label, "Attributed share");
}

async function checkPerformance(client: Client): Promise<void> {
  const answer = succeeded(
    await client.GET("/v1/performance", {
      params: { query: { ...period, flow_window: "1d", compare: "previous_period" } },
    }),
  );
  assert.equal(answer.period.timezone, "Europe/Paris");
  assert.equal(answer.attribution.flow_window, "1d");
  assert.equal(answer.kpis.sent, 8);
  assert.equal(answer.kpis.read, 8);
  assert.equal(answer.kpis.cost, 0.4);
  assert.equal(answer.kpis.conversions, 8);
  assert.equal(answer.kpis.gross_revenue, 80.8);
  assert.equal(answer.kpis.revenue, 70.7);
  assert.equal(answer.kpis.total_purchases, 9);
  assert.equal(answer.kpis.total_revenue, 100);
  assert.equal(answer.kpis.attributed_share, 0.707);
  assert.equal(answer.kpis.roi, 176.75);
  assert.equal(answer.comparison?.kpis.sent, 0);
  assert.equal(answer.comparison?.change.sent, null);
}

async function checkSeries(client: Client): Promise<void> {
  const answer = succeeded(
    await client.GET("/v1/performance/series", {
      params: { query: { ...period, interval: "day", compare: "previous_period" } },
    }),
  );
  assert.deepEqual(
    answer.points.map((point) => [point.partial, point.comparison?.start, point.comparison?.kpis.sent]),
    ["2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27", "2026-02-28"].map((start) => [false, start, 0]),
  );
  assert.deepEqual(
    answer.points.map((point) => [point.start, point.kpis.sent, point.kpis.revenue, point.kpis.read_rate]),
    [
      ["2026-03-01", 2, 10.1, 1],
      ["2026-03-02", 2, 20.2, 1],
      ["2026-03-03", 2, 20.2, 1],
      ["2026-03-04", 2, 20.2, 1],
      ["2026-03-05", 0, 0, null],
    ],
  );
}

async function checkNodes(client: Client): Promise<void> {
  const answer = succeeded(
    await client.GET("/v1/flows/{id}/nodes", { params: { path: { id: "cart/reminder" }, query: period } }),
  );
  assert.deepEqual(
    answer.nodes.map((node) => [node.id, node.kpis.sent, node.kpis.revenue]),
    [["first", 4, 30.3], ["second", 4, 40.4]],
  );
  const [branch] = answer.edges;
  assert.equal(branch?.label, "No order");
  assert.equal(branch?.kpis?.revenue, 40.4);
}

async function checkPurchases(client: Client): Promise<void> {
  const purchases: Purchase[] = [];
  let cursor: string | null = null;
  do {
    const query: { from: string; to: string; limit: number; cursor?: string } = { ...period, limit: 4 };
    if (cursor !== null) {
      query.cursor = cursor;
    }
    const result = await client.GET("/v1/purchases", { params: { query } });
    const page = succeeded(result);
    assert.equal(result.response.headers.get("Link") !== null, page.next_cursor !== null);
    purchases.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor !== null);
  assert.equal(new Set(purchases.map((purchase) => purchase.id)).size, 9);
  const cents = purchases.map((purchase) => Math.round(purchase.revenue * 100));
  assert.equal(cents.reduce((sum, amount) => sum + amount), 100_00);
  const [newest, ...others] = purchases;
  assert.equal(newest?.credit, null);
  for (const purchase of others) {
    assert.equal(purchase.credit?.flow_id, "cart/reminder");
    assert.equal(purchase.credit?.flow_name, "Cart reminder");
    assert.equal(purchase.purchased_on, purchase.purchased_at.slice(0, 10));
    assert.equal(purchase.credit?.touch, "read");
    assert.equal(purchase.credit?.lag_seconds, 3600);
  }
}

async function checkProblem(client: Client): Promise<void> {
  const { error, response } = await client.GET("/v1/campaigns/{id}", { params: { path: { id: "nothing" } } });
  assert.equal(response.status, 404);
  assert.equal(error?.type, "urn:touchstone:problem:not-found");
}

type Client = ReturnType<typeof clientOf>;

function clientOf(key: string) {
  return createClient<paths, "application/json" | "application/problem+json">({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
}

/** The body of a good answer; any other is thrown. */
function succeeded<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (result.data === undefined) {
    throw new Error(`${result.response.status} ${result.response.url}: ${JSON.stringify(result.error)}`);
  }
  return result.data;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}
