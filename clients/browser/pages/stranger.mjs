// A page whose origin the service does not know: nothing that it is answered can be read.

import { run, same } from "./report.mjs";

run(async (world, call) => {
  // The service is there: a page may always ask, and gets an answer that tells it nothing.
  const opaque = await fetch(`${world.service}/v1/performance`, { mode: "no-cors" });
  same(opaque.type, "opaque", "type of an answer without CORS");

  await isRefused(() => call("/v1/performance"), "a call with a key");
  await isRefused(() => fetch(`${world.service}/v1/performance`), "a call without one, which needs no preflight");
});

async function isRefused(call, what) {
  let answer;
  try {
    answer = await call();
  } catch (error) {
    same(error.name, "TypeError", what);
    return;
  }
  throw new Error(`${what} was answered with ${answer.status}`);
}
