import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";
import { valuesAt } from "../../values.ts";

export const endpointZone: Rule = {
  id: "endpoint-zone",
  severity: "medium",
  title: "Every private endpoint has its zone, or leaves it to a policy of the platform team",
  why: "Without it the service's name resolves to its public address, and clients fail or go around the endpoint.",
  references: ["R-86"],
  check: (graph) =>
    examine(ofType(graph, "azurerm_private_endpoint"), ({ attributes, ignoredChanges }) => {
      const zones = valuesAt(attributes, "private_dns_zone_group.private_dns_zone_ids").flat();
      const named = zones.some((zone) => typeof zone === "string" && zone !== "");
      if (named || ignoredChanges.includes("private_dns_zone_group")) return [];
      return [violation("private_dns_zone_group names no zone, and is not left to a policy")];
    }),
};
