import { describe, expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { WorkspaceProps } from "./index.ts";
import { Workspace } from "./index.ts";

const { naming, resourceGroup } = surroundings;

const built = (props: Partial<WorkspaceProps> = {}) =>
  synthesize((stack) => {
    new Workspace(stack, "workspace", { naming, resourceGroup, ...props });
  });

const workspace = (props: Partial<WorkspaceProps> = {}) => resourceOf(built(props), "azurerm_log_analytics_workspace");

const reason = "operators have no way into the network yet";

describe("a workspace", () => {
  it.each([
    ["R-35", "local_authentication_enabled", false],
    ["R-86", "internet_ingestion_enabled", false],
    ["R-86", "internet_query_enabled", false],
    ["R-62", "retention_in_days", 365],
    ["R-62", "daily_quota_gb", -1],
    ["R-52", "allow_resource_only_permissions", true],
    ["R-62", "lifecycle", { prevent_destroy: true }],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(workspace()[attribute]).toEqual(value);
  });

  it("has no deprecated twin of an argument", () => {
    expect(workspace()).not.toHaveProperty("local_authentication_disabled");
  });

  it("R-117 logs its own queries to itself, or to the given workspace", () => {
    const own = built();
    expect(resourceOf(own, "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\./),
      log_analytics_workspace_id: expect.stringMatching(/^\$\{azurerm_log_analytics_workspace\./),
    });
    expect(
      resourceOf(built({ diagnostics: surroundings.diagnostics }), "azurerm_monitor_diagnostic_setting"),
    ).toMatchObject({ log_analytics_workspace_id: surroundings.diagnostics.workspaceId });
  });

  it.each([
    ["privateIngestion", "internet_ingestion_enabled", "internet_query_enabled"],
    ["privateQuery", "internet_query_enabled", "internet_ingestion_enabled"],
  ] as const)("R-83 gives up %s alone, for a reason", (what, open, closed) => {
    const made = workspace({ weaken: { [what]: reason } });
    expect(made[open]).toBe(true);
    expect(made[closed]).toBe(false);
  });

  it("keeps logs as long as asked", () => {
    expect(workspace({ retentionDays: 730 })["retention_in_days"]).toBe(730);
  });

  it.each([29, 731, 90.5])("refuses to keep logs for %d days", (retentionDays) => {
    expect(() => workspace({ retentionDays })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "retentionDays" }),
    );
  });

  it("may be destroyed when the user says so", () => {
    expect(workspace({ preventDestroy: false })["lifecycle"]).toEqual({ prevent_destroy: false });
  });
});
