import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCatalogueApprovals } from "./read-catalogue-approvals.ts";

let folder: string;
const approval = { digest: "d", by: "A person", reason: "Reviewed", on: "2030-01-31", signature: "a.b.c" };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const holding = (text: string): string => {
  const path = join(folder, "approvals.json");
  writeFileSync(path, text);
  return path;
};

it("R-50 approvals in a file are read as they stand there", () => {
  expect(readCatalogueApprovals(holding(JSON.stringify([approval])))).toEqual([approval]);
});

it.each<[string, string]>([
  ["no JSON", "approved"],
  ["an object", JSON.stringify(approval)],
  ["an approval with more in it", JSON.stringify([{ ...approval, tool: "all" }])],
  ["an approval with less in it", JSON.stringify([{ ...approval, on: undefined }])],
  ["a signature that is no text", JSON.stringify([{ ...approval, signature: {} }])],
  ["nothing for an approval", "[null]"],
])("R-160 a file with %s holds no approvals", (_title, text) => {
  expect(() => readCatalogueApprovals(holding(text))).toThrow(
    /^MCP_CATALOGUE_APPROVALS: received .* should be the path of/,
  );
});

it("R-160 a missing file holds no approvals", () => {
  expect(() => readCatalogueApprovals(join(folder, "none.json"))).toThrow(/with no readable file; should be/);
});
