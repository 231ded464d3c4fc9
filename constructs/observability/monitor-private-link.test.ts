import { describe, expect, it } from "vitest";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { MonitorPrivateLinkProps } from "./index.ts";
import { MonitorPrivateLink } from "./index.ts";

const resources = { workspace: "/workspace", insights: "/insights" };

const link = (props: Partial<MonitorPrivateLinkProps> = {}): StackJson =>
  synthesize((stack) => {
    new MonitorPrivateLink(stack, "monitor", { ...surroundings, ...props });
  });

describe("the private link to Azure Monitor", () => {
  it("R-86 reaches nothing of Azure Monitor but what is connected", () => {
    expect(resourceOf(link(), "azurerm_monitor_private_link_scope")).toMatchObject({
      ingestion_access_mode: "PrivateOnly",
      query_access_mode: "PrivateOnly",
    });
  });

  it("R-83 opens queries alone, for a reason", () => {
    const weaken = { privateQuery: "operators have no way into the network yet" };
    expect(resourceOf(link({ weaken }), "azurerm_monitor_private_link_scope")).toMatchObject({
      ingestion_access_mode: "PrivateOnly",
      query_access_mode: "Open",
    });
  });

  it("R-86 has one endpoint, with all five zones of Azure Monitor", () => {
    expect(resourceOf(link(), "azurerm_private_endpoint")).toMatchObject({
      private_service_connection: { subresource_names: ["azuremonitor"] },
      private_dns_zone_group: {
        private_dns_zone_ids: [
          "privatelink.monitor.azure.com",
          "privatelink.oms.opinsights.azure.com",
          "privatelink.ods.opinsights.azure.com",
          "privatelink.agentsvc.azure-automation.net",
          "privatelink.blob.core.windows.net",
        ].map((zone) => expect.stringMatching(new RegExp(`/privateDnsZones/${zone}$`))),
      },
    });
  });

  it("connects one resource after another, and the endpoint comes last", () => {
    const stack = link({ resources });
    const services = resourcesOf(stack, "azurerm_monitor_private_link_scoped_service");
    const called = (wanted: string) => services.find(({ name }) => name === wanted);
    expect(services).toHaveLength(2);
    expect(called("insights")).toMatchObject({ linked_resource_id: "/insights" });
    expect(called("insights")).not.toHaveProperty("depends_on");
    expect(called("workspace")).toMatchObject({
      linked_resource_id: "/workspace",
      depends_on: [expect.stringMatching(/scoped_service\.monitor_services_insights_/)],
    });
    expect(resourceOf(stack, "azurerm_private_endpoint")["depends_on"]).toEqual([
      expect.stringMatching(/^azurerm_monitor_private_link_scoped_service\.monitor_services_insights_/),
      expect.stringMatching(/^azurerm_monitor_private_link_scoped_service\.monitor_services_workspace_/),
    ]);
  });

  it("is the same for resources in any order", () => {
    const { workspace, insights } = resources;
    expect(link({ resources: { insights, workspace } }).resource).toEqual(link({ resources }).resource);
  });

  it("connects a resource once", () => {
    const stack = synthesize((scope) => {
      const made = new MonitorPrivateLink(scope, "monitor", { ...surroundings, resources });
      expect(made.connect("workspace", "/workspace")).toBe(made.connect("workspace", "/workspace"));
    });
    expect(resourcesOf(stack, "azurerm_monitor_private_link_scoped_service")).toHaveLength(2);
  });

  it("connects to the scope of a landing zone that has one", () => {
    const stack = synthesize((scope) => {
      const hub = { name: "ampls-hub", resourceGroupName: "rg-hub" };
      MonitorPrivateLink.fromExisting(scope, "monitor", hub).connect("mcp-workspace", "/workspace");
    });
    expect(resourceOf(stack, "azurerm_monitor_private_link_scoped_service")).toMatchObject({
      name: "mcp-workspace",
      scope_name: "ampls-hub",
      resource_group_name: "rg-hub",
      linked_resource_id: "/workspace",
    });
    expect(resourcesOf(stack, "azurerm_private_endpoint")).toEqual([]);
  });
});
