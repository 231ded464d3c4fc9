import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { circles } from "./circles.ts";

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

  it("there are none in this repository", () => {
    const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts"], {
      cwd: root,
      encoding: "utf8",
    })
      .split("\n")
      .filter((file) => file !== "" && !/\.(?:test|testing|fixture|d)\.ts$/.test(file));
    expect(files.length).toBeGreaterThan(500);
    // The arrows between packages are the table of eslint.config.js.
    expect(circles(root, files).filter((circle) => !circle.startsWith(":"))).toEqual([]);
  });
});
