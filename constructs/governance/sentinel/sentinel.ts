import type { Detection, Parameters, Severity } from "@mcp-landing-zone/governance";
import { listParameters, queryOf, watchlists } from "@mcp-landing-zone/governance";
import { Construct } from "constructs";
import { AzapiResource } from "../../azapi/index.ts";
import type { CommonProps } from "../../protection/protect.ts";
import {
  SentinelAlertRuleNrt,
  SentinelAlertRuleScheduled,
  SentinelAutomationRule,
  SentinelDataConnectorMicrosoftThreatIntelligence,
  SentinelLogAnalyticsWorkspaceOnboarding,
  SentinelWatchlist,
  SentinelWatchlistItem,
} from "../../providers.ts";
import { uuidNamespaces, uuidV5 } from "../../uuid.ts";
import type { DetectionsArea } from "../detections/area.ts";
import { chosenDetections } from "../detections/area.ts";
import { refuseMissing } from "../../required.ts";

/** What a deployment says of Microsoft Sentinel. */
export interface SentinelArea {
  /**
   * The workspace is onboarded elsewhere; onboarding it twice fails.
   * @default false
   */
  readonly onboarded?: boolean;
  /**
   * Behaviour analytics over sign-ins, Entra's audit log and Azure's activity: of operators, never of tool calls. IMPORTANT: cannot be switched while a lock
   * is on the workspace, and takes Security Administrator.
   * @default false
   */
  readonly ueba?: boolean;
  /** Sentinel's own anomaly rules, over Microsoft's tables. @default false */
  readonly anomalies?: boolean;
  /** Microsoft's threat intelligence, with what it has learned since this day. @default - none */
  readonly threatIntelligenceSince?: string;
}

/** What `Sentinel` takes. */
export interface SentinelProps extends CommonProps {
  /** What the configuration says of Sentinel. */
  readonly area: SentinelArea;
  /** The Log Analytics workspace that is read. */
  readonly workspaceId: string;
  /** The values that queries take. */
  readonly parameters: Parameters;
  /** Detections that are left out, each with a reason. */
  readonly without: NonNullable<DetectionsArea["without"]>;
}

const severities: Readonly<Record<Severity, string>> = {
  high: "High",
  medium: "Medium",
  low: "Low",
  informational: "Informational",
};

type Rule = SentinelAlertRuleScheduled | SentinelAlertRuleNrt;

/**
 * The catalogue as rules of Microsoft Sentinel: once a minute for what cannot wait, by schedule for the rest; lists that people keep.
 *
 * @example
 * new Sentinel(stack, "sentinel", {
 *   ...surroundings,
 *   area: {},
 *   workspaceId: foundation.workspace.workspaceId,
 *   parameters: parametersOf({}, [workload]),
 *   without: [],
 * });
 */
export class Sentinel extends Construct {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly automation: SentinelAutomationRule;
  readonly #workspaceId: string;

  constructor(scope: Construct, id: string, props: SentinelProps) {
    super(scope, id);
    refuseMissing(this, "SentinelProps", props);
    const { area } = props;
    // Rules take the id from the onboarding, so that they come after it.
    this.#workspaceId = area.onboarded
      ? props.workspaceId
      : new SentinelLogAnalyticsWorkspaceOnboarding(this, "Onboarding", { workspaceId: props.workspaceId }).workspaceId;
    const lists = listParameters.map((name) => this.#watchlist(name, props));
    this.rules = Object.fromEntries(
      chosenDetections(this, props.without).map((detection) => [detection.id, this.#rule(detection, props, lists)]),
    );
    this.automation = this.#automation(props);
    this.#settings(area);
  }

  #watchlist(name: (typeof listParameters)[number], { parameters }: SentinelProps): SentinelWatchlist {
    const list = new SentinelWatchlist(this, `watchlist ${name}`, {
      ...watchlists[name],
      displayName: watchlists[name].name,
      logAnalyticsWorkspaceId: this.#workspaceId,
      itemSearchKey: "Value",
    });
    parameters[name].forEach((value, index) => {
      new SentinelWatchlistItem(this, `${name} ${index}`, {
        name: this.#uuid(`watchlist/${name}/${index}`),
        watchlistId: list.id,
        properties: { Value: value },
      });
    });
    return list;
  }

  #rule(detection: Detection, props: SentinelProps, dependsOn: SentinelWatchlist[]): Rule {
    const common = {
      name: this.#uuid(`rule/${detection.id}`),
      logAnalyticsWorkspaceId: this.#workspaceId,
      displayName: `MCP: ${detection.id}`,
      description: `${detection.question} ${detection.response} Looks the same: ${detection.falsePositives}`,
      severity: severities[detection.severity],
      enabled: true,
      query: queryOf(detection, props.parameters, "watchlist"),
      tactics: [...detection.tactics],
      entityMapping: detection.entities.map(({ type, identifier, column }) => ({
        entityType: type,
        fieldMapping: [{ identifier, columnName: column }],
      })),
      // An incident for each finding, grouped by whom it is about: one person's evening is one incident.
      eventGrouping: { aggregationMethod: "AlertPerResult" },
      incident: {
        createIncidentEnabled: true,
        grouping: {
          enabled: true,
          lookbackDuration: "PT5H",
          reopenClosedIncidents: false,
          entityMatchingMethod: "AllEntities",
        },
      },
      dependsOn,
    };
    if (detection.nearRealTime) return new SentinelAlertRuleNrt(this, detection.id, common);
    const { incident, ...scheduled } = common;
    return new SentinelAlertRuleScheduled(this, detection.id, {
      ...scheduled,
      incident,
      queryFrequency: detection.frequency,
      queryPeriod: detection.window,
      triggerOperator: "GreaterThan",
      triggerThreshold: 0,
    });
  }

  /** Marks incidents of these rules. It names the rules: titles change when incidents move to the Defender portal. */
  #automation({ naming }: SentinelProps): SentinelAutomationRule {
    const ids = Object.values(this.rules).map(({ id }) => id);
    const condition = {
      conditionType: "Property",
      conditionProperties: {
        operator: "Contains",
        propertyName: "IncidentRelatedAnalyticRuleIds",
        propertyValues: ids,
      },
    };
    return new SentinelAutomationRule(this, "Automation", {
      name: this.#uuid("automation/mark"),
      logAnalyticsWorkspaceId: this.#workspaceId,
      displayName: "MCP: mark incidents",
      order: 100,
      triggersOn: "Incidents",
      triggersWhen: "Created",
      conditionJson: JSON.stringify([condition]),
      actionIncident: [{ order: 1, status: "New", labels: ["mcp", naming.deployment.environment] }],
    });
  }

  #settings({ ueba, anomalies, threatIntelligenceSince }: SentinelArea): void {
    const setting = (name: string, properties: object, after: readonly AzapiResource[] = []): AzapiResource =>
      new AzapiResource(this, `setting ${name}`, {
        type: "Microsoft.SecurityInsights/settings@2025-10-01-preview",
        parentId: this.#workspaceId,
        name,
        body: { kind: name, properties },
        dependsOn: [...after],
      });
    const analytics = ueba ? [setting("EntityAnalytics", { entityProviders: ["AzureActiveDirectory"] })] : [];
    if (ueba) setting("Ueba", { dataSources: ["AuditLogs", "AzureActivity", "SigninLogs"] }, analytics);
    if (anomalies) setting("Anomalies", {}, analytics);
    if (threatIntelligenceSince !== undefined) {
      new SentinelDataConnectorMicrosoftThreatIntelligence(this, "ThreatIntelligence", {
        name: this.#uuid("connector/threat-intelligence"),
        logAnalyticsWorkspaceId: this.#workspaceId,
        microsoftEmergingThreatFeedLookbackDate: `${threatIntelligenceSince}T00:00:00Z`,
      });
    }
  }

  /** Sentinel knows what it has by ids, which must stay the same from one deployment to the next. */
  #uuid(name: string): string {
    return uuidV5(uuidNamespaces.url, `https://mcp-landing-zone/sentinel/${name}`);
  }
}
