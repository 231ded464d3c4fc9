import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { ApplicationInsightsProps } from "./index.ts";
import { ApplicationInsights } from "./index.ts";

const insights = (props: Partial<ApplicationInsightsProps> = {}) =>
  resourceOf(
    synthesize((stack) => {
      new ApplicationInsights(stack, "insights", { ...surroundings, ...props });
    }),
    "azurerm_application_insights",
  );

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };
const reason = "operators have no way into the network yet";

describe("Application Insights", () => {
  it.each([
    ["R-35", "local_authentication_disabled", true],
    ["R-86", "internet_ingestion_enabled", false],
    ["R-86", "internet_query_enabled", false],
    ["R-63", "disable_ip_masking", false],
    ["R-89", "workspace_id", surroundings.diagnostics.workspaceId],
    ["R-89", "sampling_percentage", 100],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(insights()[attribute]).toEqual(value);
  });

  it("keeps its telemetry in the workspace that it is given", () => {
    expect(insights({ workspaceId: "/other" })["workspace_id"]).toBe("/other");
  });

  it.each([
    ["privateIngestion", "internet_ingestion_enabled", "internet_query_enabled"],
    ["privateQuery", "internet_query_enabled", "internet_ingestion_enabled"],
  ] as const)("R-83 gives up %s alone, for a reason", (what, open, closed) => {
    const made = insights({ weaken: { [what]: reason } });
    expect(made[open]).toBe(true);
    expect(made[closed]).toBe(false);
  });

  it("R-35 takes telemetry from identities with the right to publish it, which is given once", () => {
    const stack = synthesize((scope) => {
      const made = new ApplicationInsights(scope, "insights", surroundings);
      expect(made.grantPublish(server)).toBe(made.grantPublish(server));
    });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: expect.stringMatching(/^\$\{azurerm_application_insights\./),
      role_definition_name: "Monitoring Metrics Publisher",
    });
  });

  it("that exists already gives the same right", () => {
    const stack = synthesize((scope) => {
      const existing = { id: "/insights", connectionString: "InstrumentationKey=0" };
      const found = ApplicationInsights.fromExisting(scope, "insights", existing);
      found.grantPublish(server);
      new TerraformOutput(scope, "connection", { value: found.connectionString, staticId: true });
    });
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toBe("/insights");
    expect(stack.output["connection"]!["value"]).toBe("InstrumentationKey=0");
  });

  it("stores nothing twice: the workspace has its telemetry already", () => {
    const stack = synthesize((scope) => {
      new ApplicationInsights(scope, "insights", surroundings);
    });
    expect(resourcesOf(stack, "azurerm_monitor_diagnostic_setting")).toEqual([]);
  });
});

describe("resources that Azure creates beside a component", () => {
  const cleanups = (props: Partial<ApplicationInsightsProps> = {}) => {
    const stack = synthesize((scope) => void new ApplicationInsights(scope, "insights", { ...surroundings, ...props }));
    return {
      component: resourceOf(stack, "azurerm_application_insights"),
      actions: stack.resource["azapi_resource_action"]!,
    };
  };

  it("is deleted on destroy, after the component, because a resource group that contains something is not deleted", () => {
    const { component, actions } = cleanups();
    const [[id, action] = []] = Object.entries(actions);
    expect(Object.keys(actions)).toHaveLength(1);
    expect(action).toMatchObject({
      resource_id: `${surroundings.resourceGroup.id}/providers/Microsoft.AlertsManagement/smartDetectorAlertRules/Failure Anomalies - ${component["name"]}`,
      method: "DELETE",
      when: "destroy",
      ignore_not_found: true,
    });
    expect(component["depends_on"]).toContain(`azapi_resource_action.${id}`);
  });

  it("includes the action group only where no other component shares it", () => {
    const { actions } = cleanups({ aloneInGroup: true });
    const [[group, { type }], [, rule]] = Object.entries(actions) as [[string, { type: string }], [string, object]];
    expect(type).toBe("Microsoft.Insights/actionGroups@2023-01-01");
    expect(rule).toMatchObject({
      type: "Microsoft.AlertsManagement/smartDetectorAlertRules@2021-04-01",
      depends_on: [`azapi_resource_action.${group}`],
    });
  });
});
