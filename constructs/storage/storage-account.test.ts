import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { Sleep } from "../providers.ts";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { StorageAccountProps } from "./index.ts";
import { hardenedStorageAccount } from "./index.ts";

const synthesized = (props: Partial<StorageAccountProps> = {}) =>
  synthesize((stack) => {
    hardenedStorageAccount(new Construct(stack, "documents"), "documents", { ...surroundings, ...props });
  });

const account = (props: Partial<StorageAccountProps> = {}) => resourceOf(synthesized(props), "azurerm_storage_account");

describe("a storage account", () => {
  it.each([
    ["R-35", "shared_access_key_enabled", false],
    ["R-35", "default_to_oauth_authentication", true],
    ["R-35", "local_user_enabled", false],
    ["R-35", "sftp_enabled", false],
    ["R-86", "nfsv3_enabled", false],
    ["R-86", "public_network_access_enabled", false],
    ["R-86", "allow_nested_items_to_be_public", false],
    ["R-86", "cross_tenant_replication_enabled", false],
    ["R-86", "allowed_copy_scope", "PrivateLink"],
    ["R-86", "network_rules", { default_action: "Deny", bypass: ["AzureServices"] }],
    ["R-41", "https_traffic_only_enabled", true],
    ["R-42", "min_tls_version", "TLS1_2"],
    ["R-36", "infrastructure_encryption_enabled", true],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(account()[attribute]).toEqual(value);
  });

  it("keeps versions, and what was deleted for thirty days", () => {
    expect(account()["blob_properties"]).toEqual({
      versioning_enabled: true,
      delete_retention_policy: { days: 30, permanent_delete_enabled: false },
      container_delete_retention_policy: { days: 30 },
    });
  });

  it("keeps no versions where blobs grow by overwriting", () => {
    expect(account({ versions: false })["blob_properties"]).toMatchObject({ versioning_enabled: false });
  });

  it("R-86 has a private endpoint for its blobs", () => {
    const endpoint = resourceOf(synthesized(), "azurerm_private_endpoint");
    expect(endpoint).toMatchObject({
      name: "pep-mcp-test-documents",
      private_service_connection: {
        private_connection_resource_id: "${azurerm_storage_account.documents_B555045C.id}",
        subresource_names: ["blob"],
      },
      private_dns_zone_group: {
        private_dns_zone_ids: [surroundings.network.zoneId("privatelink.blob.core.windows.net")],
      },
    });
  });

  it("R-117 sends the log of every read and write to the workspace", () => {
    expect(resourceOf(synthesized(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: expect.stringMatching(/\/blobServices\/default$/),
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("is replicated over zones, or as asked", () => {
    expect(account()["account_replication_type"]).toBe("ZRS");
    expect(account({ replication: "GZRS" })["account_replication_type"]).toBe("GZRS");
  });

  it("is not destroyed unless the user says that it may be", () => {
    expect(account()["lifecycle"]).toEqual({ prevent_destroy: true });
    expect(account({ preventDestroy: false })["lifecycle"]).toEqual({ prevent_destroy: false });
  });

  it("R-36 wraps its keys with the customer's, through an identity and without a version", () => {
    const identity = { id: "/identity", clientId: "11111111-1111-1111-1111-111111111111" };
    const encryption = { keyId: "https://kv.vault.azure.net/keys/documents", identity };
    expect(account({ encryption })).toMatchObject({
      identity: { type: "UserAssigned", identity_ids: ["/identity"] },
      customer_managed_key: { key_vault_key_id: encryption.keyId, user_assigned_identity_id: "/identity" },
    });
  });

  it("R-36 waits until the identity may use the key", () => {
    const stack = synthesize((scope) => {
      const wait = new Sleep(scope, "wait", { createDuration: "60s" });
      const identity = { id: "/identity", clientId: "11111111-1111-1111-1111-111111111111" };
      const encryption = { keyId: "https://kv.vault.azure.net/keys/documents", identity, dependsOn: [wait] };
      hardenedStorageAccount(new Construct(scope, "documents"), "documents", { ...surroundings, encryption });
    });
    expect(resourceOf(stack, "azurerm_storage_account")["depends_on"]).toEqual(["time_sleep.wait"]);
  });

  it("has no identity and no key of the customer's unless asked", () => {
    expect(account()).not.toHaveProperty("identity");
    expect(account()).not.toHaveProperty("customer_managed_key");
  });

  it.each([
    ["name", { name: "st-documents" }],
    ["name", { name: "s".repeat(25) }],
    ["recoveryDays", { recoveryDays: 0 }],
    ["recoveryDays", { recoveryDays: 366 }],
  ])("is refused with a bad %s", (field, props) => {
    expect(() => synthesized(props)).toThrow(expect.objectContaining({ field }));
  });
});
