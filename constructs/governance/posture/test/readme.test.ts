import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../rules/index.ts";

/** Cells without the padding that the formatter gives them. */
const cells = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

it("the guide names every rule as it is", () => {
  const guide = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const rows = guide
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map(cells);
  expect(rows).toEqual(rules.map(({ id, title, references }) => [`\`${id}\``, title, references.join(", ")]));
});
