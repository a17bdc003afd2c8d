import { readFileSync } from "node:fs";
import { marked } from "marked";
import { defineConfig, type Plugin } from "vite";

const service = process.env["TOUCHSTONE_URL"] ?? "http://127.0.0.1:8080";
const proxy = { "/v1": service, "/hooks": service, "/session.json": service };

/** What holds wherever the page is served from. The service is wherever its reader says. Vite's own server writes styles into the page. */
const policy: Plugin = {
  name: "policy",
  apply: "build",
  transformIndexHtml: () => [{
    tag: "meta",
    attrs: {
      "http-equiv": "Content-Security-Policy",
      content: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src *; base-uri 'none'; form-action 'none'",
    },
    injectTo: "head-prepend",
  }],
};

/** Whoever passes the built page on passes these on with it. */
const licences: Plugin = {
  name: "licences",
  apply: "build",
  generateBundle() {
    const carried = ["preact", "openapi-fetch", "uplot", "@dagrejs/dagre", "@dagrejs/graphlib"];
    const source = carried.map((name) => `${name}\n\n${readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8").trim()}\n`);
    this.emitFile({ type: "asset", fileName: "licences.txt", source: source.join("\n\n") });
  },
};

/** What the page links to, of what stands in docs: one that leads elsewhere is a text. */
const docs: Plugin = {
  name: "docs",
  apply: "build",
  generateBundle(_, bundle) {
    const style = Object.keys(bundle).find((name) => name.endsWith(".css"))!;
    for (const name of ["placebo", "models"]) {
      const text = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
      const linked = text.replace(/\[([^\]]+)\]\((?!(?:placebo|models)\.md|https:)[^)]*\)/g, "$1").replace(/\((placebo|models)\.md/g, "($1.html");
      // What is wider than the page can be scrolled by keyboard.
      const body = marked.parse(linked, { async: false }).replaceAll("<pre>", '<pre tabindex="0">')
        .replaceAll("<table>", '<div class="scroll" role="region" tabindex="0" aria-label="A table"><table>').replaceAll("</table>", "</table></div>");
      this.emitFile({
        type: "asset",
        fileName: `${name}.html`,
        source: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>${/^# (.*)/.exec(text)?.[1]} · Touchstone</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="${style}">
</head>
<body><main class="prose">${body}</main></body>
</html>
`,
      });
    }
  },
};

// Addresses are relative, so that any host and any folder serves it. Names have hashes of what is in the files: they may be kept for good.
export default defineConfig({
  base: "./",
  plugins: [policy, licences, docs],
  build: {
    outDir: "../../src/main/resources/dashboard",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  // Beside a service of `make run`.
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
});
