import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { FirewallOptions, IsolatedNetworkProps } from "./index.ts";
import { IsolatedNetwork } from "./index.ts";

const behind = (firewall: FirewallOptions = {}, props: Partial<IsolatedNetworkProps> = {}) =>
  synthesize((stack) => {
    new IsolatedNetwork(stack, "network", { ...surroundings, ...props, egress: { firewall } });
  });

type Rules = readonly Readonly<Record<string, unknown>>[];

const collections = (stack: ReturnType<typeof behind>) => {
  const group = resourceOf(stack, "azurerm_firewall_policy_rule_collection_group") as Record<
    "network_rule_collection" | "application_rule_collection",
    { action: string; rule: Rules }[]
  >;
  return { tags: group.network_rule_collection, names: group.application_rule_collection };
};

const containers = "10.64.1.0/24";

describe("a firewall on the way out", () => {
  it("R-86 takes everything that leaves the gateway and the server, and no announced route leads around it", () => {
    const stack = behind();
    expect(resourceOf(stack, "azurerm_route_table")).toMatchObject({
      bgp_route_propagation_enabled: false,
      route: [
        {
          address_prefix: "0.0.0.0/0",
          next_hop_type: "VirtualAppliance",
          next_hop_in_ip_address: expect.stringMatching(
            /^\$\{azurerm_firewall\..*\.ip_configuration\[0\]\.private_ip_address\}$/,
          ),
        },
      ],
    });
    expect(resourcesOf(stack, "azurerm_subnet_route_table_association")).toHaveLength(2);
    expect(resourcesOf(stack, "azurerm_nat_gateway")).toEqual([]);
  });

  it("stands in the subnet that Azure looks for", () => {
    const subnet = resourcesOf(behind(), "azurerm_subnet").find(({ name }) => name === "AzureFirewallSubnet");
    expect(subnet).toMatchObject({ address_prefixes: ["10.64.3.0/24"], default_outbound_access_enabled: false });
  });

  it("R-86 allows the service tags that the security groups allow, and no others", () => {
    const [{ action, rule } = { action: "", rule: [] }, ...more] = collections(behind()).tags;
    expect([action, more]).toEqual(["Allow", []]);
    expect(
      rule.map(({ source_addresses, destination_addresses, destination_ports }) => [
        String(source_addresses),
        String(destination_addresses),
        String(destination_ports),
      ]),
    ).toEqual([
      ["10.64.0.0/24", "AzureActiveDirectory", "443"],
      ["10.64.0.0/24", "AzureMonitor", "443"],
      [containers, "MicrosoftContainerRegistry", "443"],
      [containers, "AzureFrontDoor.FirstParty", "443"],
      [containers, "AzureActiveDirectory", "443"],
      [containers, "AzureMonitor", "443"],
    ]);
  });

  it("R-86 lets names be asked of name servers that are not Azure's, over both protocols", () => {
    const dnsServers = ["10.1.0.4", "10.1.0.5"];
    const [{ rule } = { rule: [] }] = collections(behind({}, { dnsServers })).tags;
    expect(rule.filter(({ protocols }) => String(protocols) === "TCP,UDP")).toMatchObject(
      ["10.64.0.0/24", containers].map((source) => ({
        source_addresses: [source],
        destination_addresses: dnsServers,
        destination_ports: ["53"],
      })),
    );
  });

  it("R-86 allows the names that the platform needs, and those that were asked for, over HTTPS", () => {
    const allow = {
      documents: { names: ["docs.example.com", "*.files.example.com"] },
      partner: { from: "gateway", names: ["api.partner.example"] },
    } as const;
    const rules = collections(behind({ allow })).names.flatMap(({ rule }) => rule);
    expect(rules.map(({ name }) => name)).toEqual(["container-platform", "managed-identity", "documents", "partner"]);
    expect(rules[2]).toMatchObject({
      source_addresses: [containers],
      destination_fqdns: allow.documents.names,
      protocols: [{ type: "Https", port: 443 }],
    });
    expect(rules[3]).toMatchObject({ source_addresses: ["10.64.0.0/24"] });
    for (const { destination_fqdns } of rules) expect(destination_fqdns).not.toContain("*");
  });

  it("R-86 refuses what is known to be malicious", () => {
    expect(resourceOf(behind(), "azurerm_firewall_policy")).toMatchObject({
      sku: "Standard",
      threat_intelligence_mode: "Deny",
    });
    expect(resourceOf(behind(), "azurerm_firewall_policy")).not.toHaveProperty("intrusion_detection");
    expect(resourceOf(behind({ tier: "Premium" }), "azurerm_firewall_policy")).toMatchObject({
      sku: "Premium",
      intrusion_detection: { mode: "Deny" },
    });
  });

  it("is there before anything is led to it, and its list is complete before that", () => {
    const stack = behind();
    expect(resourceOf(stack, "azurerm_firewall")["depends_on"]).toEqual([
      expect.stringMatching(/^azurerm_firewall_policy_rule_collection_group\./),
    ]);
  });

  it("R-117 logs its decisions by name, each once, to tables of their own", () => {
    const setting = resourcesOf(behind(), "azurerm_monitor_diagnostic_setting").find(({ target_resource_id }) =>
      String(target_resource_id).startsWith("${azurerm_firewall."),
    );
    expect(setting).toMatchObject({ log_analytics_destination_type: "Dedicated" });
    const categories = (setting!["enabled_log"] as { category: string }[]).map(({ category }) => category);
    expect(categories).toContain("AZFWApplicationRule");
    expect(categories).toContain("AZFWNetworkRule");
    expect(categories.every((category) => category.startsWith("AZFW"))).toBe(true);
  });

  it("lets a classic gateway be managed from outside and check certificates, and reach nothing else there", () => {
    const stack = behind({}, { gateway: { tier: "Developer", exposure: "internet" } });
    expect(resourceOf(stack, "azurerm_route_table")["route"]).toContainEqual({
      name: "gateway-management",
      address_prefix: "ApiManagement",
      next_hop_type: "Internet",
      next_hop_in_ip_address: null,
    });
    const { tags, names } = collections(stack);
    expect(tags.flatMap(({ rule }) => rule.map(({ name }) => name))).not.toContain("gateway-to-Internet");
    expect(names.flatMap(({ rule }) => rule).find(({ name }) => name === "certificate-authorities")).toMatchObject({
      source_addresses: ["10.64.0.0/24"],
      protocols: [{ type: "Http", port: 80 }],
    });
  });

  it("spreads over zones when asked", () => {
    expect(resourceOf(behind(), "azurerm_firewall")).not.toHaveProperty("zones");
    expect(resourceOf(behind({}, { zoneRedundant: true }), "azurerm_firewall")["zones"]).toEqual(["1", "2", "3"]);
  });

  it.each(["*", "*.com", "http://example.com", "example", "Example.com", "example.com/path", "10.0.0.1", ""])(
    "R-86 refuses to allow %j",
    (name) => {
      expect(() => behind({ allow: { loose: { names: [name] } } })).toThrow(
        expect.objectContaining({ code: "VALUE_INVALID", field: "egress.firewall.allow.loose.names" }),
      );
    },
  );

  it("refuses a list without names, and an unknown segment", () => {
    expect(() => behind({ allow: { empty: { names: [] } } })).toThrow(/VALUE_INVALID.*allow\.empty\.names/);
    expect(() =>
      behind(
        { allow: { one: { from: "gateway", names: ["example.com"] } } },
        { gateway: { tier: "BasicV2", exposure: "internet" } },
      ),
    ).toThrow(expect.objectContaining({ code: "NOT_FOUND", field: "egress.firewall.allow.one.from" }));
  });
});
