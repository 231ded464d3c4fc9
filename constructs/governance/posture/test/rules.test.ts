import { describe, expect, it } from "vitest";
import type { AppSource } from "../graph.ts";
import { graphOf } from "../graph.ts";
import { judge } from "../judge.ts";
import type { Rule } from "../rule.ts";
import { rules } from "../rules/index.ts";
import { argumentCases } from "./cases/arguments.ts";
import { hygieneCases } from "./cases/hygiene.ts";
import { identityCases } from "./cases/identity.ts";
import { networkCases } from "./cases/network.ts";
import { serverCases } from "./cases/servers.ts";

const cases = [...argumentCases, ...networkCases, ...identityCases, ...serverCases, ...hygieneCases];
const outcome = (rule: Rule, app: AppSource) => judge(graphOf(app), [], [rule]).rules[0]!.outcome;

/** Of the requirements behind a rule, for the title of its tests. */
const requirements = ({ references }: Rule): string => references.filter((id) => id.startsWith("R-")).join(" ");

describe.each(cases.map((entry) => [`${requirements(entry.rule)} ${entry.rule.id}`, entry] as const))(
  "%s",
  (_name, entry) => {
    for (const [expected, apps] of [
      ["compliant", entry.compliant],
      ["violation", entry.violation],
      ["not-applicable", entry.notApplicable],
      ["unknown", entry.unknown ?? {}],
    ] as const) {
      for (const [what, app] of Object.entries(apps)) {
        it(`${expected}: ${what}`, () => expect(outcome(entry.rule, app)).toBe(expected));
      }
    }
  },
);

describe("the cases", () => {
  it("cover every rule once", () => {
    expect(cases.map(({ rule }) => rule.id).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it.each(cases.map((entry) => [entry.rule.id, entry] as const))(
    "%s: good, bad in two ways, and beside the point",
    (id, entry) => {
      const count = (apps: object) => Object.keys(apps).length;
      // A type that may not be used at all has no good use.
      expect(count(entry.compliant)).toBeGreaterThanOrEqual(id === "forbidden-type" ? 0 : 1);
      expect(count(entry.violation)).toBeGreaterThanOrEqual(2);
      expect(count(entry.notApplicable)).toBeGreaterThanOrEqual(1);
    },
  );
});

describe("the rules", () => {
  it("have ids that tell them apart, a title, a reason and a reference", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { title, why, references } of rules) {
      expect(title).not.toBe("");
      expect(why).toMatch(/\.$/);
      expect(references.some((id) => /^R-\d+$/.test(id))).toBe(true);
    }
  });
});
