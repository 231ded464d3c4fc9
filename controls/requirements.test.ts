import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { owaspRows } from "./owasp.ts";
import { requirements } from "./requirements.ts";
import { proofsIn } from "./test-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const ids = requirements.map(({ id }) => id);

describe("the controls", () => {
  it("each have an id of their own", () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("hold everything that a test says it proves", async () => {
    const proven = [...(await proofsIn(root)).keys()];
    expect(proven.length).toBeGreaterThan(50);
    expect(proven.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("are what titles of tests name, so that every id leads somewhere", () => {
    const files = execFileSync("git", ["ls-files", "*.test.ts", "test/*.ts"], { cwd: root, encoding: "utf8" })
      .trim()
      .split("\n");
    // Ids of other catalogues, and of none, at the beginning of a text: `"T6 B1 …`, `"peer fault: …`.
    const foreign = /["'`](?:R-\d{2,3} )*(?:peer fault|[TBGALCPM]\d{1,2} (?!and )[a-z]|F-[a-z]+ )/;
    const named = files.filter((file) => foreign.test(readFileSync(join(root, file), "utf8")));
    expect(named.filter((file) => file !== "controls/requirements.test.ts")).toEqual([]);
  });

  it.each(owaspRows)("defend against $id", ({ id }) => {
    expect(requirements.some(({ owasp }) => owasp.includes(id))).toBe(true);
  });
});
