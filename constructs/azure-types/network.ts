import type { AzureType } from "./facts.ts";
import { allMetrics, is, joinSubnet, needs, rows } from "./facts.ts";

/** Networks. */
export const networkTypes = {
  azurerm_firewall: {
    tags: true,
    names: { firewall: { prefix: "afw", max: 56 } },
    // One by one, because the group has each of them a second time, in the older form.
    diagnostics: {
      logs: [
        "AZFWApplicationRule",
        "AZFWDnsQuery",
        "AZFWFqdnResolveFailure",
        "AZFWIdpsSignature",
        "AZFWNatRule",
        "AZFWNetworkRule",
        "AZFWThreatIntel",
      ],
      metrics: allMetrics,
      ownTables: true,
    },
    price: { monthly: 912, per: "Standard firewall" },
    arm: needs(
      "Microsoft.Network/azureFirewalls",
      joinSubnet,
      "Microsoft.Network/publicIPAddresses/join/action",
      "Microsoft.Network/firewallPolicies/join/action",
    ),
  },
  azurerm_firewall_policy: {
    tags: true,
    names: { firewallPolicy: { prefix: "afwp", max: 80 } },
    arm: needs("Microsoft.Network/firewallPolicies"),
  },
  azurerm_firewall_policy_rule_collection_group: {
    arm: needs("Microsoft.Network/firewallPolicies/ruleCollectionGroups"),
  },
  azurerm_nat_gateway: {
    tags: true,
    names: { natGateway: { prefix: "ng", max: 80 } },
    price: { monthly: 32.85, per: "gateway", source: "https://c3x.dev/resources/azure/azurerm_nat_gateway/" },
    arm: needs("Microsoft.Network/natGateways"),
  },
  azurerm_nat_gateway_public_ip_association: {
    arm: needs("Microsoft.Network/natGateways", "Microsoft.Network/publicIPAddresses/join/action"),
  },
  azurerm_network_security_group: {
    tags: true,
    names: { networkSecurityGroup: { prefix: "nsg", max: 80 } },
    diagnostics: { logs: "allLogs", metrics: [] },
    arm: needs("Microsoft.Network/networkSecurityGroups"),
  },
  azurerm_network_watcher_flow_log: {
    tags: true,
    names: { flowLog: { prefix: "fl", max: 80 } },
    deprecated: ["network_security_group_id"],
  },
  azurerm_private_dns_a_record: {
    tags: true,
    arm: needs("Microsoft.Network/privateDnsZones/A"),
  },
  azurerm_private_dns_zone: {
    tags: true,
    arm: needs("Microsoft.Network/privateDnsZones"),
  },
  azurerm_private_dns_zone_virtual_network_link: {
    tags: true,
    arm: needs(
      "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
      "Microsoft.Network/virtualNetworks/join/action",
    ),
  },
  azurerm_private_endpoint: {
    tags: true,
    names: { privateEndpoint: { prefix: "pep", max: 64 } },
    price: { monthly: 7.3, per: "endpoint", source: "https://c3x.dev/resources/azure/azurerm_private_endpoint/" },
    arm: needs(
      "Microsoft.Network/privateEndpoints Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
      joinSubnet,
      "Microsoft.Network/privateDnsZones/join/action",
    ),
  },
  azurerm_public_ip: {
    tags: true,
    names: { publicIp: { prefix: "pip", max: 80 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    price: { monthly: 3.65, per: "static address", source: "https://c3x.dev/resources/azure/azurerm_nat_gateway/" },
    arm: needs("Microsoft.Network/publicIPAddresses"),
  },
  azurerm_route_table: {
    tags: true,
    names: { routeTable: { prefix: "rt", max: 80 } },
    arm: needs("Microsoft.Network/routeTables"),
  },
  azurerm_subnet: {
    names: { subnet: { prefix: "snet", max: 80 } },
    arm: needs("Microsoft.Network/virtualNetworks/subnets"),
    secure: {
      defaults: rows([["default_outbound_access_enabled", is(false), true, "R-86", "Azure.VNET.PrivateSubnet"]]),
    },
  },
  azurerm_subnet_nat_gateway_association: {
    arm: needs("Microsoft.Network/virtualNetworks/subnets", "Microsoft.Network/natGateways/join/action"),
  },
  azurerm_subnet_network_security_group_association: {
    arm: needs("Microsoft.Network/virtualNetworks/subnets", "Microsoft.Network/networkSecurityGroups/join/action"),
  },
  azurerm_subnet_route_table_association: {
    arm: needs("Microsoft.Network/virtualNetworks/subnets", "Microsoft.Network/routeTables/join/action"),
  },
  azurerm_virtual_network: {
    tags: true,
    names: { virtualNetwork: { prefix: "vnet", max: 64 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    arm: needs("Microsoft.Network/virtualNetworks"),
  },
} as const satisfies Readonly<Record<string, AzureType>>;
