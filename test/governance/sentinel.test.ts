import { detections, watchlists } from "@mcp-landing-zone/governance";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { resourceOf, resourcesOf } from "@mcp-landing-zone/constructs/testing";
import { afterAll, describe, expect, it } from "vitest";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

// With every area chosen: Sentinel takes each detection as a rule, and query alerts keep those that need an answer within minutes.
const written = synthesisedDeployment(deployments.dev);
afterAll(() => written.remove());
const stack = JSON.parse(written.text("governance")) as StackJson;
const rules = {
  scheduled: resourcesOf(stack, "azurerm_sentinel_alert_rule_scheduled"),
  nrt: resourcesOf(stack, "azurerm_sentinel_alert_rule_nrt"),
};

describe("R-65 R-92 security events reach Sentinel", () => {
  it("the workspace is onboarded once, with Microsoft's indicators", () => {
    expect(resourceOf(stack, "azurerm_sentinel_log_analytics_workspace_onboarding")).toBeDefined();
    expect(resourceOf(stack, "azurerm_sentinel_data_connector_microsoft_threat_intelligence")).toBeDefined();
  });

  it("near-real-time and scheduled rules are those of the catalogue, each on and with a query that names a table", () => {
    const all = [...rules.scheduled, ...rules.nrt];
    expect(rules.nrt).toHaveLength(detections.filter(({ nearRealTime }) => nearRealTime).length);
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(all.length).toBeLessThanOrEqual(detections.length);
    for (const rule of all) {
      expect(rule["enabled"] ?? true).toBe(true);
      expect(String(rule["query"])).toMatch(
        /\b(?:McpAudit_CL|App\w+|ApiManagement\w+|Azure\w+|SigninLogs|AADNonInteractive\w+|AuditLogs|\w+Logs)\b/,
      );
    }
  });

  it("incidents are grouped and tagged by an automation rule, and watchlists hold what is approved", () => {
    resourceOf(stack, "azurerm_sentinel_automation_rule");
    expect(resourcesOf(stack, "azurerm_sentinel_watchlist")).toHaveLength(Object.keys(watchlists).length);
    expect(resourcesOf(stack, "azurerm_sentinel_watchlist_item").length).toBeGreaterThan(0);
  });
});
