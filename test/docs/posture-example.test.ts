import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../../tools/public-api.ts";
import type { Program } from "../../tools/typed-programs.ts";
import { fences, problems } from "../../tools/typed-programs.ts";

const generated = join(root, "test/docs/.generated", `posture-${process.pid}`);
afterAll(() => rmSync(generated, { recursive: true, force: true }));

const importStatement = /^import [^]*?;\n/gm;

it("the examples of the posture guide compile: the first as it is, the others below it", () => {
  const examples = fences(readFileSync(join(root, "constructs/governance/posture/README.md"), "utf8"));
  expect(examples.length).toBeGreaterThan(1);
  const imports = examples.flatMap((code) => code.match(importStatement) ?? []);
  const bodies = examples.map((code) => code.replaceAll(importStatement, ""));
  const programs: readonly Program[] = [
    { name: "first", file: join(generated, "first.ts"), code: examples[0]! },
    { name: "all", file: join(generated, "all.ts"), code: [...imports, ...bodies].join("") },
  ];
  mkdirSync(generated, { recursive: true });
  for (const { file, code } of programs) writeFileSync(file, code);
  expect(problems(programs)).toEqual([]);
});
