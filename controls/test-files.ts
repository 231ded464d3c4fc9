import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { titledTests } from "./test-titles.ts";

/** A test that proves something, and where it stands. */
export interface Proof {
  readonly file: string;
  readonly line: number;
  readonly title: string;
}

/** Where tests stand, and what their files are called: suites that cross packages keep tables of titles in files of their own. */
const folders = {
  contract: ".test.ts",
  controls: ".test.ts",
  gateway: ".test.ts",
  content: ".test.ts",
  governance: ".test.ts",
  constructs: ".test.ts",
  stacks: ".test.ts",
  server: ".test.ts",
  local: ".test.ts",
  testing: ".test.ts",
  test: ".ts",
  tools: ".test.ts",
  deploy: ".test.ts",
  cli: ".test.ts",
  bench: ".test.ts",
} as const;

const passedOver = new Set(["node_modules", "dist", ".generated", "cdktf.out"]);

const filesBelow = async (folder: string, ending: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
  return (await Promise.all(found)).flat().sort();
};

/** What the tests of this repository prove, by requirement id. */
export const proofsIn = async (root: string): Promise<ReadonlyMap<string, readonly Proof[]>> => {
  const proofs = new Map<string, Proof[]>();
  for (const [folder, ending] of Object.entries(folders)) {
    for (const path of await filesBelow(join(root, folder), ending)) {
      const file = relative(root, path).split(sep).join("/");
      for (const { requirements, line, title } of titledTests(await readFile(path, "utf8"))) {
        for (const id of requirements) proofs.set(id, [...(proofs.get(id) ?? []), { file, line, title }]);
      }
    }
  }
  return proofs;
};
