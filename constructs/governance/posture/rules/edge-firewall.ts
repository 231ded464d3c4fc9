import type { Fault, Rule } from "../rule.ts";
import { examine, ofType, referrers, violation } from "../rule.ts";
import { valuesAt } from "../values.ts";

const ruleSets = ["Microsoft_DefaultRuleSet", "Microsoft_BotManagerRuleSet"];

export const edgeFirewall: Rule = {
  id: "edge-firewall",
  severity: "high",
  title:
    "Every name of Front Door is behind a firewall with managed rules, a limit for each address, and nothing left out",
  why: "A firewall that no name is associated with, or that skips a part of the request, looks the same in the portal.",
  references: ["R-46", "R-55"],
  check: (graph) => {
    const policies = ofType(graph, "azurerm_cdn_frontdoor_security_policy");
    const names = ofType(graph, "azurerm_cdn_frontdoor_endpoint", "azurerm_cdn_frontdoor_custom_domain");
    return [
      ...examine(names, (name) =>
        referrers(policies, "security_policies", name).length > 0
          ? []
          : [violation("no security policy stands before it")],
      ),
      ...examine(ofType(graph, "azurerm_cdn_frontdoor_firewall_policy"), ({ attributes }) => gapsIn(attributes)),
    ];
  },
};

const gapsIn = (attributes: unknown): Fault[] => {
  const present = valuesAt(attributes, "managed_rule.type");
  const limited = valuesAt(attributes, "custom_rule.type").includes("RateLimitRule");
  const excluded = valuesAt(attributes, "managed_rule.exclusion.match_variable").filter((left) => left !== undefined);
  return [
    ...ruleSets.filter((type) => !present.includes(type)).map((type) => violation(`it has no ${type}`)),
    ...(limited ? [] : [violation("it has no RateLimitRule")]),
    ...(excluded.length === 0 ? [] : [violation(`it leaves out ${excluded.join(", ")}`, ["argumentInspection"])]),
  ];
};
