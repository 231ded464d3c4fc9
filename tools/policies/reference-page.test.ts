import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { referencePage } from "./reference-page.ts";

/** Tables as prettier and the generator write them differ in padding only. */
const cells = (page: string): string => page.replaceAll(/ *\| */g, "|").replaceAll(/-{3,}/g, "---");

it("the reference of the policy library is what the code says, with a builder and a meaning for each element", () => {
  const page = readFileSync(new URL("../../gateway/policy/REFERENCE.md", import.meta.url), "utf8");
  expect(cells(page)).toBe(cells(referencePage()));
  expect(referencePage()).not.toMatch(/\| {2}\|/);
});
