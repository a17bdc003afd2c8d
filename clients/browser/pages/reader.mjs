// A page whose origin the service knows: it reads answers, problems and headers, and is told what it knows already.

import { run, same } from "./report.mjs";

const WRONG_KEYS = 30; // more than one address may send in a minute

run(async (world, call) => {
  await readsNumbersOnce(world, call);
  await pagesByLink(world, call);
  await savesATable(world, call);
  await readsProblems(call);
  await learnsWhenToComeBack(call);
});

async function readsNumbersOnce(world, call) {
  const path = `/v1/performance?${world.period}`;
  const first = await call(path, { headers: { "X-Request-Id": "browser-1" } });
  same(first.status, 200, "status");
  same(first.headers.get("X-Request-Id"), "browser-1", "X-Request-Id");
  const { kpis } = await first.json();
  same(kpis.sent, 4, "sent");
  same(kpis.conversions, 4, "conversions");
  same(kpis.revenue, 30.3, "revenue");
  same(kpis.total_purchases, world.purchases, "total_purchases");
  same(Math.round(kpis.total_revenue * 100), world.cents, "total_revenue");
  const tag = first.headers.get("ETag");
  same(/^"[^"]+"$/.test(tag), true, `ETag ${tag} is a strong one`);

  // Past the browser's own cache, which would turn a 304 into the 200 that it keeps.
  const second = await call(path, { cache: "no-store", headers: { "If-None-Match": tag } });
  same(second.status, 304, "status of what is known");
  same(second.headers.get("ETag"), tag, "its ETag");
  same(await second.text(), "", "its body");

  // Through that cache: the browser asks by itself whether what it keeps still holds.
  const third = await call(path, { cache: "no-cache" });
  same(third.status, 200, "status through the browser's cache");
  same((await third.json()).kpis.revenue, 30.3, "revenue through the browser's cache");
}

async function pagesByLink(world, call) {
  const ids = new Set();
  let cents = 0;
  let pages = 0;
  let next = `/v1/purchases?${world.period}&limit=500`;
  while (next) {
    const response = await call(next);
    same(response.status, 200, `status of ${next}`);
    const page = await response.json();
    for (const purchase of page.data) {
      ids.add(purchase.id);
      cents += Math.round(purchase.revenue * 100);
    }
    const link = response.headers.get("Link");
    same(link !== null, page.next_cursor !== null, "whether there is a Link");
    next = link && new URL(/^<([^>]+)>; rel="next"$/.exec(link)[1], response.url);
    pages++;
  }
  same(pages, Math.ceil(world.purchases / 500), "pages");
  same(ids.size, world.purchases, "purchases of all pages");
  same(cents, world.cents, "cents of all pages");
}

async function savesATable(world, call) {
  const response = await call(`/v1/purchases?${world.period}`, { headers: { Accept: "text/csv" } });
  same(
    response.headers.get("Content-Disposition"),
    'attachment; filename="purchases_2026-03-01_2026-03-05.csv"',
    "Content-Disposition",
  );
  const lines = (await response.text()).trimEnd().split("\r\n");
  same(lines.length, world.purchases + 1, "lines of the table");
}

async function readsProblems(call) {
  const badRequest = await call("/v1/performance?period=never");
  same(badRequest.status, 400, "status of a bad request");
  same(badRequest.headers.get("Content-Type"), "application/problem+json", "type of a problem");
  const problem = await badRequest.json();
  same(problem.type, "urn:touchstone:problem:invalid-parameter", "the problem");
  same(problem.errors[0].field, "period", "the parameter that it names");
  same(problem.request_id, badRequest.headers.get("X-Request-Id"), "its request id");

  const unknown = await call("/v1/performance", { headers: { Authorization: "Bearer nobody" } });
  same(unknown.status, 401, "status without a valid key");
  same((await unknown.json()).type, "urn:touchstone:problem:unauthenticated", "that problem");
}

/** Sends more wrong keys than one address may, until it is told to wait. */
async function learnsWhenToComeBack(call) {
  for (let sent = 0; sent < WRONG_KEYS; sent++) {
    const answer = await call("/v1/performance", { headers: { Authorization: "Bearer nobody" } });
    await answer.text();
    if (answer.status === 429) {
      same(/^[1-9][0-9]*$/.test(answer.headers.get("Retry-After")), true, "Retry-After in seconds");
      return;
    }
  }
  throw new Error(`no key was one too many, though ${WRONG_KEYS} wrong ones were sent`);
}
