import type { Resource } from "../graph.ts";
import type { Fault, Rule } from "../rule.ts";
import { examine, ofType, referrers, unknown, violation } from "../rule.ts";
import { valuesAt } from "../values.ts";

const ruleSets = ["Microsoft_DefaultRuleSet", "Microsoft_BotManagerRuleSet"];

export const edgeFirewall: Rule = {
  id: "edge-firewall",
  severity: "high",
  title:
    "Every name of Front Door is behind a firewall with managed rules, a limit for each address, and nothing left out; no API is reached around it",
  why: "A firewall that no name is associated with, that skips a part of the request, or that requests go around, looks the same in the portal.",
  references: ["R-46", "R-55", "R-162"],
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
      ...(names.length === 0 ? [] : examine(ofType(graph, "azurerm_api_management_api_policy"), waysAround)),
    ];
  },
};

/** What an API's policy has to read of every request, before anything else. */
const comparison = 'Request.Headers.GetValueOrDefault("X-Azure-FDID"';

const waysAround = ({ attributes: { xml_content: xml } }: Resource): Fault[] => {
  if (typeof xml !== "string") return [unknown("its text is known to Terraform alone")];
  const [, inbound = ""] = /<inbound>([^]*?)<\/inbound>/.exec(xml) ?? [];
  return inbound.includes(comparison) ? [] : [violation("takes requests that did not come through Front Door")];
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
