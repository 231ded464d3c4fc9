import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dataRulesPage } from "./data-rules-page.ts";

/** Tables as prettier and the generator write them differ in padding only. */
const cells = (page: string): string =>
  page
    .replaceAll(/ *\| */g, "|")
    .replaceAll(/-{3,}/g, "---")
    .replaceAll(/\s+/g, " ");

it("R-93 docs/data-rules.md is what the table of the code says", () => {
  const page = readFileSync(new URL("../docs/data-rules.md", import.meta.url), "utf8");
  const table = (text: string) => cells(text).replaceAll(/```ts.*?```/g, "");
  expect(table(page)).toBe(table(dataRulesPage()));
});
