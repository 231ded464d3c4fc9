import { describe, expect, it } from "vitest";
import { Construct } from "constructs";
import type { CommonProps } from "./protect.ts";
import { protect } from "./protect.ts";
import { KeyVault, ResourceGroup } from "../providers.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";

const vaultIn = (scope: Construct): KeyVault =>
  new KeyVault(scope, "Resource", {
    name: "kv-test",
    location: "westeurope",
    resourceGroupName: "rg-test",
    skuName: "standard",
    tenantId: "00000000-0000-0000-0000-000000000000",
  });

const protectedVault = (props: Partial<CommonProps> = {}, withPath = true) =>
  synthesize((stack) => {
    const scope = new Construct(stack, "vault");
    protect(
      scope,
      vaultIn(scope),
      { ...surroundings, ...props },
      withPath ? { service: "vault", network: surroundings.network, endpointName: "pep-kv-test" } : undefined,
    );
  });

describe("protect", () => {
  it("R-117 sends the logs of a resource that has any to the workspace", () => {
    expect(resourceOf(protectedVault(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: "${azurerm_key_vault.vault_AEB7ADF6.id}",
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("R-117 refuses a resource that has logs without a place for them", () => {
    expect(() =>
      synthesize((stack) => {
        const { naming, resourceGroup } = surroundings;
        protect(stack, vaultIn(stack), { naming, resourceGroup });
      }),
    ).toThrow(expect.objectContaining({ code: "VALUE_INVALID", field: "diagnostics" }));
  });

  it("makes no setting for a resource that has no logs", () => {
    const stack = synthesize((scope) => {
      protect(scope, new ResourceGroup(scope, "group", { name: "rg", location: "westeurope" }), surroundings);
    });
    expect(resourcesOf(stack, "azurerm_monitor_diagnostic_setting")).toEqual([]);
  });

  it("R-86 gives the service a private endpoint whose zone resolves its name", () => {
    expect(resourceOf(protectedVault(), "azurerm_private_endpoint")).toMatchObject({
      subnet_id: surroundings.network.endpointSubnetId,
      private_service_connection: { subresource_names: ["vault"], is_manual_connection: false },
      private_dns_zone_group: {
        private_dns_zone_ids: [surroundings.network.zoneId("privatelink.vaultcore.azure.net")],
      },
    });
  });

  it("makes no endpoint where no path was asked for", () => {
    expect(resourcesOf(protectedVault({}, false), "azurerm_private_endpoint")).toEqual([]);
  });

  it("locks only when asked", () => {
    expect(resourcesOf(protectedVault(), "azurerm_management_lock")).toEqual([]);
    expect(resourceOf(protectedVault({ lock: "CanNotDelete" }), "azurerm_management_lock")).toMatchObject({
      lock_level: "CanNotDelete",
    });
  });

  it("R-52 gives each listed right on the resource and nothing wider", () => {
    const to = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };
    const stack = protectedVault({ roles: { server: { role: "Key Vault Secrets User", to } } });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: "${azurerm_key_vault.vault_AEB7ADF6.id}",
      role_definition_name: "Key Vault Secrets User",
      principal_id: to.principalId,
      principal_type: "ServicePrincipal",
    });
  });

  it("tags everything it makes", () => {
    const stack = protectedVault({ tags: { owner: "platform" } });
    expect(resourceOf(stack, "azurerm_key_vault")["tags"]).toEqual({ owner: "platform" });
    expect(resourceOf(stack, "azurerm_private_endpoint")["tags"]).toEqual({ owner: "platform" });
  });
});
