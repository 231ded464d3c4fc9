import type { Graph, Resource } from "./graph.ts";
import { ofType, referrers } from "./rule.ts";
import { valuesAt } from "./values.ts";

/** One rule of a network security group. */
export interface SecurityRule {
  readonly name: string;
  readonly allows: boolean;
  readonly direction: string;
  readonly priority: number;
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly ports: readonly string[];
  readonly description: string;
}

/** The rules of a group, whether they stand in it or beside it. */
export const securityRulesOf = (graph: Graph, group: Resource): SecurityRule[] => {
  const inside = valuesAt(group.attributes, "security_rule").filter(
    (rule) => typeof rule === "object" && rule !== null,
  );
  const beside = referrers(ofType(graph, "azurerm_network_security_rule"), "network_security_group_name", group);
  return [...inside, ...beside.map(({ attributes }) => attributes)].map((rule) =>
    read(rule as Record<string, unknown>),
  );
};

const read = (rule: Record<string, unknown>): SecurityRule => ({
  name: String(rule["name"]),
  allows: rule["access"] === "Allow",
  direction: String(rule["direction"]),
  priority: Number(rule["priority"]),
  sources: both(rule, "source_address_prefix", "source_address_prefixes"),
  destinations: both(rule, "destination_address_prefix", "destination_address_prefixes"),
  ports: both(rule, "destination_port_range", "destination_port_ranges"),
  description: String(rule["description"] ?? ""),
});

const both = (rule: Record<string, unknown>, one: string, many: string): string[] =>
  [rule[one], rule[many]].flat().filter((value): value is string => typeof value === "string");

/** Everybody, in Azure's several ways to say it. */
export const isAnybody = (prefix: string): boolean => ["*", "Internet", "Any", "0.0.0.0/0", "::/0"].includes(prefix);
