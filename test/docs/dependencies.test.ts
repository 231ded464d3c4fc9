import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

type Manifest = Readonly<Partial<Record<"dependencies" | "devDependencies" | "peerDependencies", object>>>;

const used = ["", ...packageJson.workspaces.map((folder) => `${folder}/`)].flatMap((folder) => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(read(`${folder}package.json`)) as Manifest;
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
});

it("R-113 docs/dependencies.md has a row for every dependency, and none for others", () => {
  const foreign = new Set(used.filter((name) => !name.startsWith("@mcp-landing-zone/")));
  const rows = [...read("docs/dependencies.md").matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  );
  expect(rows.length).toBeGreaterThan(30);
  expect([...foreign].filter((name) => !rows.includes(name))).toEqual([]);
  expect(rows.filter((name) => !foreign.has(name))).toEqual([]);
});
