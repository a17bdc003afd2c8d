// Headless Chromium, for the check and the screenshots.

import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

export async function launch() {
  const wanted = process.env.CHROMIUM || "chromium";
  const executablePath = wanted.includes("/") ? wanted : execFileSync("sh", ["-c", `command -v ${wanted}`], { encoding: "utf8" }).trim();
  return chromium.launch({
    timeout: 120_000, executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"],
  });
}

export function setting(name, otherwise) {
  const value = process.env[name] || otherwise;
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

/** Until everything that was asked has been answered and drawn. */
export async function settled(page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForFunction(() => document.querySelector("main") && !document.querySelector(".skeleton, [aria-busy=true], .waiting"));
}
