import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { errorsPage } from "./errors-page.ts";

/** Tables as prettier and the generator write them differ in padding only. */
const cells = (page: string): string => page.replaceAll(/ *\| */g, "|").replaceAll(/-{3,}/g, "---");

it("R-157 docs/errors.md has every code of gateway, server and constructs, as the tables say", () => {
  const page = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");
  expect(cells(page)).toBe(cells(errorsPage()));
});
