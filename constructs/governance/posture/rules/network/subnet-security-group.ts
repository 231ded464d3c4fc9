import type { Resource } from "../../graph.ts";
import type { Rule } from "../../rule.ts";
import { examine, ofType, referrers, violation } from "../../rule.ts";

/** Azure allows no security group there. */
const exempt = new Set(["AzureFirewallSubnet", "AzureFirewallManagementSubnet", "GatewaySubnet", "RouteServerSubnet"]);

export const subnetSecurityGroup: Rule = {
  id: "subnet-security-group",
  severity: "medium",
  title: "Every subnet has a network security group, and every group a subnet",
  why: "A subnet without one takes and sends what the platform's defaults allow; a group without a subnet protects nothing.",
  references: ["R-86", "CKV2_AZURE_31", "Azure.VNET.UseNSGs", "Azure.NSG.Associated"],
  check: (graph) => {
    const associations = ofType(graph, "azurerm_subnet_network_security_group_association");
    const joined = (argument: string, what: string) => (resource: Resource) => {
      const count = referrers(associations, argument, resource).length;
      if (count === 1 || (count > 1 && argument !== "subnet_id")) return [];
      return [
        violation(
          `${count} associations with a ${what}, expected ${argument === "subnet_id" ? "one" : "at least one"}`,
        ),
      ];
    };
    const subnets = ofType(graph, "azurerm_subnet").filter(({ attributes }) => !exempt.has(String(attributes["name"])));
    return [
      ...examine(subnets, joined("subnet_id", "network security group")),
      ...examine(ofType(graph, "azurerm_network_security_group"), joined("network_security_group_id", "subnet")),
    ];
  },
};
