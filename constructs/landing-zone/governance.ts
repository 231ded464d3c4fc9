import { Construct } from "constructs";
import type { GovernanceAreas } from "../governance/areas.ts";
import { Detections, parametersOf } from "../governance/detections/index.ts";
import { Sentinel } from "../governance/sentinel/index.ts";
import { Guardrails, type GuardrailsArea } from "../governance/guardrails/index.ts";
import { Playbooks, type PlaybooksArea, type ProtectedServer } from "../governance/playbooks/index.ts";
import { ResourceGroup } from "../providers.ts";
import type { Foundation } from "./foundation.ts";
import type { Platform } from "./platform.ts";
import type { LandingZoneProps, Surroundings } from "./surroundings.ts";
import type { Workload } from "./workload.ts";
import { refuseMissing } from "../required.ts";

export interface GovernanceProps extends LandingZoneProps {
  readonly foundation: Foundation;
  readonly platform: Platform;
  readonly workloads: readonly Workload[];
  readonly areas: GovernanceAreas;
  readonly tenantId: string;
}

/**
 * What detects, answers and forbids. It has a resource group of its own, so that the rights of the security team and of its playbooks end there.
 */
export class Governance extends Construct {
  readonly resourceGroup: ResourceGroup;
  /** What every area is given; the logs go to the workspace of the foundation. */
  readonly surroundings: Surroundings;

  constructor(scope: Construct, id: string, props: GovernanceProps) {
    super(scope, id);
    refuseMissing(this, "GovernanceProps", props);
    const { naming, location, profile, foundation } = props;
    this.resourceGroup = new ResourceGroup(this, "group", {
      name: naming.of("resourceGroup", "governance"),
      location,
      lifecycle: { preventDestroy: profile.preventDestroy },
    });
    this.surroundings = {
      ...foundation.surroundings,
      resourceGroup: { id: this.resourceGroup.id, name: this.resourceGroup.name, location },
    };
    this.#detections(props);
    if (props.areas.guardrails) this.#guardrails(props, props.areas.guardrails);
    if (props.areas.playbooks) this.#playbooks(props, props.areas.playbooks);
  }

  #playbooks({ workloads, foundation, profile, tenantId }: GovernanceProps, area: PlaybooksArea): void {
    new Playbooks(this, "playbooks", {
      ...this.surroundings,
      ...area,
      preventDestroy: profile.preventDestroy,
      tenantId,
      servers: workloads.map(protectedServer),
      protectedGroupId: foundation.resourceGroup.id,
    });
  }

  #detections({ areas, foundation, workloads, naming }: GovernanceProps): void {
    const { detections, sentinel } = areas;
    const { actionGroup, workspace } = foundation;
    const parameters = parametersOf(detections ?? {}, workloads);
    const common = { ...this.surroundings, workspaceId: workspace.workspaceId, parameters };
    if (detections) {
      const only = sentinel ? "containment" : "all";
      new Detections(this, "detections", { ...common, area: detections, actionGroup, only });
    }
    if (sentinel)
      new Sentinel(this, "sentinel", { ...common, naming, area: sentinel, without: detections?.without ?? [] });
  }

  #guardrails({ naming, location, profile, foundation, platform }: GovernanceProps, area: GuardrailsArea): void {
    new Guardrails(this, "guardrails", {
      effect: profile.guardrails,
      ...area,
      naming,
      resourceGroupId: foundation.resourceGroup.id,
      values: {
        regions: [...new Set([location, platform.contentSafety.resource.locationInput ?? location])],
        registries: [platform.registry.loginServer],
        subnets: [foundation.network.subnetId("containers")],
        workspaceId: foundation.workspace.workspaceId,
        gatewayId: platform.gateway.id,
      },
    });
  }
}

function protectedServer({ api, server, clientIds }: Workload): ProtectedServer {
  const { name, catalogue } = api.facts;
  return {
    name,
    switchId: api.namedValues.idOf(`${name}-switch`),
    threatLevelId: api.namedValues.idOf(`${name}-threat-level`),
    ...(server ? { appId: server.id } : {}),
    tools: catalogue.tools.map((tool) => tool.name),
    clients: clientIds,
  };
}
