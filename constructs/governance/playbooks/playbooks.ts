import type { Playbook, Right, Target } from "@mcp-landing-zone/governance/playbooks";
import { playbooks as catalogue, triggers } from "@mcp-landing-zone/governance/playbooks";
import { Construct } from "constructs";
import { AzapiResource } from "../../azapi/index.ts";
import type { CommonProps } from "../../protection/protect.ts";
import { refuseUnless } from "../../errors.ts";
import type { GraphApplicationPermission } from "../../identity/defaults.ts";
import { WorkloadIdentity } from "../../identity/workload-identity.ts";
import { ActionGroup } from "../../observability/action-group.ts";
import { MonitorDiagnosticSetting } from "../../providers.ts";
import type { PlaybooksArea } from "./area.ts";
import { grantDirectoryActions, grantGraph } from "./entra-rights.ts";
import { grantActions } from "./rights.ts";
import type { ProtectedServer } from "./targets.ts";
import { servicePrincipalsOf, targetsOf } from "./targets.ts";
import { azureMonitorClientId, PlaybookAudience } from "./webhook.ts";
import { refuseMissing } from "../../required.ts";

/** What `Playbooks` takes. */
export interface PlaybooksProps extends CommonProps, PlaybooksArea {
  /** The Entra tenant. */
  readonly tenantId: string;
  /** The servers that playbooks can contain. */
  readonly servers: readonly ProtectedServer[];
  /** The resource group of their targets. Their custom roles may be assigned in it and nowhere else. */
  readonly protectedGroupId: string;
}

/**
 * The playbooks as Logic Apps: one workflow each, with an identity of its own, exactly the actions that it declares on exactly the resources of its
 * watchlist, and an action group through which alerts start it. Playbooks that act in Entra are chosen apart, because their deployer needs a
 * privileged role there.
 *
 * @example
 * new Playbooks(stack, "playbooks", {
 *   ...surroundings,
 *   tenantId: "00000000-0000-0000-0000-000000000000",
 *   servers: [],
 *   protectedGroupId: "00000000-0000-0000-0000-000000000001",
 * });
 */
export class Playbooks extends Construct {
  /** What an alert names to start a playbook, by the playbook's id. */
  readonly actionGroups: Readonly<Record<string, ActionGroup>>;

  constructor(scope: Construct, id: string, props: PlaybooksProps) {
    super(scope, id);
    refuseMissing(this, "PlaybooksProps", props);
    const rendered = catalogue.filter(({ rights }) => props.inEntra || rights.every(({ on }) => on === "arm"));
    const askFirst = new Set(props.askFirst ?? []);
    for (const each of askFirst) {
      refuseUnless(
        rendered.some((playbook) => playbook.id === each),
        "NOT_FOUND",
        { at: this, field: "askFirst", received: each, expected: rendered.map((playbook) => playbook.id).join(", ") },
      );
    }
    const audience = new PlaybookAudience(this, "audience", {
      naming: props.naming,
      preventDestroy: props.preventDestroy ?? true,
    });
    this.actionGroups = Object.fromEntries(
      rendered.map((playbook) => {
        const mode = playbook.onAlert === "act" && !askFirst.has(playbook.id) ? "act" : "ask";
        return [
          playbook.id,
          new PlaybookWorkflow(this, playbook.id, { ...props, playbook, mode, audience }).actionGroup,
        ];
      }),
    );
  }
}

interface WorkflowProps extends PlaybooksProps {
  readonly playbook: Playbook;
  readonly mode: "act" | "ask";
  readonly audience: PlaybookAudience;
}

class PlaybookWorkflow extends Construct {
  readonly actionGroup: ActionGroup;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { playbook, naming, resourceGroup, audience, diagnostics } = props;
    const identity = new WorkloadIdentity(this, "identity", {
      naming,
      resourceGroup,
      purpose: `playbook-${id}`,
      preventDestroy: false,
    });
    const watchlist = targetsOf(playbook, props.servers);
    const rights = grantRights(this, props, identity, watchlist);
    const workflow = new AzapiResource(this, "Resource", {
      type: "Microsoft.Logic/workflows@2019-05-01",
      parentId: resourceGroup.id,
      name: naming.of("workflow", id),
      location: resourceGroup.location,
      identity: { type: "UserAssigned", identityIds: [identity.id] },
      body: {
        properties: {
          state: props.armed ? "Enabled" : "Disabled",
          accessControl: accessControl(props.tenantId, audience.clientId),
          definition: playbook.workflow,
          parameters: valuesOf(props, identity.id, watchlist),
        },
      },
      // The published schema does not know that shared access signatures can be switched off.
      schemaValidationEnabled: false,
      responseExportValues: ["properties.accessEndpoint"],
      dependsOn: rights,
    });
    new MonitorDiagnosticSetting(this, "Diagnostics", {
      name: "to-workspace",
      targetResourceId: workflow.id,
      logAnalyticsWorkspaceId: diagnostics.workspaceId,
      enabledLog: [{ categoryGroup: "allLogs" }],
      enabledMetric: [{ category: "AllMetrics" }],
    });
    this.actionGroup = new ActionGroup(this, "alerts", {
      ...props,
      preventDestroy: false,
      name: naming.of("actionGroup", id),
      shortName: "mcp-playbook",
      webhooks: {
        [id]: {
          uri: `${workflow.outputPath("properties.accessEndpoint")}/triggers/${triggers.alert}/paths/invoke?api-version=2016-10-01`,
          objectId: audience.objectId,
          identifierUri: audience.identifierUri,
        },
      },
    });
  }
}

/** Every right that the playbook declares, each on as little as it can be given on. */
const grantRights = (
  scope: Construct,
  { playbook, naming, protectedGroupId, servers }: WorkflowProps,
  to: WorkloadIdentity,
  watchlist: readonly Target[],
) => {
  const purpose = playbook.id;
  const actionsOn = (on: "arm" | "directory"): readonly string[] =>
    playbook.rights.flatMap((right) => (right.on === on ? right.actions : []));
  const [arm, directory] = [actionsOn("arm"), actionsOn("directory")];
  const graph = playbook.rights.flatMap((right) => (right.on === "graph" ? known(right) : []));
  const resources = [...new Set(watchlist.map((target) => target.id))];
  return [
    ...(arm.length > 0
      ? grantActions(scope, { naming, purpose, actions: arm, resourceGroupId: protectedGroupId }, to, resources)
      : []),
    ...(directory.length > 0
      ? grantDirectoryActions(scope, { naming, purpose, actions: directory }, to, servicePrincipalsOf(servers))
      : []),
    ...(graph.length > 0 ? grantGraph(scope, graph, to) : []),
  ];
};

/** `graphApplicationPermissions` has every permission of the catalogue; a test holds it. */
const known = ({ permission }: Extract<Right, { on: "graph" }>) => permission as GraphApplicationPermission;

/** Only a token of Azure Monitor for the audience starts a workflow from outside; the signature in its address opens nothing. */
const accessControl = (tenantId: string, audience: string) => ({
  triggers: {
    sasAuthenticationPolicy: { state: "Disabled" },
    openAuthenticationPolicies: {
      policies: {
        alerts: {
          type: "AAD",
          claims: [
            { name: "iss", value: `https://login.microsoftonline.com/${tenantId}/v2.0` },
            { name: "aud", value: audience },
            { name: "azp", value: azureMonitorClientId },
          ],
        },
      },
    },
  },
});

const valuesOf = ({ playbook, mode }: WorkflowProps, identity: string, watchlist: readonly Target[]) => {
  const values: Readonly<Record<string, unknown>> = { identity, mode, watchlist, level: 1 };
  return Object.fromEntries(Object.keys(playbook.parameters).map((name) => [name, { value: values[name] }]));
};
