import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { describe, expect, it } from "vitest";
import committed from "./catalogue-approvals.json" with { type: "json" };
import { isApproved, withApproval } from "./catalogue-approvals.ts";

const approval = { digest: "b", by: "A person", reason: "It is needed", on: "2030-01-31" };

describe("an approval of the catalogue", () => {
  it("R-50 stands for what is committed (else: npm run tools:approve)", () => {
    expect(isApproved(referenceCatalogue, committed)).toBe(true);
  });

  it("R-50 is for one state of it, and the last one counts", () => {
    const approvals = [{ ...approval, digest: "a" }, approval];
    expect(isApproved({ digest: "b" } as never, approvals)).toBe(true);
    expect(isApproved({ digest: "a" } as never, approvals)).toBe(false);
    expect(isApproved({ digest: "c" } as never, [])).toBe(false);
  });

  it.each([
    ["who", { by: "" }],
    ["why", { reason: "  " }],
  ])("R-50 says %s", (_title, missing) => {
    expect(() => withApproval([], { ...approval, ...missing })).toThrow(/should say/);
  });
});
