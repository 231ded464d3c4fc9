import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { referencePage } from "./reference-page.ts";
import { pageCells } from "../page-cells.ts";

it("the reference of the policy library is what the code says, with a builder and a meaning for each element", () => {
  const page = readFileSync(new URL("../../gateway/policy/REFERENCE.md", import.meta.url), "utf8");
  expect(pageCells(page)).toBe(pageCells(referencePage()));
  expect(referencePage()).not.toMatch(/\| {2}\|/);
});
