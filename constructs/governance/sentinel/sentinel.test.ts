import { detections } from "@mcp-landing-zone/governance";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { SentinelProps } from "./sentinel.ts";
import { Sentinel } from "./sentinel.ts";

const parameters = {
  ApprovedClients: ["editor", "terminal"],
  ApprovedTools: ["whoami"],
  ApprovedApis: ["mcp"],
  BreakGlass: [],
  Deployers: [],
  CallsPerDay: 1_000,
};
const synthesised = (area: SentinelProps["area"] = {}, without: SentinelProps["without"] = []) =>
  synthesize(
    (stack) =>
      new Sentinel(stack, "sentinel", {
        ...surroundings,
        area,
        parameters,
        without,
        workspaceId: surroundings.diagnostics.workspaceId,
      }),
  );
const rulesOf = (stack: ReturnType<typeof synthesised>) => [
  ...resourcesOf(stack, "azurerm_sentinel_alert_rule_scheduled"),
  ...resourcesOf(stack, "azurerm_sentinel_alert_rule_nrt"),
];

describe("R-65 R-92 Sentinel", () => {
  const stack = synthesised();

  it("has a rule for each detection but for those that are left out", () => {
    expect(rulesOf(stack)).toHaveLength(detections.length);
    const fewer = synthesised({}, [{ id: "write-burst", reason: "a migration" }]);
    expect(rulesOf(fewer)).toHaveLength(detections.length - 1);
  });

  it("onboards the workspace before its rules, or leaves one alone that is onboarded", () => {
    expect(resourcesOf(stack, "azurerm_sentinel_log_analytics_workspace_onboarding")).toHaveLength(1);
    for (const rule of rulesOf(stack)) {
      expect(String(rule["log_analytics_workspace_id"])).toContain(
        "azurerm_sentinel_log_analytics_workspace_onboarding",
      );
    }
    const existing = synthesised({ onboarded: true });
    expect(resourcesOf(existing, "azurerm_sentinel_log_analytics_workspace_onboarding")).toEqual([]);
  });

  it("keeps lists in watchlists, so that a person changes one without a deployment", () => {
    expect(resourcesOf(stack, "azurerm_sentinel_watchlist_item")).toHaveLength(4);
    const unknown = rulesOf(stack).find((rule) => rule["display_name"] === "MCP: unknown-client");
    expect(unknown?.["query"]).toContain('_GetWatchlist("mcp-approved-clients")');
    expect(unknown?.["query"]).not.toContain("editor");
  });

  it("R-76 its automation names the rules, never the title, which changes when incidents move to the Defender portal", () => {
    const automation = resourceOf(stack, "azurerm_sentinel_automation_rule");
    expect(String(automation["condition_json"])).toContain("IncidentRelatedAnalyticRuleIds");
    expect(String(automation["condition_json"])).not.toMatch(/IncidentTitle|MCP:/);
  });

  it("R-60 R-98 switches behaviour analytics and anomalies on where they are chosen", () => {
    expect(resourcesOf(stack, "azapi_resource")).toEqual([]);
    const names = resourcesOf(synthesised({ ueba: true, anomalies: true }), "azapi_resource").map(({ name }) => name);
    expect(names.sort()).toEqual(["Anomalies", "EntityAnalytics", "Ueba"]);
  });

  it("R-96 reads Microsoft's indicators since the day of the configuration", () => {
    const connector = resourceOf(
      synthesised({ threatIntelligenceSince: "2026-11-01" }),
      "azurerm_sentinel_data_connector_microsoft_threat_intelligence",
    );
    expect(connector["microsoft_emerging_threat_feed_lookback_date"]).toBe("2026-11-01T00:00:00Z");
  });
});
