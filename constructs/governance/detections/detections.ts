import type { Detection, Parameters, Severity } from "@mcp-landing-zone/governance";
import { minutesOf, queryOf, workbook } from "@mcp-landing-zone/governance";
import { playbooks as playbookCatalogue } from "@mcp-landing-zone/governance/playbooks";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { CommonProps } from "../../protection/protect.ts";
import { protect } from "../../protection/protect.ts";
import type { ActionGroupRef } from "../../observability/index.ts";
import { ApplicationInsightsWorkbook, MonitorScheduledQueryRulesAlertV2 } from "../../providers.ts";
import { uuidNamespaces, uuidV5 } from "../../uuid.ts";
import type { DetectionsArea } from "./area.ts";
import { chosenDetections } from "./area.ts";
import { refuseMissing } from "../../required.ts";

/** What `Detections` takes. */
export interface DetectionsProps extends CommonProps {
  /** What the configuration says of detections. */
  readonly area: DetectionsArea;
  /** Who is called when an alert fires. */
  readonly actionGroup: ActionGroupRef;
  /** The Log Analytics workspace that is read. */
  readonly workspaceId: string;
  /** The values that queries take. */
  readonly parameters: Parameters;
  /**
   * `containment`: only what is severe or starts a playbook, because Sentinel tells of the rest. An incident may take ten minutes to reach a playbook.
   * @default "all"
   */
  readonly only?: "all" | "containment";
  /**
   * What starts each playbook, by the playbook's id. A detection whose answer is not among them tells people alone.
   * @default - none
   */
  readonly playbooks?: Readonly<Record<string, ActionGroupRef>>;
}

const severities: Readonly<Record<Severity, number>> = { high: 1, medium: 2, low: 3, informational: 4 };

/** The columns of a result that name the subject of each playbook. */
const playbookDimensions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  playbookCatalogue.map(({ id, subjects }) => [id, subjects.flatMap(({ dimension }) => dimension ?? [])]),
);

/** Azure Monitor looks back two days at most; a longer look-back needs a rule of Sentinel or a tile of the workbook. */
const longestWindow = 2 * 1_440;

/**
 * The catalogue as alerts of Azure Monitor: alert, action group, playbook, without a detour.
 *
 * @example
 * new Detections(stack, "detections", {
 *   ...surroundings,
 *   area: {},
 *   actionGroup,
 *   workspaceId: foundation.workspace.workspaceId,
 *   parameters: parametersOf({}, [workload]),
 * });
 */
export class Detections extends Construct {
  readonly alerts: Readonly<Record<string, MonitorScheduledQueryRulesAlertV2>>;
  readonly workbook: ApplicationInsightsWorkbook;

  constructor(scope: Construct, id: string, props: DetectionsProps) {
    super(scope, id);
    refuseMissing(this, "DetectionsProps", props);
    const alertable = chosenDetections(this, props.area.without ?? []).filter(
      (detection) =>
        minutesOf(detection.window) <= longestWindow &&
        (props.only !== "containment" || detection.severity === "high" || started(detection, props).length > 0),
    );
    this.alerts = Object.fromEntries(alertable.map((detection) => [detection.id, this.#alert(detection, props)]));
    const { name, environment } = props.naming.deployment;
    this.workbook = new ApplicationInsightsWorkbook(this, "Workbook", {
      name: uuidV5(uuidNamespaces.url, `https://mcp-landing-zone/${name}/${environment}/workbook`),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      displayName: `MCP security (${name} ${environment})`,
      category: "sentinel",
      // Azure gives it back in lower case, and the provider takes nothing else.
      sourceId: Fn.lower(props.workspaceId),
      dataJson: JSON.stringify(workbook(props.parameters)),
    });
  }

  #alert(detection: Detection, props: DetectionsProps): MonitorScheduledQueryRulesAlertV2 {
    const answers = started(detection, props);
    const resource = new MonitorScheduledQueryRulesAlertV2(this, detection.id, {
      name: props.naming.of("alert", detection.id),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      displayName: `MCP: ${detection.id}`,
      description: `${detection.question} ${detection.response}`,
      enabled: true,
      severity: severities[detection.severity],
      scopes: [props.workspaceId],
      evaluationFrequency: detection.frequency,
      windowDuration: detection.window,
      criteria: [
        {
          query: queryOf(detection, props.parameters),
          timeAggregationMethod: "Count",
          operator: "GreaterThan",
          threshold: 0,
          ...(answers.length > 0 ? { dimension: dimensionsOf(detection) } : {}),
        },
      ],
      // A person has to look, also when it is over.
      autoMitigationEnabled: false,
      // A second tool or client that is attacked within the hour has to be contained as well.
      muteActionsAfterAlertDuration:
        answers.length > 0 || minutesOf(detection.frequency) > 60 ? detection.frequency : "PT1H",
      // A table is made by its first row.
      skipQueryValidation: true,
      action: { actionGroups: [props.actionGroup, ...answers].map(({ id }) => id) },
    });
    protect(new Construct(this, `${detection.id} protection`), resource, props);
    return resource;
  }
}

const started = ({ answers = [] }: Detection, { playbooks = {} }: DetectionsProps): readonly ActionGroupRef[] =>
  answers.flatMap((id) => playbooks[id] ?? []);

/** One alert for each tool, client or server: the dimension names the subject of the playbook. */
const dimensionsOf = ({ answers = [] }: Detection) =>
  [...new Set(answers.flatMap((id) => playbookDimensions[id] ?? []))].map((name) => ({
    name,
    operator: "Include",
    values: ["*"],
  }));
