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
}

type Purpose = keyof typeof telemetryNames.reasons;

interface ServerAlert {
  readonly description: string;
  /** Azure's, from 0 for critical. */
  readonly severity: 0 | 1 | 2 | 3 | 4;
}

const serverAlerts: Readonly<Record<Purpose, ServerAlert>> = {
  definitions: {
    description:
      "An upstream server says something else of its tools than was approved; they are withheld until a person decides",
    severity: 1,
  },
  audit: {
    description: "The server refuses calls, because the record of them cannot be made",
    severity: 0,
  },
};

const { metrics, attributes, tables, reasons } = telemetryNames;
const purposes = Object.keys(reasons) as readonly Purpose[];

const queryFor = (purpose: Purpose, role: string): string =>
  [
    tables.MetricData,
    `where AppRoleName == "${role}" and Name == "${metrics.refusals}" and Sum > 0`,
    `extend Reason = tostring(Properties["${attributes.reason}"]), Tool = tostring(Properties["${attributes.tool}"])`,
    `where Reason in (${reasons[purpose].map((reason) => `"${reason}"`).join(", ")})`,
  ].join("\n| ");

/**
 * Under which name the telemetry of a server arrives.
 *
 * @example
 * telemetryRole("orders"); // as the server names itself in traces
 */
export const telemetryRole = (server?: string): string =>
  server === undefined ? telemetryNames.role : `${telemetryNames.role}-${server}`;

/**
 * Tells when the reference server refuses for a reason that only a person can end (R-64).
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
    this.resources = purposes.map((purpose) => this.#alert(purpose, props));
  }

  #alert(purpose: Purpose, props: ServerAlertsProps): MonitorScheduledQueryRulesAlertV2 {
    const { description, severity } = serverAlerts[purpose];
    const resource = new MonitorScheduledQueryRulesAlertV2(this, purpose, {
      name: props.naming.of("alert", props.server === undefined ? purpose : `${purpose}-${props.server}`),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      description,
      enabled: true,
      severity,
      scopes: [props.diagnostics.workspaceId],
      evaluationFrequency: "PT5M",
      // Longer than the frequency: what arrives late is still seen.
      windowDuration: "PT10M",
      criteria: [
        {
          query: queryFor(purpose, telemetryRole(props.server)),
          timeAggregationMethod: "Count",
          operator: "GreaterThan",
          threshold: 0,
        },
      ],
      // Once it has happened, a person has to look, also when it is over.
      autoMitigationEnabled: false,
      muteActionsAfterAlertDuration: "PT1H",
      // The first deployment creates the workspace in which its tables appear later.
      skipQueryValidation: true,
      action: { actionGroups: [props.actionGroup.id] },
    });
    protect(new Construct(this, `${purpose} protection`), resource, props);
    return resource;
  }
}
