import type { TerraformStack } from "cdktf";
import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { AuditArchiveProps } from "./index.ts";
import { AuditArchive, LogStorage } from "./index.ts";

const archive = (props: Partial<AuditArchiveProps> = {}): StackJson =>
  synthesize((stack) => {
    new AuditArchive(stack, "archive", { ...surroundings, ...props });
  });

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

const policies = (stack: StackJson) => resourcesOf(stack, "azurerm_storage_container_immutability_policy");

describe("the audit archive", () => {
  it("R-62 keeps versions in an account without keys and without a public side", () => {
    expect(resourceOf(archive(), "azurerm_storage_account")).toMatchObject({
      shared_access_key_enabled: false,
      public_network_access_enabled: false,
      infrastructure_encryption_enabled: true,
      blob_properties: { versioning_enabled: true },
      lifecycle: { prevent_destroy: true },
    });
    expect(resourceOf(archive(), "azurerm_private_endpoint")).toMatchObject({
      private_service_connection: { subresource_names: ["blob"] },
    });
  });

  it("R-62 lets records and their checkpoints be added to and not changed, for a year", () => {
    const stack = archive();
    const containers = resourcesOf(stack, "azurerm_storage_container");
    expect(containers.map(({ name }) => name).sort()).toEqual(["audit", "audit-anchors"]);
    for (const container of containers) {
      expect(container).toMatchObject({
        container_access_type: "private",
        storage_account_id: expect.stringMatching(/^\$\{azurerm_storage_account\./),
      });
    }
    const policy = {
      storage_container_resource_manager_id: expect.stringMatching(/^\$\{azurerm_storage_container\..*\.id\}$/),
      immutability_period_in_days: 365,
      protected_append_writes_enabled: true,
      locked: false,
      lifecycle: { prevent_destroy: true },
    };
    expect(policies(stack)).toEqual([expect.objectContaining(policy), expect.objectContaining(policy)]);
  });

  it("R-62 locks the policy only when asked to, and warns that there is no way back", () => {
    const warnings = (locked: boolean): string[] => {
      let found: string[] = [];
      const stack = synthesize((scope) => {
        const made = new AuditArchive(scope, "archive", { ...surroundings, locked, immutableDays: 2190 });
        found = made.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => String(data));
      });
      const policy = expect.objectContaining({ locked, immutability_period_in_days: 2190 });
      expect(policies(stack)).toEqual([policy, policy]);
      return found;
    };
    expect(warnings(false)).toEqual([]);
    expect(warnings(true)).toEqual([expect.stringMatching(/irreversible.*2190 days/)]);
  });

  it("has no argument that needs a key of the account", () => {
    for (const container of resourcesOf(archive(), "azurerm_storage_container")) {
      expect(container).not.toHaveProperty("storage_account_name");
    }
  });

  it("moves what is written once to a cheaper tier and deletes nothing", () => {
    expect(resourceOf(archive(), "azurerm_storage_management_policy")["rule"]).toEqual([
      {
        name: "cool",
        enabled: true,
        filters: { blob_types: ["blockBlob"] },
        actions: { base_blob: { tier_to_cool_after_days_since_modification_greater_than: 30 } },
      },
    ]);
  });

  it("R-63 deletes what has been kept long enough, when a time is given", () => {
    const rules = resourceOf(archive({ deleteAfterDays: 400 }), "azurerm_storage_management_policy")["rule"];
    expect(rules).toContainEqual({
      name: "expire",
      enabled: true,
      filters: { blob_types: ["appendBlob", "blockBlob"] },
      actions: {
        base_blob: { delete_after_days_since_creation_greater_than: 400 },
        version: { delete_after_days_since_creation: 400 },
      },
    });
  });

  it.each([
    ["records", "grantAppend", "containeraudit_"],
    ["checkpoints", "grantAnchor", "containeraudit-anchors_"],
  ] as const)("R-52 gives the right to append %s on their container alone, once", (_what, right, container) => {
    const stack = synthesize((scope) => {
      const made = new AuditArchive(scope, "archive", surroundings);
      expect(made[right](server)).toBe(made[right](server));
    });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: expect.stringContaining(`azurerm_storage_container.archive_${container}`),
      role_definition_name: "Storage Blob Data Contributor",
    });
  });

  it("tells where to write", () => {
    const { output } = synthesize((scope) => {
      const made = new AuditArchive(scope, "archive", surroundings);
      new TerraformOutput(scope, "where", { value: `${made.blobEndpoint}${made.containerName}`, staticId: true });
    });
    expect(output["where"]!["value"]).toMatch(/^\$\{azurerm_storage_account\..*\.primary_blob_endpoint\}audit$/);
  });

  it("R-62 copies tables to containers that are immutable before the first row comes", () => {
    const stack = archive({ exportedTables: ["AzureActivity", "AzureDiagnostics"] });
    expect(new Set(resourcesOf(stack, "azurerm_storage_container").map(({ name }) => name))).toEqual(
      new Set(["audit", "audit-anchors", "am-azureactivity", "am-azurediagnostics"]),
    );
    expect(policies(stack)).toHaveLength(4);
    expect(resourceOf(stack, "azurerm_log_analytics_data_export_rule")).toMatchObject({
      workspace_resource_id: surroundings.diagnostics.workspaceId,
      destination_resource_id: expect.stringMatching(/^\$\{azurerm_storage_account\./),
      table_names: ["AzureActivity", "AzureDiagnostics"],
      enabled: true,
      depends_on: [
        expect.stringMatching(/^azurerm_storage_container_immutability_policy\./),
        expect.stringMatching(/^azurerm_storage_container_immutability_policy\./),
      ],
    });
  });

  it("copies nothing by default", () => {
    expect(resourcesOf(archive(), "azurerm_log_analytics_data_export_rule")).toEqual([]);
  });

  it.each<[Partial<AuditArchiveProps>, string, string]>([
    [{ immutableDays: 0 }, "VALUE_INVALID", "immutableDays"],
    [{ immutableDays: 1.5 }, "VALUE_INVALID", "immutableDays"],
    [{ immutableDays: 146_001 }, "VALUE_INVALID", "immutableDays"],
    [{ deleteAfterDays: 364 }, "VALUES_CONFLICT", "deleteAfterDays"],
    [{ exportedTables: [] }, "VALUE_INVALID", "exportedTables"],
    [{ exportedTables: ["AzureActivity", "AzureActivity"] }, "VALUE_INVALID", "exportedTables"],
    [{ exportedTables: ["Mine_CL"] }, "VALUE_INVALID", "exportedTables"],
  ])("refuses %j", (props, code, field) => {
    expect(() => archive(props)).toThrow(expect.objectContaining({ code, field }));
  });

  it("that exists already gives the same right on the same container", () => {
    const stack = synthesize((scope: TerraformStack) => {
      AuditArchive.fromExisting(scope, "archive", {
        accountId: "/account",
        blobEndpoint: "https://staudit.blob.core.windows.net/",
        containerName: "audit",
        anchorContainerName: "audit-anchors",
      }).grantAppend(server);
    });
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toBe(
      "/account/blobServices/default/containers/audit",
    );
  });
});

describe("log storage", () => {
  it("keeps no versions of blobs that are written anew every minute, and is private like any other account", () => {
    const stack = synthesize((scope) => {
      new LogStorage(scope, "logs", { ...surroundings, purpose: "flows" });
    });
    expect(resourceOf(stack, "azurerm_storage_account")).toMatchObject({
      name: expect.stringMatching(/^stmcptestflows/),
      public_network_access_enabled: false,
      shared_access_key_enabled: false,
      blob_properties: { versioning_enabled: false },
    });
    expect(resourcesOf(stack, "azurerm_private_endpoint")).toHaveLength(1);
  });
});
