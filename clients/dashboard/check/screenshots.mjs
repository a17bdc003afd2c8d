// Pictures of the demo for the README, of a running service that serves the page.

import { fileURLToPath } from "node:url";
import { launch, setting, settled } from "./browser.mjs";

const service = setting("TOUCHSTONE_URL").replace(/\/$/, "");
const folder = fileURLToPath(new URL("../../../docs/pictures/", import.meta.url));

const browser = await launch();
try {
  const { data } = await fetchJson("/v1/purchases?attributed=true&limit=200");
  const journeys = await Promise.all(data.map(({ id }) => fetchJson(`/v1/purchases/${id}`)));
  // A journey worth a look: some touches of more than one message.
  const best = journeys.reduce((one, other) => (interest(other) > interest(one) ? other : one));
  await picture("overview", "", { width: 1120, height: 785 });
  await picture("flow", "#/flows/cart-reminder", { width: 1000, height: 860, from: ".graph" });
  await picture("journey", `#/purchases?attributed=true&purchase=${encodeURIComponent(best.id)}`, { width: 960, height: 660 });
} finally {
  await browser.close();
}

function interest({ journey }) {
  const messages = new Set(journey.map((touch) => touch.message_id)).size;
  const reasons = new Set(journey.map((touch) => touch.reason)).size;
  return 4 * reasons + 2 * Math.min(3, messages) - 3 * Math.abs(journey.length - 6);
}

async function picture(name, hash, { width, height, from }) {
  const page = await browser.newPage({ viewport: { width, height }, locale: "en-GB", colorScheme: "light" });
  await page.goto(`${service}/${hash}`);
  await settled(page);
  if (from) {
    await page.locator(from).evaluate((element) => element.closest(".card").scrollIntoView());
  }
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}

async function fetchJson(path) {
  fetchJson.key ??= (await (await fetch(`${service}/session.json`)).json()).api_key;
  return (await fetch(service + path, { headers: { Authorization: `Bearer ${fetchJson.key}` } })).json();
}
