// `npm run controls:pages`: writes docs/controls.md and docs/protections. A test holds the pages against the values and the tests' titles.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { controlsPages } from "./pages.ts";

const root = join(import.meta.dirname, "../..");
const pages = await controlsPages(root);
for (const [path, text] of pages) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: "markdown" }));
}
console.log(`${pages.size} pages written to docs`);
