import { describe, expect, it } from "vitest";
import { guardrails } from "./definitions/index.ts";
import type { Fixture } from "./fixtures.testing.ts";
import { fixtures, parameters } from "./fixtures.testing.ts";
import { judge } from "./judge.ts";
import type { PolicyDefinition } from "./language.ts";

const now = "2026-11-29T00:00:00Z";
const verdict = (definition: PolicyDefinition, { resource, others = [] }: Fixture) =>
  judge(definition, resource, { parameters, now }, others).verdict;

it("every guardrail has a fixture for each side", () => {
  expect(Object.keys(fixtures).sort()).toEqual(guardrails.map(({ name }) => name).sort());
});

describe.each(guardrails.map((guardrail) => [guardrail.requirements.join(" "), guardrail.name, guardrail] as const))(
  "%s %s",
  (_, name, guardrail) => {
    const { complies, violates } = fixtures[name] as (typeof fixtures)[string];

    it("lets through what complies, and refuses each violation", () => {
      expect(complies.map((fixture) => verdict(guardrail, fixture))).toEqual(complies.map(() => "complies"));
      expect(violates.map((fixture) => verdict(guardrail, fixture))).toEqual(violates.map(() => "violates"));
    });

    it("R-118 denies unless the assignment says otherwise; a definition about a neighbouring resource can only report", () => {
      const reports = guardrail.policyRule.then.details !== undefined;
      expect(guardrail.parameters["effect"]).toEqual({
        type: "String",
        allowedValues: reports ? ["AuditIfNotExists", "Disabled"] : ["Deny", "Audit", "Disabled"],
        defaultValue: reports ? "AuditIfNotExists" : "Deny",
      });
      expect(guardrail.policyRule.then.effect).toBe("[parameters('effect')]");
    });

    it("does nothing when it is switched off", () => {
      const off = { ...parameters, effect: "Disabled" };
      expect(violates.map(({ resource }) => judge(guardrail, resource, { parameters: off, now }).verdict)).toEqual(
        violates.map(() => "complies"),
      );
    });

    it("fits what Azure takes", () => {
      expect(guardrail.name).toMatch(/^[a-z-]{1,40}$/);
      expect(guardrail.displayName.length).toBeLessThanOrEqual(128);
      expect(guardrail.description.length).toBeLessThanOrEqual(512);
      // A guardrail that needs an identity could change resources by itself.
      expect(JSON.stringify(guardrail.policyRule)).not.toMatch(/modify|deployIfNotExists/i);
    });
  },
);

it("an evaluation that fails is a denial, as in Azure", () => {
  const broken: PolicyDefinition = {
    ...(guardrails[0] as PolicyDefinition),
    policyRule: { if: { value: "[int('x')]", equals: 1 }, then: { effect: "audit" } },
  };
  const { resource } = (fixtures["mcp-approved-server"] as (typeof fixtures)[string]).complies[0] as Fixture;
  expect(judge(broken, resource, { now })).toMatchObject({ verdict: "violates", effect: "deny" });
});
