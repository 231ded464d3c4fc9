import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referencesAt, unknown, violation } from "../../rule.ts";
import { isUnknown } from "../../values.ts";

const enforced = ["Enabled", "NetworkSecurityGroupEnabled"];

export const endpointSubnet: Rule = {
  id: "endpoint-subnet",
  severity: "low",
  title: "Network security groups apply to private endpoints",
  why: "By default a subnet's group does not filter what goes to its private endpoints, so its rules have no effect there.",
  references: ["R-86"],
  check: (graph) => {
    const endpoints = ofType(graph, "azurerm_private_endpoint").flatMap((each) => referencesAt(each, "subnet_id"));
    const holding = new Set(endpoints.map(({ to }) => to));
    return examine(
      ofType(graph, "azurerm_subnet").filter(({ address }) => holding.has(address)),
      ({ attributes }): Fault[] => {
        const policies = attributes["private_endpoint_network_policies"] ?? "Disabled";
        if (isUnknown(policies)) return [unknown(`private_endpoint_network_policies is ${policies}`)];
        if (enforced.includes(String(policies))) return [];
        return [
          violation(`private_endpoint_network_policies is ${String(policies)}, expected ${enforced.join(" or ")}`),
        ];
      },
    );
  },
};
