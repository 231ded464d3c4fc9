import { Fn } from "cdktf";
import { describe, expect, it } from "vitest";
import { ResourceGroup } from "../providers.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { FlowLogsProps } from "./index.ts";
import { FlowLogs, IsolatedNetwork } from "./index.ts";

const group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-test";
const storageAccountId = `${group}/providers/Microsoft.Storage/storageAccounts/stflows`;
const networkId = `${group}/providers/Microsoft.Network/virtualNetworks/vnet`;

const flowLogs = (props: Partial<FlowLogsProps> = {}) =>
  synthesize((stack) => {
    new FlowLogs(stack, "flow-logs", { ...surroundings, networkId, storageAccountId, ...props });
  });

describe("flow logs", () => {
  it("R-117 record every connection of the network for ninety days", () => {
    expect(resourceOf(flowLogs(), "azapi_resource")).toMatchObject({
      type: "Microsoft.Network/networkWatchers/flowLogs@2024-05-01",
      name: "fl-mcp-test",
      location: "westeurope",
      body: {
        properties: {
          enabled: true,
          targetResourceId: networkId,
          storageId: storageAccountId,
          format: { type: "JSON", version: 2 },
          retentionPolicy: { enabled: true, days: 90 },
        },
      },
    });
  });

  it("R-35 write as an identity of their own, which may write blobs and nothing else, not with the account's key", () => {
    const stack = flowLogs();
    expect(resourceOf(stack, "azapi_resource")).toMatchObject({
      identity: {
        type: "UserAssigned",
        identity_ids: [expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.flow-logs_Identity_.*\.id\}$/)],
      },
      depends_on: [expect.stringMatching(/^azurerm_role_assignment\./)],
    });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: storageAccountId,
      role_definition_name: "Storage Blob Data Contributor",
    });
  });

  it("belong to the region's network watcher, or to another one", () => {
    expect(resourceOf(flowLogs(), "azapi_resource")["parent_id"]).toBe(
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope",
    );
    expect(resourceOf(flowLogs({ networkWatcherId: "/own" }), "azapi_resource")["parent_id"]).toBe("/own");
  });

  it("find the subscription of a group that is made in the same deployment", () => {
    const stack = synthesize((scope) => {
      const resourceGroup = new ResourceGroup(scope, "group", { name: "rg", location: Fn.lower("WESTEUROPE") });
      new FlowLogs(scope, "flow-logs", { ...surroundings, resourceGroup, networkId, storageAccountId });
    });
    expect(resourceOf(stack, "azapi_resource")["parent_id"]).toBe(
      '${join("/", slice(split("/", azurerm_resource_group.group.id), 0, 3))}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_${azurerm_resource_group.group.location}',
    );
  });

  it("come with a network when asked", () => {
    const withFlowLogs = (asked: boolean) =>
      synthesize((scope) => {
        new IsolatedNetwork(scope, "network", {
          ...surroundings,
          ...(asked ? { flowLogs: { storageAccountId } } : {}),
        });
      });
    expect(resourcesOf(withFlowLogs(false), "azapi_resource")).toEqual([]);
    expect(resourceOf(withFlowLogs(true), "azapi_resource")).toMatchObject({
      body: { properties: { targetResourceId: expect.stringMatching(/^\$\{azurerm_virtual_network\./) } },
    });
  });
});
