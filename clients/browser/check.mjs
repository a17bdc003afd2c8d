// Lets a page of another origin use a running service in a real browser: makes a workspace, sends a small world, serves
// the pages of this folder, and opens them in headless Chromium. Ends with status 1 at the first page that fails.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const service = setting("TOUCHSTONE_URL");
const operatorToken = setting("TOUCHSTONE_OPERATOR_TOKEN");
const chromium = setting("CHROMIUM");
const port = Number(setting("TOUCHSTONE_PAGE_PORT"));

const PATIENCE = 30_000; // milliseconds, for each page
const DAYS = 4;
const WALK_INS = 2_000; // more than a page of any list has

const workspace = await call(operatorToken, "POST", "/v1/workspaces", {
  name: "Browser check", timezone: "Europe/Paris", currency: "EUR",
});
const reports = new Map(); // by page: takes what it found wrong
const pages = createServer(answer);
const profile = await mkdtemp(join(tmpdir(), "touchstone-browser-"));
try {
  await once(pages.listen(port, "127.0.0.1"), "listening");
  await call(workspace.api_key, "POST", "/v1/events", { events: world() });
  // One server, two origins: the service knows the first of them.
  await visit(`http://127.0.0.1:${port}`, "reader");
  await visit(`http://localhost:${port}`, "stranger");
} finally {
  pages.close();
  pages.closeAllConnections();
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  await call(operatorToken, "DELETE", `/v1/workspaces/${workspace.id}`);
}

/** Each day a campaign's message is read and earns an order; one order is given back; others have no message. */
function world() {
  const events = [];
  const contact = (id) => ({ id });
  for (let day = 1; day <= DAYS; day++) {
    const at = (hour) => `2026-03-0${day}T${hour}:00:00+01:00`;
    const reader = contact(`reader-${day}`);
    events.push(
      { id: `sent-${day}`, type: "message.sent", occurred_at: at("08"), message_id: `m-${day}`, contact: reader, campaign_id: "spring" },
      { id: `read-${day}`, type: "message.read", occurred_at: at("09"), message_id: `m-${day}` },
      { id: `placed-${day}`, type: "purchase.placed", occurred_at: at("10"), purchase_id: `order-${day}`, contact: reader, amount: "10.10", currency: "EUR" },
    );
  }
  events.push({
    id: "refund", type: "purchase.refunded", occurred_at: "2026-03-05T08:00:00+01:00", purchase_id: "order-1", amount: "10.10", currency: "EUR",
  });
  for (let i = 0; i < WALK_INS; i++) {
    events.push({
      id: `walk-in-${i}`, type: "purchase.placed", occurred_at: "2026-03-05T09:00:00+01:00", purchase_id: `walk-in-${i}`,
      contact: contact(`walk-in-${i}`), amount: "0.07", currency: "EUR",
    });
  }
  return events;
}

/** Opens a page and waits for its report. */
async function visit(origin, page) {
  const report = new Promise((resolve) => reports.set(page, resolve));
  const browser = spawn(
    chromium,
    [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", `--user-data-dir=${join(profile, page)}`, `${origin}/${page}`,
    ],
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => {
    browser.on("error", (error) => resolve(`${chromium}: ${error.message}`));
    browser.on("exit", (status) => resolve(`${chromium} ended with ${status} before the page had reported`));
  });
  let timer;
  const patience = new Promise((resolve) => {
    timer = setTimeout(() => resolve(`no report within ${PATIENCE} ms`), PATIENCE);
  });
  const failure = await Promise.race([report, ended, patience]);
  clearTimeout(timer);
  browser.kill();
  await ended;
  if (failure) {
    throw new Error(`The page ${origin}/${page}: ${failure}`);
  }
  console.log(`Browser: ${origin}/${page} saw what it should`);
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, "http://pages");
  const page = pathname.slice(1);
  if (request.method === "POST" && reports.has(page)) {
    let failure = "";
    for await (const chunk of request) {
      failure += chunk;
    }
    response.writeHead(204).end();
    reports.get(page)(failure);
  } else if (reports.has(page)) {
    send(response, "text/html", `<!doctype html><title>${page}</title><script type="module" src="/${page}.mjs"></script>`);
  } else if (pathname === "/world.json") {
    send(response, "application/json", JSON.stringify({
      service,
      key: workspace.api_key,
      period: "from=2026-03-01&to=2026-03-05",
      purchases: DAYS + WALK_INS,
      cents: DAYS * 1010 - 1010 + WALK_INS * 7,
    }));
  } else if (/^\/[a-z]+\.mjs$/.test(pathname)) {
    send(response, "text/javascript", await readFile(new URL(`pages${pathname}`, import.meta.url)));
  } else {
    response.writeHead(404).end();
  }
}

function send(response, type, body) {
  response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store" }).end(body);
}

async function call(key, method, path, body) {
  const response = await fetch(service + path, {
    method,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text ? JSON.parse(text) : null;
}

function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}
