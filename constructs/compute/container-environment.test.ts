import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { ContainerEnvironmentProps } from "./index.ts";
import { ContainerEnvironment } from "./index.ts";

const networkId = "/subscriptions/0/resourceGroups/rg-test/providers/Microsoft.Network/virtualNetworks/vnet-test";
const infrastructureSubnetId = `${networkId}/subnets/containers`;

const synthesized = (props: Partial<ContainerEnvironmentProps> = {}) =>
  synthesize((stack) => {
    new ContainerEnvironment(stack, "containers", { ...surroundings, networkId, infrastructureSubnetId, ...props });
  });

const environment = (props: Partial<ContainerEnvironmentProps> = {}) =>
  resourceOf(synthesized(props), "azurerm_container_app_environment");

describe("a container environment", () => {
  it.each([
    ["R-86", "internal_load_balancer_enabled", true],
    ["R-86", "public_network_access", "Disabled"],
    ["R-86", "infrastructure_subnet_id", infrastructureSubnetId],
    ["R-149", "mutual_tls_enabled", true],
    ["R-35", "logs_destination", "azure-monitor"],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(environment()[attribute]).toEqual(value);
  });

  it("R-35 does not log in to the workspace with its key", () => {
    expect(environment()).not.toHaveProperty("log_analytics_workspace_id");
    expect(environment()).not.toHaveProperty("dapr_application_insights_connection_string");
  });

  it("R-117 sends the apps' logs to the workspace", () => {
    expect(resourceOf(synthesized(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("stands over zones by default", () => {
    expect(environment()["zone_redundancy_enabled"]).toBe(true);
    expect(environment({ zoneRedundant: false })["zone_redundancy_enabled"]).toBe(false);
  });

  it("has a workload profile from the start, and those that are asked for", () => {
    expect(environment()["workload_profile"]).toEqual([{ name: "Consumption", workload_profile_type: "Consumption" }]);
    const dedicatedProfiles = { servers: { type: "D4", minimum: 1, maximum: 3 } } as const;
    expect(environment({ dedicatedProfiles })["workload_profile"]).toContainEqual({
      name: "servers",
      workload_profile_type: "D4",
      minimum_count: 1,
      maximum_count: 3,
    });
  });

  it("names the group of its machines, so that no plan finds another name and replaces it", () => {
    expect(environment()["infrastructure_resource_group_name"]).toBe("rg-mcp-test-containers");
  });

  it("R-86 has a zone for its domain, linked to the network, in which every app and the domain itself resolve", () => {
    const stack = synthesized();
    const zone = resourceOf(stack, "azurerm_private_dns_zone");
    expect(zone["name"]).toMatch(/^\$\{azurerm_container_app_environment\.\w+\.default_domain\}$/);
    expect(resourceOf(stack, "azurerm_private_dns_zone_virtual_network_link")).toMatchObject({
      private_dns_zone_name: expect.stringMatching(/^\$\{azurerm_private_dns_zone\.\w+\.name\}$/),
      virtual_network_id: networkId,
      registration_enabled: false,
    });
    const records = resourcesOf(stack, "azurerm_private_dns_a_record");
    expect(records.map((record) => record["name"]).sort()).toEqual(["*", "@"]);
    for (const record of records) {
      expect(record["records"]).toEqual([expect.stringMatching(/container_app_environment\.\w+\.static_ip_address/)]);
    }
  });

  it("tags its zone like itself", () => {
    const stack = synthesized({ tags: { owner: "platform" } });
    for (const type of ["azurerm_container_app_environment", "azurerm_private_dns_zone"]) {
      expect(resourceOf(stack, type)["tags"]).toEqual({ owner: "platform" });
    }
  });

  it.each([
    ["name", { name: "1-environment" }],
    ["name", { name: "double--dash" }],
    ["dedicatedProfiles.servers.minimum", { dedicatedProfiles: { servers: { type: "D4", minimum: 2, maximum: 1 } } }],
    ["dedicatedProfiles.servers.maximum", { dedicatedProfiles: { servers: { type: "D4", minimum: 0, maximum: 0 } } }],
  ] as const)("is refused with a bad %s", (field, props) => {
    expect(() => synthesized(props)).toThrow(expect.objectContaining({ field }));
  });

  it("makes nothing for one that exists already", () => {
    const stack = synthesize((scope) => {
      const existing = { id: "/existing", defaultDomain: "calm.westeurope.azurecontainerapps.io" };
      expect(ContainerEnvironment.fromExisting(scope, "containers", existing)).toMatchObject(existing);
    });
    expect(stack.resource).toEqual({});
  });
});
