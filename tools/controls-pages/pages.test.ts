import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { protections, requirements } from "@mcp-landing-zone/controls";
import { settingsTable } from "@mcp-landing-zone/contract";
import { expect, it } from "vitest";
import { controlsPages } from "./pages.ts";
import { pageCells } from "../page-cells.ts";

const root = join(import.meta.dirname, "../..");

const sourcesBelow = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("node_modules") && !path.includes("dist/"))
    .map((path) => readFileSync(join(root, folder, path), "utf8"))
    .join("\n");

it("R-82 docs/controls.md and docs/protections are what the values and the tests say", async () => {
  const pages = await controlsPages(root);
  for (const [path, text] of pages)
    expect(pageCells(readFileSync(join(root, path), "utf8")), `${path}: npm run controls:pages`).toBe(pageCells(text));
  const written = readdirSync(join(root, "docs/protections")).map((name) => `docs/protections/${name}`);
  expect(written.filter((path) => !pages.has(path))).toEqual([]);
});

it("R-82 every requirement belongs to a protection, and a protection names requirements that exist", () => {
  const named = new Set(protections.flatMap(({ requirements: ids }) => ids));
  const ids = requirements.map(({ id }) => id);
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
  expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
});

const variables = new Set(Object.values(settingsTable).map(({ env }) => env));
const properties = ["stacks", "constructs", "contract"].map(sourcesBelow).join("\n");

it.each(protections)("R-82 the page of $id names files, settings and weakenings that exist", (protection) => {
  for (const path of [...protection.code, ...protection.more])
    expect(existsSync(join(root, path)), `${protection.id}: ${path} does not exist`).toBe(true);
  for (const name of Object.keys(protection.configure)) {
    const exists = name.startsWith("MCP_")
      ? variables.has(name)
      : new RegExp(`readonly ${name}\\??:|Weakenable<[^>]*"${name}"`).test(properties);
    expect(exists, `${protection.id}: neither a setting nor a property is called ${name}`).toBe(true);
  }
  const all = [...protection.how, protection.weaken, ...Object.values(protection.configure)].join("\n");
  for (const [, name] of all.matchAll(/weaken: \{ (\w+):/g))
    expect(new RegExp(`Weakenable<[^>]*"${name}"`).test(properties), `weaken.${name}`).toBe(true);
  for (const [name] of all.matchAll(/\bMCP_[A-Z_]+\b/g)) expect(variables.has(name), name).toBe(true);
});
