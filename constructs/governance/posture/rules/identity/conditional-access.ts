import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import { valuesAt } from "../../values.ts";

const none = (attributes: Readonly<Record<string, unknown>>, path: string): boolean =>
  valuesAt(attributes, path)
    .flat()
    .filter((value) => value !== undefined).length === 0;

export const conditionalAccess: Rule = {
  id: "conditional-access",
  title: "Every policy of Conditional Access about people leaves out the accounts for emergencies",
  why: "A policy that is wrong locks everybody out, those who could mend it as well.",
  references: ["R-85", "R-94"],
  check: (graph) =>
    examine(ofType(graph, "azuread_conditional_access_policy"), ({ attributes }) => {
      // A policy about workloads locks no person out.
      if (valuesAt(attributes, "conditions.users.included_users").flat().includes("None")) return [];
      const left = ["excluded_groups", "excluded_users"].some((name) => !none(attributes, `conditions.users.${name}`));
      return left ? [] : [violation("conditions.users is without exclusions, expected the accounts for emergencies")];
    }),
};
