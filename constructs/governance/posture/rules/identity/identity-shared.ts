import type { Rule } from "../../rule.ts";
import { examine, ofType, referrers, violation } from "../../rule.ts";

export const identityShared: Rule = {
  id: "identity-shared",
  severity: "medium",
  title: "No identity is shared by two components",
  why: "Two components with one identity have each other's rights, and the log cannot tell them apart.",
  references: ["R-35", "R-52", "R-53"],
  check: (graph) =>
    examine(ofType(graph, "azurerm_user_assigned_identity"), (identity) => {
      const bearers = referrers(graph.resources, "identity", identity).map(({ address }) => address);
      return bearers.length > 1 ? [violation(`used by ${bearers.join(", ")}, expected one of them`)] : [];
    }),
};
