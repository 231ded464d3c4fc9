import { auditTableColumns } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { AuditTableProps } from "./audit-table.ts";
import { AuditTable } from "./audit-table.ts";

const server = { principalId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01", grantId: "server" };
const synthesised = (props: Partial<AuditTableProps> = {}, connected: [string, string][] = []) =>
  synthesize((stack) => {
    const table = new AuditTable(stack, "audit-table", {
      ...surroundings,
      workspaceId: surroundings.diagnostics.workspaceId,
      privateLink: { connect: (name, id) => connected.push([name, id]) as never },
      ...props,
    });
    table.grantPublish(server);
    table.grantPublish(server);
  });

describe("R-64 AuditTable", () => {
  it("has the columns of the contract, in the table and in the rule that leads to it", () => {
    const stack = synthesised();
    const columns = Object.entries(auditTableColumns).map(([name, type]) => ({ name, type }));
    expect(resourceOf(stack, "azurerm_monitor_data_collection_rule")["stream_declaration"]).toEqual([
      { stream_name: "Custom-McpAudit", column: columns },
    ]);
    expect(resourceOf(stack, "azurerm_log_analytics_workspace_table_custom_log")).toMatchObject({
      name: "McpAudit_CL",
      // A table on the Basic plan cannot feed an alert.
      plan: "Analytics",
      column: columns.map(({ name, type }) => ({ name, type: type === "datetime" ? "dateTime" : type })),
    });
  });

  it("R-86 is reached from the network alone, through the scope of the monitor's private link", () => {
    const connected: [string, string][] = [];
    const endpoint = resourceOf(synthesised({}, connected), "azurerm_monitor_data_collection_endpoint");
    expect(endpoint["public_network_access_enabled"]).toBe(false);
    expect(connected.map(([name]) => name)).toEqual(["collection"]);
  });

  it("R-52 lets an identity send rows through the one rule, and asked twice, once", () => {
    const [right, ...others] = resourcesOf(synthesised(), "azurerm_role_assignment");
    expect(others).toEqual([]);
    expect(right).toMatchObject({
      scope: expect.stringContaining("azurerm_monitor_data_collection_rule.") as unknown,
      principal_id: server.principalId,
    });
  });

  it("keeps rows for the days of its property, and is not destroyed by a deployment", () => {
    const table = resourceOf(synthesised({ retentionDays: 90 }), "azurerm_log_analytics_workspace_table_custom_log");
    expect(table).toMatchObject({ retention_in_days: 90, lifecycle: { prevent_destroy: true } });
    const rule = resourceOf(synthesised(), "azurerm_log_analytics_workspace_table_custom_log");
    expect(rule).not.toHaveProperty("retention_in_days");
  });
});
