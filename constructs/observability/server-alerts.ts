import { telemetryNames } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { MonitorScheduledQueryRulesAlertV2 } from "../providers.ts";
import type { ActionGroupRef } from "./action-group.ts";
import { refuseMissing } from "../required.ts";

/** What `ServerAlerts` takes. */
export interface ServerAlertsProps extends CommonProps {
  /** Who is called when an alert fires. */
  readonly actionGroup: ActionGroupRef;
  /** The server that is watched, by its name in a deployment of several. @default - the only one */
  readonly server?: string;
  /** Whether it sends telemetry about its refusals, as the reference server does. @default true */
  readonly sendsTelemetry?: boolean;
  /** Name of its API at the gateway, for alerts on failures, slowness and refusals. @default - no such alerts */
  readonly gatewayApi?: string;
  /** Name of its container app, for an alert on repeated ends of its container. @default - no such alert */
  readonly containerApp?: string;
}

type TelemetryPurpose = keyof typeof telemetryNames.reasons;

interface ServerAlert {
  readonly description: string;
  /** Azure's, from 0 for critical. */
  readonly severity: 0 | 1 | 2 | 3 | 4;
  readonly query: string;
  /** Interval and look-back of the query: the longer look-back covers late rows. */
  readonly every: "PT5M" | "PT15M";
  readonly window: "PT10M" | "PT30M";
  /** Whether the alert resolves itself once the query finds nothing more. Otherwise a person has to close it. */
  readonly ends: boolean;
}

const { metrics, attributes, tables, reasons } = telemetryNames;

const lines = (...parts: readonly string[]): string => parts.join("\n| ");

const refusalsFor = (purpose: TelemetryPurpose, role: string): string =>
  lines(
    tables.MetricData,
    `where AppRoleName == "${role}" and Name == "${metrics.refusals}" and Sum > 0`,
    `extend Reason = tostring(Properties["${attributes.reason}"]), Tool = tostring(Properties["${attributes.tool}"])`,
    `where Reason in (${reasons[purpose].map((reason) => `"${reason}"`).join(", ")})`,
  );

const atOnce = { every: "PT5M", window: "PT10M" } as const;
const asTrend = { every: "PT15M", window: "PT30M" } as const;

/** Alerts on the telemetry of the reference server. */
const ofTelemetry = (role: string): Readonly<Record<TelemetryPurpose, ServerAlert>> => ({
  definitions: {
    description:
      "An upstream server says something else of its tools than was approved; they are withheld until a person decides",
    severity: 1,
    query: refusalsFor("definitions", role),
    ...atOnce,
    ends: false,
  },
  audit: {
    description: "The server refuses calls, because the record of them cannot be made",
    severity: 0,
    query: refusalsFor("audit", role),
    ...atOnce,
    ends: false,
  },
});

/** Alerts on the gateway's log, for servers of every kind. A few calls in a quiet hour raise none. */
const ofGateway = (api: string): Readonly<Record<string, ServerAlert>> => ({
  failures: {
    description: "More than one call in twenty failed at the server or on the way to it",
    severity: 1,
    query: lines(
      "ApiManagementGatewayLogs",
      `where ApiId == "${api}"`,
      "summarize Calls = count(), Failed = countif(ResponseCode >= 500)",
      "where Failed >= 5 and Failed * 20 > Calls",
    ),
    ...atOnce,
    ends: true,
  },
  slowness: {
    description: "One call in twenty took longer than ten seconds",
    severity: 3,
    query: lines(
      "ApiManagementGatewayLogs",
      `where ApiId == "${api}" and ResponseCode < 400`,
      "summarize Calls = count(), Milliseconds = percentile(TotalTime, 95)",
      "where Calls >= 20 and Milliseconds > 10000",
    ),
    ...asTrend,
    ends: true,
  },
  refusals: {
    description: "More than one call in four was refused for want of a right or because of a limit",
    severity: 2,
    query: lines(
      "ApiManagementGatewayLogs",
      `where ApiId == "${api}"`,
      "summarize Calls = count(), Refused = countif(ResponseCode == 403 or ResponseCode == 429)",
      "where Refused >= 20 and Refused * 4 > Calls",
    ),
    ...asTrend,
    ends: true,
  },
});

/** Alerts on the log of the container environment. A scale-in stops replicas, too, and is no failure. */
const ofContainer = (app: string): Readonly<Record<string, ServerAlert>> => ({
  restarts: {
    description: "The server's container ends again and again",
    severity: 1,
    query: lines(
      "ContainerAppSystemLogs",
      `where ContainerAppName == "${app}" and Reason == "ContainerTerminated"`,
      'where not(Log has "ManuallyStopped")',
      "summarize Ends = count()",
      "where Ends >= 3",
    ),
    ...asTrend,
    ends: true,
  },
});

/**
 * The role name of a server's telemetry.
 *
 * @example
 * telemetryRole("orders"); // as the server names itself in traces
 */
export const telemetryRole = (server?: string): string =>
  server === undefined ? telemetryNames.role : `${telemetryNames.role}-${server}`;

/**
 * Alerts on failures, slowness, refusals and repeated ends of a server, from the logs; and on refusals of the reference server for a reason that
 * only a person can end (R-64).
 *
 * @example
 * const actionGroup = ActionGroup.fromExisting(stack, "actions", { id: "/subscriptions/…/actionGroups/ag-platform" });
 * new ServerAlerts(stack, "server-alerts", { ...surroundings, actionGroup });
 */
export class ServerAlerts extends Construct {
  readonly resources: readonly MonitorScheduledQueryRulesAlertV2[];

  constructor(scope: Construct, id: string, props: ServerAlertsProps) {
    super(scope, id);
    refuseMissing(this, "ServerAlertsProps", props);
    const { sendsTelemetry = true, gatewayApi, containerApp } = props;
    const alerts = {
      ...(sendsTelemetry ? ofTelemetry(telemetryRole(props.server)) : {}),
      ...(gatewayApi === undefined ? {} : ofGateway(gatewayApi)),
      ...(containerApp === undefined ? {} : ofContainer(containerApp)),
    };
    this.resources = Object.entries(alerts).map(([purpose, alert]) => this.#alert(purpose, alert, props));
  }

  #alert(purpose: string, alert: ServerAlert, props: ServerAlertsProps): MonitorScheduledQueryRulesAlertV2 {
    const { description, severity, query, every, window, ends } = alert;
    const resource = new MonitorScheduledQueryRulesAlertV2(this, purpose, {
      name: props.naming.of("alert", props.server === undefined ? purpose : `${purpose}-${props.server}`),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      description,
      enabled: true,
      severity,
      scopes: [props.diagnostics.workspaceId],
      evaluationFrequency: every,
      windowDuration: window,
      criteria: [{ query, timeAggregationMethod: "Count", operator: "GreaterThan", threshold: 0 }],
      ...(ends
        ? { autoMitigationEnabled: true }
        : { autoMitigationEnabled: false, muteActionsAfterAlertDuration: "PT1H" }),
      // The first deployment creates the workspace in which its tables appear later.
      skipQueryValidation: true,
      action: { actionGroups: [props.actionGroup.id] },
    });
    protect(new Construct(this, `${purpose} protection`), resource, props);
    return resource;
  }
}
