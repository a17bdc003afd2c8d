// Looks at every screen of a running service that serves the page (as `make run` does): with its demo, and with an empty workspace. What
// stands there must be what the API answers, nothing may go wrong in the console, and axe-core may find nothing serious.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { launch, setting, settled } from "./browser.mjs";

const service = setting("TOUCHSTONE_URL").replace(/\/$/, "");
const operatorToken = setting("TOUCHSTONE_OPERATOR_TOKEN");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WHAT_IF = "period=last_90_days&touch=interacted&window=7d&compare=previous_year&conversion_date=send";
const FAILED = "failed.png"; // what was seen, when something is not as it should be
const PATIENCE = 120_000; // milliseconds: whatever does not come in this time comes never, however busy the machine is
const MOST_BYTES = 90_000;
const REFUSED = /^Failed to load resource/; // what a browser says of answers that are refusals

let began = Date.now();
const { api_key: demoKey } = await (await fetch(`${service}/session.json`)).json();
assert.ok(demoKey, `${service} serves no page: start it with make run`);
await standing();
say("the demo is whole");
const empty = await workspace("Empty");
const own = await workspace("Connected");
const small = await smallWorkspace();
const browser = await launch();
let failure;
try {
  await weight();
  await firstPaint();
  await withPage({}, demoScreens);
  await withPage({}, otherQuestions);
  await withPage({ colorScheme: "dark" }, demoInTheDark);
  await withPage({}, lengthy);
  await withPage({}, handling);
  await withPage({}, downloads);
  await withPage({ viewport: { width: 390, height: 800 } }, narrow);
  await withPage({ locale: "de-DE" }, german);
  await withPage({}, states);
  await withPage({ key: small.key }, maskedPeople);
  await withPage({ key: empty.api_key }, emptyScreens);
  await withPage({ signedOut: true, allowed: REFUSED }, wrongKey);
  await withPage({ allowed: REFUSED, permissions: ["clipboard-read", "clipboard-write"] }, connecting);
} catch (thrown) {
  failure = thrown;
} finally {
  await browser.close();
  for (const { id } of [empty, own, small]) {
    await call(operatorToken, "DELETE", `/v1/workspaces/${id}`).catch((thrown) => console.error(`Page: ${thrown.message}`));
  }
}
if (failure) {
  // Whole, and last.
  console.error(`\nPage: not as it should be. ${failure.seen ?? ""}\n${failure.stack}`);
  process.exit(1);
}
console.log("Page: every screen shows what the API answers");

/** What is done, and how many seconds it took. */
function say(what) {
  console.log(`Page: ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  began = Date.now();
}

/** Asks until it is so. */
async function until(what, isSo) {
  for (const end = Date.now() + PATIENCE; !(await isSo()); ) {
    assert.ok(Date.now() < end, `${what}: not within ${PATIENCE / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Until the older days of a new demo have come in, the oldest last, and today is not about to end: what moves cannot be compared. */
async function standing() {
  const { timezone } = await ask("/v1/me");
  const dayOf = (instant) => new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(instant);
  const oldest = dayOf(Date.now() - 400 * 86_400_000);
  await until("all days of the demo are there", async () => {
    const { data } = await ask("/v1/campaigns?all=true&period=all_time&sort=last_sent_at&limit=5");
    return (await ask("/v1/me")).first_day <= oldest && data.every(({ status }) => status === "closed");
  });
  await until("today has some minutes left", () => dayOf(Date.now()) === dayOf(Date.now() + PATIENCE));
}

/** A page of its own; what its console says is an error, unless it is allowed. */
async function withPage({ key, signedOut, allowed, ...options }, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !allowed?.test(message.text()) && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  if (key) {
    await context.addInitScript((stored) => sessionStorage.setItem("touchstone", JSON.stringify({ baseUrl: "", key: stored })), key);
  }
  if (signedOut) {
    await page.route("**/session.json", (route) => route.fulfill({ json: {} }));
  }
  try {
    await look(page);
    assert.deepEqual(wrong, [], "what the console says");
    say(`${look.name} as it should be`);
  } catch (thrown) {
    await page.screenshot({ path: FAILED, fullPage: true }).catch(() => undefined);
    const text = await page.locator("body").innerText({ timeout: 5_000 }).catch(() => "");
    thrown.seen = [
      `${look.name} ${JSON.stringify(options)}, at ${page.url()}, seen in clients/dashboard/${FAILED}.`,
      `The console says: ${wrong.join(" | ") || "nothing"}.`, `The page says: ${text.replace(/\s+/g, " ").slice(0, 1_000)}`,
    ].join("\n");
    throw thrown;
  } finally {
    await context.close();
  }
}

async function open(page, hash) {
  // The same page with another fragment is not loaded anew: that it follows is part of what is looked at.
  await page.goto(`${service}/${hash}`);
  await settled(page);
}

/** All of the page as it is sent to who takes gzip, what it has by and by too. */
async function weight() {
  const files = new URL("../../../src/main/resources/dashboard/", import.meta.url);
  const names = ["", ...(await readdir(new URL("assets", files))).map((name) => `assets/${name}`)];
  let bytes = 0;
  for (const name of names) {
    const response = await send(demoKey, "GET", `/${name}`);
    assert.ok(response.ok, `/${name} is not served: is the service packaged with this page?`);
    assert.equal(response.headers.get("Content-Encoding"), "gzip", `/${name}`);
    bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }
  assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
  say(`${bytes} bytes in all, gzipped`);
}

/** What the first look at the first screen costs. */
async function firstPaint() {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const sizes = new Map();
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await open(page, "");
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  const numbers = await page.evaluate(() => Math.max(...performance.getEntriesByType("resource").map((entry) => entry.responseEnd)));
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  say(`first screen with ${sizes.size} requests and ${bytes} bytes, painted after ${painted.toFixed(0)} ms, all numbers after ${numbers.toFixed(0)} ms`);
  await page.context().close();
}

function demoScreens(page) {
  return screens(page, "", accessible);
}

/** The same marks with other numbers in them need no second look. */
function otherQuestions(page) {
  return screens(page, WHAT_IF, () => undefined);
}

async function demoInTheDark(page) {
  // What is lighter or darker than on other screens is on these.
  for (const hash of ["", "#/campaigns", "#/flows/cart-reminder", "#/purchases", "#/connect"]) {
    await open(page, hash);
    await accessible(page);
  }
}

async function screens(page, question, look) {
  const asked = new URLSearchParams(question);
  asked.delete("compare");
  await open(page, `#/?${question}`);
  const { kpis } = await ask(`/v1/performance?${asked}`);
  const figures = await numbers(page, "[aria-label='The figures']");
  for (const name of ["revenue", "cost", "roi", "attributed_share", "conversions", "average_order_value", "delivery_rate", "read_rate", "opt_outs"]) {
    assert.equal(figures.get(name) ?? null, kpis[name], name);
  }
  const { rules } = await ask(`/v1/performance/rules?${asked}`);
  for (const { touch, window, revenue } of rules) {
    assert.equal(Number(await page.locator(`[data-name='rule-${touch}-${window}']`).getAttribute("value")), revenue);
  }
  await placeboEqual(page, asked.get("period") ?? "last_30_days");
  await look(page);

  await open(page, `#/campaigns?${question}`);
  const campaigns = (await ask(`/v1/campaigns?${asked}&sort=-revenue`)).data;
  await rowsEqual(page, campaigns, ["sent", "revenue", "cost", "roi", "read_rate"]);
  await modelsEqual(page, asked);
  await look(page);

  const worst = campaigns.find((row) => row.kpis.revenue === 0 && row.kpis.cost > 0);
  for (const { id, kpis: own } of [campaigns[0], worst].filter(Boolean)) {
    await open(page, `#/campaigns/${id}?${question}`);
    const shown = await numbers(page);
    assert.equal(shown.get("revenue"), own.revenue);
    assert.equal(shown.get("cost"), own.cost);
    assert.equal(shown.get("funnel-sent"), own.sent);
    await look(page);
  }

  await open(page, `#/flows?${question}`);
  const flows = (await ask(`/v1/flows?${asked}`)).data;
  await rowsEqual(page, flows, ["sent", "revenue", "cost"]);
  await look(page);

  for (const { id } of flows) {
    const { nodes, edges } = await ask(`/v1/flows/${id}/nodes?${asked}`);
    const sender = nodes.find((node) => node.kpis.sent > 0);
    await open(page, `#/flows/${id}?${question}${question && "&"}node=${sender.id}`);
    await rowsEqual(page, nodes, ["sent", "delivered", "read", "clicked", "revenue"]);
    for (const node of nodes.filter((row) => row.kind === "message")) {
      assert.equal(Number(await page.locator(`[data-node='${node.id}']`).getAttribute("data-revenue")), node.kpis.revenue);
    }
    assert.equal(await page.locator(".graph .branch").count(), edges.length);
    const merges = new Set(edges.map((edge) => edge.to).filter((to, place, all) => all.indexOf(to) !== place));
    assert.equal(await page.locator(".graph .merge").count(), merges.size);
    await look(page);
  }

  asked.set("sort", "-purchased_at");
  await open(page, `#/purchases?${question}`);
  const purchases = (await ask(`/v1/purchases?${asked}`)).data;
  const shown = await numbers(page);
  for (const row of purchases) {
    assert.equal(shown.get(`${row.id}-revenue`), row.revenue);
  }
  await look(page);

  const rule = new URLSearchParams([...asked].filter(([name]) => ["touch", "window"].includes(name)));
  for (const { id } of [purchases.find((row) => row.credit), purchases.find((row) => !row.credit)].filter(Boolean)) {
    await open(page, `#/purchases?${question}${question && "&"}purchase=${encodeURIComponent(id)}`);
    const { journey, revenue } = await ask(`/v1/purchases/${encodeURIComponent(id)}?${rule}`);
    assert.equal((await numbers(page, "dialog")).get("journey-revenue"), revenue);
    assert.deepEqual(
      await page.locator("dialog .timeline li:not(.bought)").evaluateAll((all) => all.map((one) => [one.className, one.dataset.reason ?? null])),
      journey.map(({ won, reason }) => [won ? "won" : "lost", reason]),
    );
    await look(page);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
    assert.doesNotMatch(page.url(), /purchase=/);
  }
}

/** What would have come anyway, of a year where the period has too few sales to tell. */
async function placeboEqual(page, period) {
  const ofPeriod = await ask(`/v1/placebo?period=${period}`);
  const ofYear = ofPeriod.reason === "too_few_conversions" ? await ask("/v1/placebo?period=last_365_days") : ofPeriod;
  assert.equal(ofYear.reason, null, "the demo has a placebo");
  const { baseline_share: share, interval, excess_revenue: excess, excess_interval: excesses, attributed_revenue: attributed, overstatement } = ofYear;
  const expected = {
    share, low: interval[0], high: interval[1], excess, "excess-low": excesses[0], "excess-high": excesses[1], attributed,
    ...(overstatement !== null && { overstatement }),
  };
  assert.deepEqual(
    Object.fromEntries(await numbers(page, ".placebo")),
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [`placebo-${name}`, value])),
  );
  assert.deepEqual(await page.locator(".placebo [data-warning]").evaluateAll((all) => all.map((one) => one.dataset.warning)), ofYear.warnings);
}

/** Campaigns and flows, and each campaign, under each model. */
async function modelsEqual(page, asked) {
  const overall = await ask(`/v1/performance/models?${asked}`);
  const each = await ask(`/v1/performance/models?${asked}&by=campaign&source=campaigns&limit=25`);
  assert.ok(overall.data.length > 1 && each.data.length > 1, "the demo has something to share");
  const expected = [...overall.data, ...each.data].flatMap(({ source_kind: kind, campaign, models, touched_purchases: touched, revenue_range: range }) => [
    ["touched", touched], ...Object.entries(models).map(([model, { revenue }]) => [model, revenue]), ["low", range.low], ["high", range.high],
  ].map(([column, value]) => [`models-${kind ?? campaign}-${column}`, value]));
  assert.deepEqual(new Map([...(await numbers(page))].filter(([name]) => name.startsWith("models-")).sort()), new Map(expected.sort()));
}

/** What takes the service long waits for all else, and says why there is no number. */
async function lengthy(page) {
  const begun = [];
  page.on("request", (request) => begun.push(new URL(request.url()).pathname));
  await page.route("**/v1/placebo?*", async (route) => {
    assert.equal(await page.locator("[aria-label='The figures'] [data-name=revenue]").count(), 1, "the figures are there before");
    await route.continue();
  });
  await open(page, "");
  assert.equal(begun.filter((path) => path.startsWith("/v1/")).findIndex((path) => path === "/v1/placebo"), 6, begun.join(" "));
  await page.unrouteAll({ behavior: "wait" });
  for (const [reason, text] of [["too_few_comparable", "nearly everybody gets a message every week"], ["too_few_conversions", "it takes 100 sales"]]) {
    await changed(page, /\/v1\/placebo/, (answer) => ({
      ...answer, reason, baseline_share: null, interval: null, excess_revenue: null, excess_interval: null, overstatement: null,
    }));
    await page.getByTitle("Refresh").click();
    await page.getByText(text).waitFor();
    await page.unrouteAll({ behavior: "wait" });
  }
  await changed(page, /\/v1\/placebo/, (answer) => ({ ...answer, warnings: ["recent_buyers_left_out", "long_window"] }));
  await page.getByTitle("Refresh").click();
  await page.getByText("had not bought for a while").waitFor();
  await accessible(page);
  await page.unrouteAll({ behavior: "wait" });
  const [docs] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "How this is found out" }).click()]);
  await docs.getByText("Would they have bought anyway?").waitFor();
  await accessible(docs);
  await open(page, "#/campaigns");
  const [models] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "More about these models" }).click()]);
  await models.getByText("Who else had a part").first().waitFor();
  await accessible(models);
}

/** Choices are in the address, the address brings them back, and everything can be done by keyboard. */
async function handling(page) {
  await open(page, "");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.locator("[data-name='rule-interacted-7d']").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(page.url(), /touch=interacted&window=7d/);
  const { kpis } = await ask("/v1/performance?touch=interacted&window=7d");
  assert.equal((await numbers(page)).get("revenue"), kpis.revenue);
  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await settled(page);
  assert.match(page.url(), /#\/campaigns\?touch=interacted&window=7d/);
  await page.getByRole("button", { name: "Cost" }).click();
  await settled(page);
  const { data } = await ask("/v1/campaigns?touch=interacted&window=7d&sort=-cost");
  assert.equal(await page.locator("tbody th").first().innerText(), data[0].name);
  await page.getByRole("searchbox").fill("delivery");
  await page.waitForFunction(() => location.hash.includes("search=delivery"));
  await settled(page);
  const found = (await ask("/v1/campaigns?search=delivery")).data.length;
  assert.equal(await page.locator("[aria-label='Campaigns'] tbody tr").count(), found);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await settled(page);
  assert.equal(new URL(page.url()).hash.replace(/^#\/?/, ""), "");
  await page.locator(".plot canvas").waitFor();
  await page.locator(".plot").focus();
  const before = await page.locator(".readout").innerText();
  // The first step may be to where it stands, and an answer that comes late begins anew.
  await until("a step along the curve", async () => {
    await page.keyboard.press("ArrowLeft");
    return (await page.locator(".readout").innerText()) !== before;
  });
  await page.getByRole("combobox", { name: "Period" }).selectOption("custom");
  await page.getByRole("textbox", { name: "From" }).fill("2026-01-01");
  await page.getByRole("textbox", { name: "To", exact: true }).fill("2026-01-31");
  await settled(page);
  assert.match(page.url(), /from=2026-01-01&to=2026-01-31/);
}

async function downloads(page) {
  await open(page, "#/campaigns?period=last_90_days");
  for (const [format, begins] of [["CSV", "id,name,status"], ["XLSX", "PK"]]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Download Campaigns as ${format}` }).click()]);
    assert.match(file.suggestedFilename(), new RegExp(`^campaigns_.*\\.${format.toLowerCase()}$`));
    const content = await readFile(await file.path());
    assert.ok(content.toString("latin1").startsWith(begins), format);
    if (format === "CSV") {
      const { data } = await ask("/v1/campaigns?period=last_90_days&limit=500");
      assert.equal(content.toString("utf8").trimEnd().split("\r\n").length, data.length + 1);
    }
  }
}

async function narrow(page) {
  for (const hash of ["", "#/campaigns", "#/flows/cart-reminder", "#/purchases", "#/connect"]) {
    await open(page, hash);
    await fits(page);
    await accessible(page);
  }
}

async function fits(page) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= room, `${page.url()} is ${wide} wide`);
}

async function german(page) {
  await open(page, "");
  const { kpis, currency } = await ask("/v1/performance");
  const shown = (await page.locator("[data-name=revenue]").first().innerText()).replace(/\s/g, " ");
  assert.equal(shown, new Intl.NumberFormat("de-DE", { style: "currency", currency }).format(kpis.revenue).replace(/\s/g, " "));
}

/** What the demo does not have: answers of a service that rebuilds, or to which nothing comes any more; days without anything. */
async function states(page) {
  await changed(page, /\/v1\/(performance|campaigns|flows)/, (answer) => ({ ...answer, rebuilding: true }));
  await changed(page, /\/v1\/me/, (answer) => ({ ...answer, data_as_of: new Date(Date.now() - 3 * 86_400_000).toISOString() }));
  await page.goto(service);
  await settled(page);
  await page.getByText("History is being made anew").waitFor();
  await page.getByText("Nothing new has come in since").waitFor();
  await accessible(page);
  await page.unrouteAll({ behavior: "wait" });

  await open(page, "#/?period=last_month&compare=none");
  assert.equal(await page.locator("[aria-label='The figures'] .change").count(), 0);
  await open(page, "#/?from=2001-01-01&to=2001-01-31");
  await page.getByText("Nothing was sent or bought in this period.").waitFor();
  await accessible(page);
  await open(page, "#/nowhere");
  await page.getByText("There is no such screen").waitFor();
}

async function changed(page, path, change) {
  await page.route(path, async (route) => {
    const response = await route.fetch({ timeout: PATIENCE });
    await route.fulfill({ response, json: change(await response.json()) });
  });
}

async function maskedPeople(page) {
  await open(page, "");
  await page.getByText("No costs are known").waitFor();
  await page.getByText("What these messages cost was never told").waitFor();
  await open(page, "#/purchases");
  await page.getByText("Contacts are masked").waitFor();
  await page.getByText("A. L.").waitFor();
  await accessible(page);
}

async function emptyScreens(page) {
  for (const screen of ["", "campaigns", "flows", "purchases"]) {
    await open(page, `#/${screen}`);
    await page.getByText("Nothing here yet").waitFor();
    await page.getByText("No data yet").waitFor();
    await accessible(page);
  }
}

/** A platform is connected by the key of an admin, and what it sends is seen as it comes. */
async function connecting(page) {
  const tell = async (key) => {
    await page.getByLabel("API key with the scope admin").fill(key);
    await page.keyboard.press("Enter");
  };
  await page.clock.install();
  await open(page, "#/connect");
  await intakeEqual(page, demoKey);
  await accessible(page);
  await tell("tsk_of_nobody");
  await page.getByText("The service does not know this key").waitFor();
  await tell(small.key);
  await page.getByText("it needs the scope admin").waitFor();
  await tell(own.api_key);
  await page.getByText("Connecting to Connected").waitFor();
  await page.getByText("Nothing is connected yet.").waitFor();

  // Each platform is asked for what it has.
  for (const [platform, field] of [["shopify", "shop"], ["woocommerce", "purchase_when"], ["whatsapp", "auth"]]) {
    await page.getByLabel("Platform").selectOption(platform);
    await page.locator(`#new-${field}`).waitFor();
    await accessible(page);
  }

  // Each problem stands beside the field that it names.
  const submit = page.getByRole("button", { name: "Connect WhatsApp" });
  await submit.click();
  await page.locator("#new-name-problem").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "new-name");
  await page.keyboard.type("Shop number");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "new-secret");
  const { errors } = await refusal(own.api_key, "POST", "/v1/connections", { kind: "whatsapp", auth: "meta_signature", name: "Shop number" });
  const problems = await page.locator("[id^=new-][id$=-problem]").evaluateAll((all) => all.map((one) => [one.id, one.innerText]));
  assert.deepEqual(problems.sort(), errors.map(({ field, detail }) => [`new-${field}-problem`, `${field} ${detail}`]).sort());
  await accessible(page);

  const secret = "the-secret-of-an-app";
  await page.getByLabel("Secret", { exact: true }).fill(secret);
  await page.getByLabel("Ids of your numbers").fill("1001, 1002");
  await page.keyboard.press("Enter");
  await page.locator("#webhook-url").waitFor();
  await settled(page);
  const [connection] = (await call(own.api_key, "GET", "/v1/connections")).data;
  assert.deepEqual(connection.phone_number_ids, ["1001", "1002"]);
  assert.match(page.url(), new RegExp(`connection=${connection.id}$`));
  const url = await page.locator("#webhook-url").inputValue();
  assert.equal(url, connection.webhook_url);
  await page.getByRole("button", { name: "Copy Address to send to" }).click();
  await page.getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);
  const hook = `${service}${new URL(url).pathname}`;
  const token = await page.locator("#verify-token").inputValue();
  const asked = new URLSearchParams({ "hub.mode": "subscribe", "hub.challenge": "42", "hub.verify_token": token });
  assert.equal(await (await fetch(`${hook}?${asked}`)).text(), "42");
  await accessible(page);

  // Deliveries are there by themselves.
  const ours = status("1001", { biz_opaque_callback_data: '{"v":1,"c":"spring"}' });
  await page.getByText("Nothing yet. It appears here by itself.").waitFor();
  await deliver(hook, secret, ours);
  await deliver(hook, secret, status("of somebody else"));
  await until("the next look at deliveries", async () => {
    await page.clock.fastForward(5_000);
    return (await page.locator("tr[data-outcome]").count()) === 2;
  });
  await page.locator("[data-outcome=accepted]").waitFor();
  await page.locator("[data-outcome=ignored]").getByText("of a number, account or shop that is not yours").waitFor();
  await until("what was not counted is known", async () => (await call(own.api_key, "GET", "/v1/intake")).ignored.length > 0);
  await page.getByTitle("Refresh").click();
  await page.locator("[data-name^='ignored-']").waitFor();
  await intakeEqual(page, own.api_key);
  await accessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await fits(page);

  // The secret can be changed, and the key is still there after a look at another screen, and nowhere else.
  await page.getByText("Another secret, or an end").click();
  await page.getByLabel("New secret").fill("another-secret");
  await page.keyboard.press("Enter");
  await page.getByText("Both secrets hold for a day").waitFor();
  await deliver(hook, "another-secret", ours);
  await page.getByTitle("Refresh").click();
  await page.locator("[data-outcome=duplicate]").waitFor();
  await page.getByRole("link", { name: "Flows", exact: true }).click();
  await page.getByRole("link", { name: "Connect", exact: true }).click();
  await page.getByRole("link", { name: "Shop number" }).click();
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, document.cookie]));
  for (const word of [own.api_key, secret, "another-secret", token]) {
    assert.ok(!kept.includes(word), `${word} is kept`);
  }
  await page.getByText("Another secret, or an end").click();
  await page.getByRole("button", { name: "Delete this connection" }).click();
  await page.getByText("is refused, and lost to the numbers").waitFor();
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await page.getByText("Nothing is connected yet.").waitFor();
  assert.deepEqual((await call(own.api_key, "GET", "/v1/connections")).data, []);
  await page.reload();
  await page.getByLabel("API key with the scope admin").waitFor();
}

/** What the page says is not counted is what the API says. Counts of deliveries come a while after these: it is asked until both are of one time. */
async function intakeEqual(page, key) {
  let shown;
  let answered;
  for (const end = Date.now() + PATIENCE; ; ) {
    await settled(page);
    answered = countsOf(await call(key, "GET", "/v1/intake"));
    shown = Object.fromEntries(await numbers(page, "[aria-label='Why is it not counted?']"));
    if (isDeepStrictEqual(shown, answered) || Date.now() > end) {
      break;
    }
    await page.getByTitle("Refresh").click();
  }
  assert.deepEqual(shown, answered, "why it is not counted");
}

function countsOf({ messages_without_source: unsourced, purchases_without_message: strangers, ...lists }) {
  const counts = [
    ["messages_without_source", unsourced.count], ["purchases_without_message", strangers.count],
    ...lists.messages_without_price.map(({ reason, category, messages }) => [`messages_without_price-${reason}-${category}`, messages]),
    ...lists.rejections.map(({ type, count }) => [`rejections-${type}`, count]),
    ...lists.ignored.map(({ connection_id: id, kind, reason, count }) => [`ignored-${id}-${kind}-${reason}`, count]),
    ...lists.contacts_with_many_identities.map(({ contact_key: key, identities }) => [`contact-${key}`, identities]),
    ...lists.events.map(({ type, count }) => [`events-${type}`, count]),
  ];
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Meta's body of a status of a message from this number. */
function status(number, more = {}) {
  const at = Math.floor(Date.now() / 1000);
  const one = { id: `wamid.${at}${Math.random()}`, status: "sent", timestamp: String(at), recipient_id: "33639980001", ...more };
  const value = { messaging_product: "whatsapp", metadata: { display_phone_number: "33123456789", phone_number_id: number }, statuses: [one] };
  return JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "2001", changes: [{ field: "messages", value }] }] });
}

async function deliver(hook, secret, body) {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const headers = { "Content-Type": "application/json", "X-Hub-Signature-256": `sha256=${signature}` };
  const response = await fetch(hook, { method: "POST", headers, body });
  assert.equal(response.status, 200, await response.text());
}

async function wrongKey(page) {
  await page.goto(service);
  await page.getByText("Look at your numbers").waitFor();
  await accessible(page);
  await page.getByLabel("API key or token").fill("tsk_of_nobody");
  await page.keyboard.press("Enter");
  await page.getByText("The service does not know this key.").waitFor();
  await page.getByLabel("Address of the service").fill("nowhere");
  await page.getByLabel("API key or token").fill(empty.api_key);
  await page.keyboard.press("Enter");
  await page.getByText("That is no address of a service").waitFor();
  await page.getByLabel("Address of the service").fill("");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing here yet").first().waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("Look at your numbers").waitFor();

  // What does not answer says so, and is asked again.
  await page.route("**/v1/performance?*", (route) => route.fulfill({ status: 503, json: { status: 503, detail: "busy", request_id: "r-1" } }));
  await page.getByLabel("API key or token").fill(demoKey);
  await page.keyboard.press("Enter");
  await page.getByText("The service is busy.").first().waitFor();
  await page.getByText("Request r-1").first().waitFor();
  await accessible(page);
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Try again" }).first().click();
  await page.locator("[data-name=revenue]").first().waitFor();
  await page.route("**/v1/**", (route) => route.abort());
  await page.getByTitle("Refresh").click();
  await page.getByText("The service did not answer just now.").first().waitFor();
  assert.ok(await page.locator("[data-name=revenue]").first().isVisible());
}

/** Numbers of the page by name, as programs read them. */
async function numbers(page, within = "main") {
  const all = await page.locator(`${within} data[data-name]`).evaluateAll((found) => found.map((one) => [one.dataset.name, Number(one.value)]));
  return new Map(all.reverse());
}

async function rowsEqual(page, rows, names) {
  const shown = await numbers(page);
  for (const { id, kpis } of rows) {
    for (const name of names) {
      assert.equal(shown.get(`${id}-${name}`) ?? null, kpis[name], `${id} ${name}`);
    }
  }
}

async function accessible(page) {
  // As a script of the tools, not of the page, whose policy would not let it in.
  const { violations } = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`), [], "axe-core");
}

async function ask(path) {
  return call(demoKey, "GET", path);
}

function workspace(name) {
  return call(operatorToken, "POST", "/v1/workspaces", { name, timezone: "Europe/Berlin", currency: "EUR" });
}

/** One sale by one message, of which nobody told the cost; and a key that may not see who bought. */
async function smallWorkspace() {
  const { id, api_key } = await call(operatorToken, "POST", "/v1/workspaces", { name: "Small", timezone: "Asia/Tokyo", currency: "JPY" });
  const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const contact = { phone: "+33639980000", name: "Ada Lovelace" };
  await call(api_key, "POST", "/v1/events", { events: [
    { id: "e1", type: "message.sent", occurred_at: at(30), message_id: "m1", contact, campaign_id: "spring" },
    { id: "e2", type: "message.read", occurred_at: at(20), message_id: "m1" },
    { id: "e3", type: "purchase.placed", occurred_at: at(10), purchase_id: "1001", contact, amount: "4990", currency: "JPY" },
  ] });
  const { api_key: key } = await call(api_key, "POST", "/v1/api-keys", { name: "reader", scopes: ["read"] });
  return { id, key };
}

async function call(key, method, path, body) {
  const response = await send(key, method, path, body);
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

async function refusal(key, method, path, body) {
  const response = await send(key, method, path, body);
  assert.equal(response.status, 400);
  return response.json();
}

function send(key, method, path, body) {
  return fetch(service + path, {
    method,
    headers: { Authorization: `Bearer ${key}`, ...(body && { "Content-Type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}
