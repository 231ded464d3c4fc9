import { telemetryNames } from "@mcp-landing-zone/contract";
import type { Tables } from "@mcp-landing-zone/governance/kql";
import { compileQuery } from "@mcp-landing-zone/governance/kql";
import { describe, expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { ActionGroupProps, ServerAlertsProps, ServiceHealthAlertProps } from "./index.ts";
import { ActionGroup, ActivityLogExport, RoleAssignmentAlert, ServerAlerts, ServiceHealthAlert } from "./index.ts";

const emails = { security: "security@example.com" };
const actionGroup = { id: "/actionGroup" };
const subscription = "/subscriptions/00000000-0000-0000-0000-000000000000";

const group = (props: Partial<ActionGroupProps> = { emails }) =>
  resourceOf(
    synthesize((stack) => {
      new ActionGroup(stack, "actions", { ...surroundings, ...props });
    }),
    "azurerm_monitor_action_group",
  );

describe("an action group", () => {
  it("R-64 tells everybody that it was given", () => {
    expect(group({ emails: { ...emails, "on-call": "on-call@example.com" } })).toMatchObject({
      name: "ag-mcp-test",
      short_name: "mcp-alerts",
      email_receiver: [
        { name: "on-call", email_address: "on-call@example.com", use_common_alert_schema: true },
        { name: "security", email_address: "security@example.com", use_common_alert_schema: true },
      ],
    });
  });

  it("R-35 proves to a web hook who calls, by a token", () => {
    const webhook = { uri: "https://hooks.example.com/alerts", objectId: "22222222-2222-2222-2222-222222222222" };
    expect(group({ webhooks: { pager: webhook } })["webhook_receiver"]).toEqual([
      {
        name: "pager",
        service_uri: webhook.uri,
        use_common_alert_schema: true,
        aad_auth: { object_id: webhook.objectId },
      },
    ]);
  });

  it.each<[Partial<ActionGroupProps>, string, string]>([
    [{}, "VALUE_INVALID", "emails"],
    [{ emails: {} }, "VALUE_INVALID", "emails"],
    [{ emails: { security: "no-address" } }, "VALUE_INVALID", "emails.security"],
    [{ emails, shortName: "mcp-landing-zone" }, "NAME_INVALID", "shortName"],
    [{ emails, shortName: "" }, "NAME_INVALID", "shortName"],
    [{ webhooks: { pager: { uri: "http://a.example", objectId: "o" } } }, "VALUE_INVALID", "webhooks.pager.uri"],
    [{ webhooks: { pager: { uri: "https://u:p@a.example/", objectId: "o" } } }, "VALUE_INVALID", "webhooks.pager.uri"],
  ])("R-64 refuses %j", (props, code, field) => {
    expect(() => group(props)).toThrow(expect.objectContaining({ code, field }));
  });
});

describe("an alert of the activity log", () => {
  const health = (props: Partial<ServiceHealthAlertProps> = {}) =>
    resourceOf(
      synthesize((stack) => {
        new ServiceHealthAlert(stack, "health", { ...surroundings, actionGroup, ...props });
      }),
      "azurerm_monitor_activity_log_alert",
    );

  it("R-143 tells when Azure has trouble anywhere in the subscription", () => {
    expect(health()).toMatchObject({
      name: "alert-mcp-test-service-health",
      location: "global",
      enabled: true,
      scopes: [subscription],
      criteria: {
        category: "ServiceHealth",
        service_health: { events: ["Incident", "Maintenance", "ActionRequired", "Security"] },
      },
      action: [{ action_group_id: "/actionGroup" }],
    });
    expect(health()["criteria"]).not.toHaveProperty("service_health.locations");
  });

  it("listens to some regions only when they are named", () => {
    expect(health({ regions: ["West Europe", "Global"] })).toMatchObject({
      criteria: { service_health: { locations: ["West Europe", "Global"] } },
    });
  });

  it("R-54 alerts when a role is assigned on the deployment", () => {
    const stack = synthesize((scope) => {
      new RoleAssignmentAlert(scope, "rights", { ...surroundings, actionGroup });
    });
    expect(resourceOf(stack, "azurerm_monitor_activity_log_alert")).toMatchObject({
      scopes: [surroundings.resourceGroup.id],
      criteria: {
        category: "Administrative",
        operation_name: "Microsoft.Authorization/roleAssignments/write",
        status: "Succeeded",
      },
      action: [{ action_group_id: "/actionGroup" }],
    });
  });
});

describe("an alert of the server", () => {
  const synthesized = (props: Partial<ServerAlertsProps> = {}) =>
    synthesize((stack) => {
      new ServerAlerts(stack, "server", { ...surroundings, actionGroup, ...props });
    });
  const alerts = () => Object.values(synthesized().resource["azurerm_monitor_scheduled_query_rules_alert_v2"] ?? {});

  it("is locked, each of them, when that was asked for", () => {
    const { resource } = synthesized({ lock: "CanNotDelete" });
    expect(Object.values(resource["azurerm_management_lock"] ?? {})).toHaveLength(alerts().length);
  });

  it.each([
    ["definitions", 1, telemetryNames.reasons.definitions],
    ["audit", 0, telemetryNames.reasons.audit],
  ] as const)("R-64 alerts on %s, until a person has closed it", (purpose, severity, reasons) => {
    const alert = alerts().find(({ name }) => name === `alert-mcp-test-${purpose}`);
    expect(alert).toMatchObject({
      severity,
      enabled: true,
      auto_mitigation_enabled: false,
      scopes: [surroundings.diagnostics.workspaceId],
      criteria: [{ time_aggregation_method: "Count", operator: "GreaterThan", threshold: 0 }],
      action: { action_groups: ["/actionGroup"] },
    });
    const query = JSON.stringify(alert?.["criteria"]);
    for (const reason of reasons) expect(query).toContain(reason);
  });
});

describe("R-64 an alert from the logs", () => {
  const queries = () =>
    Object.values(
      synthesize((stack) => {
        new ServerAlerts(stack, "server", {
          ...{ ...surroundings, actionGroup, server: "weather", sendsTelemetry: false },
          ...{ gatewayApi: "mcp-weather", containerApp: "ca-weather" },
        });
      }).resource["azurerm_monitor_scheduled_query_rules_alert_v2"] ?? {},
    ) as {
      readonly name: string;
      readonly auto_mitigation_enabled: boolean;
      readonly criteria: readonly { query: string }[];
    }[];
  const schemas = {
    ApiManagementGatewayLogs: { TimeGenerated: "datetime", ApiId: "string", ResponseCode: "int", TotalTime: "long" },
    ContainerAppSystemLogs: { TimeGenerated: "datetime", ContainerAppName: "string", Reason: "string", Log: "string" },
  };
  /** The alerts that fire over these rows. */
  const firing = (tables: Tables): readonly string[] =>
    queries()
      .filter(({ criteria }) => compileQuery(criteria[0]!.query, schemas).evaluate(tables, 0).length > 0)
      .map(({ name }) => name.replace("alert-mcp-test-", ""));
  const calls = (count: number, more: object) =>
    Array.from({ length: count }, () => ({ ApiId: "mcp-weather", ResponseCode: 200, TotalTime: 50, ...more }));
  const ends = (count: number, Log: string, ContainerAppName = "ca-weather") =>
    Array.from({ length: count }, () => ({ ContainerAppName, Reason: "ContainerTerminated", Log }));
  const exits = "Container 'server' was terminated with exit code '1' and reason 'ProcessExited'";

  it.each<[string, Tables, readonly string[]]>([
    ["all is well", { ApiManagementGatewayLogs: calls(100, {}) }, []],
    ["no one calls", {}, []],
    [
      "calls fail",
      { ApiManagementGatewayLogs: [...calls(90, {}), ...calls(10, { ResponseCode: 502 })] },
      ["failures-weather"],
    ],
    ["few of many fail", { ApiManagementGatewayLogs: [...calls(995, {}), ...calls(5, { ResponseCode: 500 })] }, []],
    [
      "calls of another server fail",
      { ApiManagementGatewayLogs: calls(50, { ApiId: "mcp-legacy", ResponseCode: 502 }) },
      [],
    ],
    [
      "calls are slow",
      { ApiManagementGatewayLogs: [...calls(50, {}), ...calls(10, { TotalTime: 20_000 })] },
      ["slowness-weather"],
    ],
    [
      "callers lack rights and pass limits",
      { ApiManagementGatewayLogs: [...calls(20, { ResponseCode: 403 }), ...calls(10, { ResponseCode: 429 })] },
      ["refusals-weather"],
    ],
    ["clients have no token yet", { ApiManagementGatewayLogs: calls(50, { ResponseCode: 401 }) }, []],
    ["the container ends", { ContainerAppSystemLogs: ends(3, exits) }, ["restarts-weather"]],
    ["another container ends", { ContainerAppSystemLogs: ends(3, exits, "ca-legacy") }, []],
    [
      "replicas are not needed",
      { ContainerAppSystemLogs: ends(9, exits.replace("ProcessExited", "ManuallyStopped")) },
      [],
    ],
  ])("fires or is silent when %s", (_what, rows, fired) => {
    expect(firing({ ApiManagementGatewayLogs: [], ContainerAppSystemLogs: [], ...rows })).toEqual(fired);
  });

  it("ends by itself, and a server elsewhere has none about a container", () => {
    expect(queries().map(({ auto_mitigation_enabled }) => auto_mitigation_enabled)).toEqual([true, true, true, true]);
    const { resource } = synthesize((stack) => {
      new ServerAlerts(stack, "server", { ...surroundings, actionGroup, sendsTelemetry: false, gatewayApi: "mcp" });
    });
    expect(Object.keys(resource["azurerm_monitor_scheduled_query_rules_alert_v2"] ?? {})).toHaveLength(3);
  });
});

describe("the export of the activity log", () => {
  it("R-54 sends every category of the subscription's own log to the workspace", () => {
    const stack = synthesize((scope) => {
      new ActivityLogExport(scope, "activity", surroundings);
    });
    expect(resourceOf(stack, "azurerm_monitor_diagnostic_setting")).toMatchObject({
      name: "diag-mcp-test-activity",
      target_resource_id: subscription,
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
      enabled_log: [
        { category: "Administrative" },
        { category: "Security" },
        { category: "ServiceHealth" },
        { category: "Alert" },
        { category: "Recommendation" },
        { category: "Policy" },
        { category: "Autoscale" },
        { category: "ResourceHealth" },
      ],
    });
  });
});
