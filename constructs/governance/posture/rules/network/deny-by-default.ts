import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import type { SecurityRule } from "../../security-rules.ts";
import { securityRulesOf } from "../../security-rules.ts";

const deniesAll = (direction: string) => (rule: SecurityRule) =>
  !rule.allows &&
  rule.direction === direction &&
  rule.sources.includes("*") &&
  rule.destinations.includes("*") &&
  rule.ports.includes("*");

export const denyByDefault: Rule = {
  id: "deny-by-default",
  severity: "medium",
  title: "Every security group ends with a refusal of all else, in both directions",
  why: "Azure's own last rules let the whole network in and everything out to the internet.",
  references: ["R-86", "Azure.NSG.LateralTraversal"],
  check: (graph) =>
    examine(ofType(graph, "azurerm_network_security_group"), (group) => {
      const rules = securityRulesOf(graph, group);
      return ["Inbound", "Outbound"]
        .filter((direction) => {
          const last = rules.filter((rule) => rule.direction === direction).sort((a, b) => b.priority - a.priority)[0];
          return !last || !deniesAll(direction)(last);
        })
        .map((direction) => violation(`the last ${direction} rule does not deny everything`));
    }),
};
