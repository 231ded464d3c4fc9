import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dataRulesPage } from "./data-rules-page.ts";
import { pageCells } from "./page-cells.ts";

it("R-93 docs/data-rules.md is what the table of the code says", () => {
  const page = readFileSync(new URL("../docs/data-rules.md", import.meta.url), "utf8");
  const table = (text: string) =>
    pageCells(text)
      .replaceAll(/\s+/g, " ")
      .replaceAll(/```ts.*?```/g, "");
  expect(table(page)).toBe(table(dataRulesPage()));
});
