import { schemas } from "@mcp-landing-zone/governance";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { RecordsArea } from "./area.ts";
import { Records } from "./records.ts";
import { entraCategories, keptTables } from "./tables.ts";

const synthesised = (area: RecordsArea = {}) =>
  synthesize(
    (stack) =>
      new Records(stack, "records", {
        ...surroundings,
        area,
        workspaceId: surroundings.diagnostics.workspaceId,
        locked: { archive: "/archive", vault: "/vault" },
      }),
  );

describe("Records", () => {
  it("makes nothing that was not chosen", () => {
    expect(synthesised().resource).toEqual({});
  });

  it("R-94 R-75 sends sign-ins, changes and risk of the tenant to the workspace", () => {
    const setting = resourceOf(synthesised({ entraLogs: true }), "azurerm_monitor_aad_diagnostic_setting");
    expect(setting["log_analytics_workspace_id"]).toBe(surroundings.diagnostics.workspaceId);
    expect(setting["enabled_log"]).toEqual(entraCategories.map((category) => ({ category })));
    // People, applications and managed identities: what they did, and their risk.
    expect([...entraCategories].sort()).toEqual([
      "AuditLogs",
      "ManagedIdentitySignInLogs",
      "NonInteractiveUserSignInLogs",
      "RiskyServicePrincipals",
      "RiskyUsers",
      "ServicePrincipalRiskEvents",
      "ServicePrincipalSignInLogs",
      "SignInLogs",
      "UserRiskEvents",
    ]);
  });

  it("R-61 R-78 keeps every table that detections read as long as an investigation needs, but for the audit table, which has its own", () => {
    const tables = resourcesOf(synthesised({ retention: true }), "azurerm_log_analytics_workspace_table");
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(keptTables).sort());
    const read = Object.keys(schemas);
    // The feed resends indicators, and Sentinel owns the table.
    const short = ["McpAudit_CL", "AADNonInteractiveUserSignInLogs", "ThreatIntelIndicators"];
    expect(read.filter((table) => !short.includes(table) && !Object.hasOwn(keptTables, table))).toEqual([]);
    for (const { total_retention_in_days, lifecycle, plan } of tables) {
      // Alerts read no table of another plan.
      expect(plan).toBe("Analytics");
      expect(total_retention_in_days).toBe(730);
      // Without it azurerm shows a change of every table in every plan.
      expect(lifecycle).toEqual({ ignore_changes: ["retention_in_days"] });
    }
  });

  it("R-93 has a Purview account that the internet does not reach, with its logs in the workspace", () => {
    const stack = synthesised({ purview: true });
    expect(resourceOf(stack, "azurerm_purview_account")).toMatchObject({
      public_network_enabled: false,
      managed_event_hub_enabled: false,
      identity: { type: "SystemAssigned" },
      name: surroundings.naming.of("purview"),
      location: surroundings.resourceGroup.location,
      resource_group_name: surroundings.resourceGroup.name,
    });
    expect(resourceOf(stack, "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: expect.stringMatching(/purview_account/) as string,
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
    });
    expect(Object.keys(stack.resource ?? {}).sort()).toEqual([
      "azurerm_monitor_diagnostic_setting",
      "azurerm_purview_account",
    ]);
  });

  it("R-62 locks what cannot be made again against deletion", () => {
    const locks = resourcesOf(synthesised({ locks: true }), "azurerm_management_lock");
    const notes = expect.stringMatching(/remove the area records\.locks of the governance stack first/) as string;
    // The names in the configuration of Terraform are part of the address: another one would take the lock away for a moment.
    expect(locks).toEqual([
      expect.objectContaining({ name: "mcp-cannot-delete", scope: "/archive", lock_level: "CanNotDelete", notes }),
      expect.objectContaining({ name: "mcp-cannot-delete", scope: "/vault", lock_level: "CanNotDelete", notes }),
    ]);
  });
});
