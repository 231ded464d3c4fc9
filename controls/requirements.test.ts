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

  it.each(owaspRows)("defend against $id", ({ id }) => {
    expect(requirements.some(({ owasp }) => owasp.includes(id))).toBe(true);
  });
});
