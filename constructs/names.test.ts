import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { NamedResource } from "./azure-types/index.ts";
import { nameRules } from "./azure-types/index.ts";
import { Naming } from "./names.ts";

const kinds = Object.keys(nameRules) as NamedResource[];
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/);

describe("Naming", () => {
  it.each(kinds)("R-165 %s: every name fits the service's length and alphabet", (kind) => {
    const { max, dashes = true } = nameRules[kind];
    const alphabet = dashes ? /^[a-z]([a-z0-9-]*[a-z0-9])?$/ : /^[a-z][a-z0-9]*$/;
    fc.assert(
      fc.property(label, label, fc.option(label, { nil: undefined }), (name, environment, purpose) => {
        const made = new Naming({ name, environment }).of(kind, purpose);
        expect(made.length).toBeLessThanOrEqual(max);
        expect(made).toMatch(alphabet);
        expect(made).not.toContain("--");
      }),
    );
  });

  it("gives the same name for the same input, independent of earlier calls", () => {
    const one = new Naming({ name: "mcp", environment: "prod" });
    const other = new Naming({ name: "mcp", environment: "prod" });
    const expected = kinds.map((kind) => one.of(kind));
    expect(kinds.toReversed().map((kind) => other.of(kind))).toEqual(expected.toReversed());
  });

  it("keeps names apart that a cut would make equal", () => {
    const naming = new Naming({ name: "a-rather-long-name-1", environment: "production-eu-west-1" });
    expect(naming.of("keyVault", "one")).not.toBe(naming.of("keyVault", "two"));
  });

  it.each(kinds.filter((kind) => nameRules[kind].global))(
    "%s is unique in Azure or in the tenant: a salt or another subscription changes it",
    (kind) => {
      const deployment = { name: "mcp", environment: "prod" };
      const names = [
        new Naming(deployment).of(kind),
        new Naming({ ...deployment, salt: "b" }).of(kind),
        new Naming({ ...deployment, subscriptionId: "11111111-1111-1111-1111-111111111111" }).of(kind),
      ];
      expect(new Set(names).size).toBe(3);
    },
  );

  it.each(["", "M", "mcp-", "1mcp", "mcp_prod", "x".repeat(21)])(
    "refuses the deployment name %j and says what fits",
    (name) => {
      expect(() => new Naming({ name, environment: "prod" })).toThrow(
        /NAME_INVALID.*name is .*expected 2 to 20 lower-case/,
      );
    },
  );
});
