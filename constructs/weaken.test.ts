import { describe, expect, it } from "vitest";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Weakenable } from "./weaken.ts";
import { isWeakened } from "./weaken.ts";
import { weakeningMetadata } from "./weakening.ts";

const scope = (): Construct => new Construct(new TerraformStack(new App({ stackTraces: false }), "test"), "vault");
const props = (reason: string): Weakenable<"publicAccess" | "backup"> => ({ weaken: { publicAccess: reason } });

describe("isWeakened", () => {
  it("is false for a default that was kept", () => {
    const at = scope();
    expect(isWeakened(at, props("the build agents stand outside"), "backup")).toBe(false);
    expect(at.node.metadata).toEqual([]);
  });

  it("R-83 records what was given up and why, as metadata for the report and as a warning for the reader", () => {
    const at = scope();
    expect(isWeakened(at, props("the build agents stand outside"), "publicAccess")).toBe(true);
    expect(at.node.metadata.map(({ type, data }) => [type, data])).toEqual([
      [weakeningMetadata, { what: "publicAccess", reason: "the build agents stand outside" }],
      ["@cdktf/warn", "publicAccess is weakened: the build agents stand outside"],
    ]);
  });

  it.each(["", "   ", "because"])("R-83 refuses the reason %j", (reason) => {
    expect(() => isWeakened(scope(), props(reason), "publicAccess")).toThrow(
      /REASON_MISSING.*weaken\.publicAccess is .*expected a sentence of at least 10 characters \(at test\/vault\)/,
    );
  });
});
