import type { Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referrers, unknown, violation } from "../../rule.ts";
import { isUsuallyLeftOut } from "../../../../edge/left-out.ts";
import { valueAt, valuesAt } from "../../values.ts";
import { sectionOf } from "../servers/gateway-stages.ts";

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
  if (sectionOf("inbound", xml).includes(comparison)) return [];
  return [violation("takes requests that did not come through Front Door")];
};

const gapsIn = (attributes: unknown): Fault[] => {
  const present = valuesAt(attributes, "managed_rule.type");
  const limited = valuesAt(attributes, "custom_rule.type").includes("RateLimitRule");
  const excluded = excludedIn(attributes);
  const off = valuesAt(attributes, "managed_rule.override.rule").filter(isOff);
  return [
    ...ruleSets.filter((type) => !present.includes(type)).map((type) => violation(`it has no ${type}`)),
    ...(limited ? [] : [violation("it has no RateLimitRule")]),
    ...(excluded.length === 0 ? [] : [violation(`it leaves out ${excluded.join(", ")}`, ["argumentInspection"])]),
    ...off.map((rule) => violation(`rule ${String(valueAt(rule, "rule_id"))} refuses nothing`)),
  ];
};

/** azurerm turns a rule off that is named without `enabled`. */
const isOff = (rule: unknown): boolean =>
  rule !== undefined &&
  (valueAt(rule, "enabled") !== true || !["AnomalyScoring", "Block"].includes(String(valueAt(rule, "action"))));

/** What is left out beside what ordinary requests of the protocol need. */
const excludedIn = (attributes: unknown): readonly string[] => {
  const partsAt = (block: unknown) =>
    valuesAt(block, "exclusion")
      .filter((part) => part !== undefined)
      .map(partOf);
  const ofSets = valuesAt(attributes, "managed_rule").flatMap(partsAt);
  const ofGroups = valuesAt(attributes, "managed_rule.override").flatMap((override) => {
    const group = String(valueAt(override, "rule_group_name"));
    const unusual = (block: unknown, rule: string) =>
      partsAt(block).filter((part) => !isUsuallyLeftOut(group, rule, part));
    return [
      ...unusual(override, "all"),
      ...valuesAt(override, "rule").flatMap((rule) => unusual(rule, String(valueAt(rule, "rule_id")))),
    ];
  });
  return [...ofSets, ...ofGroups].map(({ matchVariable, selector }) => `${matchVariable} ${selector}`);
};

const partOf = (part: unknown) => ({
  matchVariable: String(valueAt(part, "match_variable")),
  operator: String(valueAt(part, "operator")),
  selector: String(valueAt(part, "selector")),
});
