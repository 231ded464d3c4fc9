import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { circles, sources } from "../../tools/circles.ts";

const { scripts } = packageJson;
const root = fileURLToPath(new URL("../..", import.meta.url));
const folders: string[] = [];

const tree = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "circles-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const found = (files: Readonly<Record<string, string>>): readonly string[] => circles(tree(files), Object.keys(files));

describe("circles of imports", () => {
  it("are found between files, of types too", () => {
    expect(
      found({
        "p/a.ts": 'import { b } from "./b.ts"; export const a = b;',
        "p/b.ts": 'import type { a } from "./a.ts"; export const b = 1;',
      }),
    ).toEqual(["p: a.ts, b.ts"]);
  });

  it("are found between folders whose files make none", () => {
    expect(
      found({
        "p/x/one.ts": 'export * from "../y/one.ts";',
        "p/x/two.ts": "export {};",
        "p/y/one.ts": "export {};",
        "p/y/two.ts": 'export * from "../x/two.ts";',
      }),
    ).toEqual(["p: x, y"]);
  });

  it("are not a folder that uses the folder around it", () => {
    expect(
      found({
        "p/index.ts": 'export * from "./x/one.ts";',
        "p/x/one.ts": 'export * from "../ground.ts";',
        "p/ground.ts": "",
      }),
    ).toEqual([]);
  });

  it("are none in this repository, which its check holds", () => {
    expect(scripts.check).toContain("npm run --silent circles");
    const all = sources(root);
    expect(all.length).toBeGreaterThan(500);
    expect(circles(root, all).filter((circle) => !circle.startsWith(":"))).toEqual([]);
  });
});
