import { TerraformOutput, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { AzurermProvider } from "../providers.ts";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize, synthesizeApp } from "../testing.ts";
import type { PrivateDnsZonesProps } from "./index.ts";
import {
  IsolatedNetwork,
  PrivateDnsZones,
  PrivateEndpoint,
  privateLink,
  privateNetwork,
  privateZones,
} from "./index.ts";

const networkId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet";
const central =
  "/subscriptions/hub/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";

const zones = (props: Partial<PrivateDnsZonesProps> = {}): StackJson =>
  synthesize((stack) => {
    new PrivateDnsZones(stack, "zones", { ...surroundings, networkId, ...props });
  });

const zoneNames = (stack: StackJson) => resourcesOf(stack, "azurerm_private_dns_zone").map(({ name }) => name);

describe("private DNS zones", () => {
  it("R-86 exist once for each name that a private service has, shared names included", () => {
    const names = zoneNames(zones());
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(names)).toEqual(new Set(Object.values(privateLink).flatMap(({ zones }) => [...zones])));
    expect(privateZones).toHaveLength(names.length);
  });

  it("R-86 are each linked to the network once, and fall back to no public address", () => {
    const stack = zones();
    const links = resourcesOf(stack, "azurerm_private_dns_zone_virtual_network_link");
    expect(new Set(links.map(({ private_dns_zone_name }) => private_dns_zone_name)).size).toBe(privateZones.length);
    expect(links).toHaveLength(privateZones.length);
    for (const link of links) {
      expect(link).toMatchObject({
        virtual_network_id: networkId,
        registration_enabled: false,
        resolution_policy: "Default",
      });
    }
  });

  it("are those that were asked for, each once", () => {
    const wanted = ["privatelink.azurecr.io", "privatelink.azurecr.io", "privatelink.vaultcore.azure.net"] as const;
    expect(zoneNames(zones({ zones: wanted }))).toEqual(["privatelink.azurecr.io", "privatelink.vaultcore.azure.net"]);
  });

  it("leave a zone that exists to its owner, links included", () => {
    const stack = zones({ existing: { "privatelink.azurecr.io": central } });
    expect(zoneNames(stack)).not.toContain("privatelink.azurecr.io");
    expect(resourcesOf(stack, "azurerm_private_dns_zone_virtual_network_link")).toHaveLength(privateZones.length - 1);
  });

  it("know their ids, own and existing, and refuse a zone that they do not have", () => {
    const { output } = synthesize((stack) => {
      const made = new PrivateDnsZones(stack, "zones", {
        ...surroundings,
        networkId,
        zones: ["privatelink.vaultcore.azure.net"],
        existing: { "privatelink.azurecr.io": central },
      });
      new TerraformOutput(stack, "own", { value: made.zoneId("privatelink.vaultcore.azure.net"), staticId: true });
      new TerraformOutput(stack, "existing", { value: made.zoneId("privatelink.azurecr.io"), staticId: true });
      expect(() => made.zoneId("privatelink.azure-api.net")).toThrow(
        expect.objectContaining({ code: "NOT_FOUND", field: "zoneId" }),
      );
    });
    expect(output["own"]!["value"]).toMatch(/^\$\{azurerm_private_dns_zone\..*\.id\}$/);
    expect(output["existing"]!["value"]).toBe(central);
  });
});

describe("a private endpoint", () => {
  const endpoint = (zoneGroupByPolicy: boolean): StackJson =>
    synthesize((stack) => {
      const network = new IsolatedNetwork(stack, "network", surroundings);
      const dns = new PrivateDnsZones(stack, "zones", { ...surroundings, networkId: network.id });
      new PrivateEndpoint(stack, "endpoint", {
        ...surroundings,
        name: "pep-vault",
        service: "vault",
        targetId: "/vault",
        network: privateNetwork(network, zoneGroupByPolicy ? "policy" : dns),
      });
    });

  it("R-86 stands in the endpoints subnet and waits until its name resolves there", () => {
    const made = resourceOf(endpoint(false), "azurerm_private_endpoint");
    expect(made["subnet_id"]).toMatch(/^\$\{azurerm_subnet_network_security_group_association\.network_endpoints_/);
    expect(made["depends_on"]).toEqual([
      expect.stringMatching(/^azurerm_private_dns_zone_virtual_network_link\.zones_privatelinkvaultcore/),
    ]);
    expect(made["private_dns_zone_group"]).toEqual({
      name: "default",
      private_dns_zone_ids: [expect.stringMatching(/^\$\{azurerm_private_dns_zone\.zones_privatelinkvaultcore/)],
    });
  });

  it("leaves its zone group to a policy of the landing zone when configured so", () => {
    const made = resourceOf(endpoint(true), "azurerm_private_endpoint");
    expect(made).not.toHaveProperty("private_dns_zone_group");
    expect(made["lifecycle"]).toEqual({ ignore_changes: ["private_dns_zone_group"] });
  });

  it("does not refer to the links of another stack, which is deployed before", () => {
    const { platform } = synthesizeApp((app) => {
      const foundation = new TerraformStack(app, "foundation");
      const platform = new TerraformStack(app, "platform");
      for (const stack of [foundation, platform]) new AzurermProvider(stack, "azurerm", { features: [{}] });
      const dns = new PrivateDnsZones(foundation, "zones", { ...surroundings, networkId });
      new PrivateEndpoint(platform, "endpoint", {
        ...surroundings,
        name: "pep-vault",
        service: "vault",
        targetId: "/vault",
        network: privateNetwork({ id: networkId, subnetId: () => "/subnet" }, dns),
      });
    });
    expect(resourceOf(platform!, "azurerm_private_endpoint")).not.toHaveProperty("depends_on");
  });
});
