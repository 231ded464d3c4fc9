import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import type { GatewaySubnetProps } from "../gateway/subnet.ts";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { weakeningMetadata } from "../weakening.ts";
import type { IsolatedNetworkProps, NetworkRef, SubnetPurpose } from "./index.ts";
import { IsolatedNetwork } from "./index.ts";

const network = (props: Partial<IsolatedNetworkProps> = {}): StackJson =>
  synthesize((stack) => {
    new IsolatedNetwork(stack, "network", { ...surroundings, ...props });
  });

const named = (stack: StackJson, type: string, purpose: string) =>
  resourcesOf(stack, type).find(({ name }) => String(name).endsWith(purpose))!;

/** The ids that a network hands out, as another resource would refer to them. */
const idsOf = (props: Partial<IsolatedNetworkProps>): Record<string, string> => {
  const { output } = synthesize((stack) => {
    const made: NetworkRef = new IsolatedNetwork(stack, "network", { ...surroundings, ...props });
    for (const purpose of ["gateway", "containers", "endpoints"] as const) {
      new TerraformOutput(stack, purpose, { value: made.subnetId(purpose), staticId: true });
    }
  });
  return Object.fromEntries(Object.entries(output).map(([purpose, { value }]) => [purpose, String(value)]));
};

const withoutGateway: GatewaySubnetProps = { tier: "BasicV2", exposure: "internet" };

describe("an isolated network", () => {
  it("is one network with the address space that was asked for", () => {
    const { address_space, ...rest } = resourceOf(network(), "azurerm_virtual_network");
    expect(address_space).toEqual(["10.64.0.0/21"]);
    expect(rest).not.toHaveProperty("dns_servers");
    expect(rest).not.toHaveProperty("lifecycle");
    expect(resourceOf(network({ addressSpace: "10.9.0.0/20" }), "azurerm_virtual_network")["address_space"]).toEqual([
      "10.9.0.0/20",
    ]);
  });

  it.each([
    ["gateway", "10.64.0.0/24", "Microsoft.Web/serverFarms", "Microsoft.Network/virtualNetworks/subnets/action"],
    [
      "containers",
      "10.64.1.0/24",
      "Microsoft.App/environments",
      "Microsoft.Network/virtualNetworks/subnets/join/action",
    ],
  ])("hands the %s subnet to its service", (purpose, range, service, action) => {
    expect(named(network(), "azurerm_subnet", purpose)).toMatchObject({
      address_prefixes: [range],
      delegation: [{ service_delegation: { name: service, actions: [action] } }],
    });
  });

  it("delegates the endpoints subnet to no service", () => {
    expect(named(network(), "azurerm_subnet", "endpoints")).not.toHaveProperty("delegation");
  });

  it.each<[GatewaySubnetProps, string | undefined]>([
    [{ tier: "PremiumV2", privateBy: "injection" }, "Microsoft.Web/hostingEnvironments"],
    [{ tier: "PremiumV2" }, "Microsoft.Web/serverFarms"],
    [{ tier: "Developer", exposure: "internet" }, undefined],
  ])("delegates the subnet of the gateway %j to %s", (gateway, service) => {
    const { delegation } = named(network({ gateway }), "azurerm_subnet", "gateway") as {
      delegation?: { service_delegation: { name: string } }[];
    };
    expect(delegation?.[0]?.service_delegation.name).toBe(service);
  });

  it("R-86 gives no subnet a way out of the platform's own, and has security groups hold for private endpoints", () => {
    const subnets = resourcesOf(network(), "azurerm_subnet");
    expect(subnets).toHaveLength(3);
    for (const subnet of subnets) {
      expect(subnet["default_outbound_access_enabled"]).toBe(false);
      expect(subnet["private_endpoint_network_policies"]).toBe("Enabled");
    }
  });

  it("R-86 puts a security group of its own on each subnet", () => {
    const stack = network();
    const pairs = resourcesOf(stack, "azurerm_subnet_network_security_group_association");
    expect(new Set(pairs.map(({ subnet_id }) => subnet_id)).size).toBe(3);
    expect(new Set(pairs.map(({ network_security_group_id }) => network_security_group_id)).size).toBe(3);
  });

  it("R-117 logs the network, its security groups and its address", () => {
    const targets = resourcesOf(network(), "azurerm_monitor_diagnostic_setting").map(({ target_resource_id }) =>
      String(target_resource_id).replace(/^\$\{(\w+)\..*$/, "$1"),
    );
    expect(targets.sort()).toEqual([
      "azurerm_network_security_group",
      "azurerm_network_security_group",
      "azurerm_network_security_group",
      "azurerm_public_ip",
      "azurerm_virtual_network",
    ]);
  });

  it("has no gateway subnet for a tier that cannot use one, and refuses to name one", () => {
    expect(resourcesOf(network({ gateway: withoutGateway }), "azurerm_subnet")).toHaveLength(2);
    expect(() => idsOf({ gateway: withoutGateway })).toThrow(
      expect.objectContaining({ code: "NOT_FOUND", field: "subnetId" }),
    );
  });

  it("hands out ids that wait for the security group and the way out", () => {
    expect(idsOf({})).toEqual({
      gateway: expect.stringMatching(/^\$\{azurerm_subnet_nat_gateway_association\.network_gateway_.*\.subnet_id\}$/),
      containers: expect.stringMatching(
        /^\$\{azurerm_subnet_nat_gateway_association\.network_containers_.*\.subnet_id\}$/,
      ),
      endpoints: expect.stringMatching(
        /^\$\{azurerm_subnet_network_security_group_association\.network_endpoints_.*\.subnet_id\}$/,
      ),
    });
    expect(idsOf({ egress: { firewall: {} } })["containers"]).toMatch(/azurerm_subnet_route_table_association/);
  });

  it("associates with a subnet one thing after another", () => {
    for (const { subnet_id } of resourcesOf(network(), "azurerm_subnet_nat_gateway_association")) {
      expect(subnet_id).toMatch(/^\$\{azurerm_subnet_network_security_group_association\./);
    }
  });

  it("leaves by one address, which the NAT gateway has before a subnet uses it", () => {
    const stack = network();
    expect(resourceOf(stack, "azurerm_public_ip")).toMatchObject({ allocation_method: "Static", sku: "Standard" });
    const associations = resourcesOf(stack, "azurerm_subnet_nat_gateway_association");
    expect(associations).toHaveLength(2);
    for (const { nat_gateway_id } of associations) {
      expect(nat_gateway_id).toMatch(/^\$\{azurerm_nat_gateway_public_ip_association\..*\.nat_gateway_id\}$/);
    }
  });

  it("leaves a classic gateway its own way out", () => {
    const stack = network({ gateway: { tier: "Developer", exposure: "internet" } });
    expect(resourcesOf(stack, "azurerm_subnet_nat_gateway_association")).toHaveLength(1);
  });

  it("spreads its address over zones when asked", () => {
    expect(resourceOf(network(), "azurerm_public_ip")).not.toHaveProperty("zones");
    expect(resourceOf(network({ zoneRedundant: true }), "azurerm_public_ip")["zones"]).toEqual(["1", "2", "3"]);
  });

  it("takes two name servers or none", () => {
    const dnsServers = ["10.1.0.4", "10.1.0.5"];
    expect(resourceOf(network({ dnsServers }), "azurerm_virtual_network")["dns_servers"]).toEqual(dnsServers);
    expect(() => network({ dnsServers: ["10.1.0.4"] })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "dnsServers" }),
    );
    expect(() => network({ dnsServers: ["dns.contoso.com", "10.1.0.5"] })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "dnsServers" }),
    );
  });

  it("is destroyed with its stack by default", () => {
    expect(resourceOf(network({ preventDestroy: true }), "azurerm_virtual_network")["lifecycle"]).toEqual({
      prevent_destroy: true,
    });
  });

  it("R-83 records why the internet was opened, and refuses it beside a firewall", () => {
    const reason = "tools fetch pages; the server has the list of hosts";
    let recorded: unknown;
    synthesize((stack) => {
      const made = new IsolatedNetwork(stack, "network", { ...surroundings, weaken: { internetEgress: reason } });
      recorded = made.node.metadata.find(({ type }) => type === weakeningMetadata)?.data;
    });
    expect(recorded).toEqual({ what: "internetEgress", reason });
    expect(() => network({ egress: { firewall: {} }, weaken: { internetEgress: reason } })).toThrow(
      expect.objectContaining({ code: "VALUES_CONFLICT", field: "weaken.internetEgress" }),
    );
  });

  it("tags its parts and gives rights on itself alone", () => {
    const to = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "reader" };
    const stack = network({ tags: { owner: "network" }, roles: { one: { role: "AcrPull", to } } });
    expect(named(stack, "azurerm_network_security_group", "endpoints")["tags"]).toEqual({ owner: "network" });
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toMatch(/^\$\{azurerm_virtual_network\./);
  });

  describe("that exists already", () => {
    const id = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/vnet";
    const existing = (purpose: SubnetPurpose): string => {
      let found = "";
      synthesize((stack) => {
        const subnetIds = { containers: `${id}/subnets/apps`, endpoints: `${id}/subnets/endpoints` };
        found = IsolatedNetwork.fromExisting(stack, "network", { id, subnetIds }).subnetId(purpose);
      });
      return found;
    };

    it("knows its subnets", () => {
      expect(existing("containers")).toBe(`${id}/subnets/apps`);
    });

    it("refuses a subnet that it was not given", () => {
      expect(() => existing("gateway")).toThrow(/NOT_FOUND.*subnetId is "gateway".*\(at test\/network\)/);
    });
  });
});
