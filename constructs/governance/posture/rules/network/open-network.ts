import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import type { SecurityRule } from "../../security-rules.ts";
import { isAnybody, securityRulesOf } from "../../security-rules.ts";

export const openNetwork: Rule = {
  id: "open-network",
  severity: "critical",
  title: "No security group opens anything to the internet, except a documented 443, nor everything out",
  why: "A rule open to the internet makes the network a formality.",
  references: ["R-86", "CKV_AZURE_9", "CKV_AZURE_10", "CKV_AZURE_77", "CKV_AZURE_160", "AZU-0047", "AZU-0051"],
  check: (graph) =>
    examine(ofType(graph, "azurerm_network_security_group"), (group) =>
      securityRulesOf(graph, group)
        .filter((rule) => rule.allows && (opensIn(rule) || opensOut(rule)))
        .map(({ name, direction, ports }) =>
          violation(
            `${direction} rule ${name} is open to the internet on ${ports.join(", ")}, expected named peers or a described port`,
          ),
        ),
    ),
};

const documented = ({ description }: SecurityRule): boolean => description.trim().length >= 10;

const opensIn = (rule: SecurityRule): boolean =>
  rule.direction === "Inbound" &&
  rule.sources.some(isAnybody) &&
  !(documented(rule) && rule.ports.every((port) => port === "443"));

/** Out to the internet is a port or two that something needs, with the reason. */
const opensOut = (rule: SecurityRule): boolean =>
  rule.direction === "Outbound" &&
  rule.destinations.some(isAnybody) &&
  !(documented(rule) && rule.ports.every((port) => /^\d+$/.test(port)));
