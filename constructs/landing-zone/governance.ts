import { recordedNames } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { GovernanceAreas } from "../governance/areas.ts";
import { apisOf, Detections, parametersOf } from "../governance/detections/index.ts";
import { AccessReviews } from "../governance/access-reviews/index.ts";
import { ConditionalAccess } from "../governance/conditional-access/index.ts";
import { Defender } from "../governance/defender/index.ts";
import { Privileged } from "../governance/privileged/index.ts";
import { Records } from "../governance/records/index.ts";
import type { RegisteredServer } from "../governance/registry/index.ts";
import { Hunt, ServerRegistry } from "../governance/registry/index.ts";
import { Sentinel } from "../governance/sentinel/index.ts";
import { Budget } from "../governance/spending/index.ts";
import type { GuardrailsArea } from "../governance/guardrails/index.ts";
import { Guardrails } from "../governance/guardrails/index.ts";
import { ClientApplication, ResourceApplication } from "../identity/index.ts";
import type { PlaybooksArea, ProtectedServer } from "../governance/playbooks/index.ts";
import { Playbooks, RotationJob } from "../governance/playbooks/index.ts";
import { ResourceGroup } from "../providers.ts";
import type { Foundation } from "./foundation.ts";
import type { Platform } from "./platform.ts";
import type { LandingZoneProps, Surroundings } from "./surroundings.ts";
import type { Workload } from "./workload.ts";
import { refuseMissing } from "../required.ts";

/** What `Governance` takes. */
export interface GovernanceProps extends LandingZoneProps {
  /** The network, the logs and the archive. */
  readonly foundation: Foundation;
  /** The gateway, the vault, the registry and what runs servers. */
  readonly platform: Platform;
  /** The servers that are governed. */
  readonly workloads: readonly Workload[];
  /** What is set up, by area. */
  readonly areas: GovernanceAreas;
  /** The Entra tenant. */
  readonly tenantId: string;
  /** The subscription. */
  readonly subscriptionId: string;
}

/**
 * Detections, playbooks and guardrails. The stack has a resource group of its own, so that the rights of the security team and of its playbooks end there.
 *
 * @example
 * new Governance(stack, "governance", {
 *   naming: surroundings.naming,
 *   location: "westeurope",
 *   profile: profiles.standard,
 *   foundation,
 *   platform,
 *   workloads: [workload],
 *   areas: { detections: {} },
 *   tenantId: "00000000-0000-0000-0000-000000000000",
 *   subscriptionId: "00000000-0000-0000-0000-000000000000",
 * });
 */
export class Governance extends Construct {
  readonly resourceGroup: ResourceGroup;
  /** The surroundings of every area; the logs go to the workspace of the foundation. */
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
    const playbooks = props.areas.playbooks && this.#playbooks(props, props.areas.playbooks);
    this.#detections(props, playbooks);
    if (props.areas.guardrails) this.#guardrails(props, props.areas.guardrails);
    this.#register(props);
    this.#entra(props);
    this.#subscription(props);
  }

  #register({ areas, workloads }: GovernanceProps): void {
    const { registry } = areas;
    if (!registry) return;
    const servers = workloads.map(registeredServer);
    new ServerRegistry(this, "registry", { ...this.surroundings, area: registry, servers });
    const registered = servers.map(({ resource }) => resource);
    new Hunt(this, "hunt", { ...this.surroundings, registered });
  }

  #entra({ areas, workloads, naming, foundation, subscriptionId }: GovernanceProps): void {
    const { conditionalAccess, privileged, accessReviews } = areas;
    if (conditionalAccess) {
      new ConditionalAccess(this, "conditional-access", {
        naming,
        area: conditionalAccess,
        applications: workloads.map(({ application }) => application.clientId),
        userGroups: [...new Set(workloads.flatMap(({ userGroups }) => userGroups))],
      });
    }
    if (privileged) {
      const resourceGroupId = foundation.resourceGroup.id;
      new Privileged(this, "privileged", { area: privileged, subscriptionId, resourceGroupId });
    }
    if (accessReviews) {
      const servers = workloads.map((workload) => ({ name: nameOf(workload), userGroups: workload.userGroups }));
      new AccessReviews(this, "access-reviews", { naming, area: accessReviews, servers });
    }
  }

  #subscription({ areas, naming, foundation, platform, subscriptionId, workloads }: GovernanceProps): void {
    const { defender, budget, records } = areas;
    const { workspaceId } = foundation.workspace;
    if (defender) {
      const apis = [...new Set(workloads.flatMap(apisOf))];
      const watched = { gatewayId: platform.gateway.id, apis };
      new Defender(this, "defender", { ...this.surroundings, area: defender, subscriptionId, workspaceId, watched });
    }
    if (budget) {
      const { actionGroup, resourceGroup } = foundation;
      new Budget(this, "budget", { naming, area: budget, resourceGroupId: resourceGroup.id, actionGroup });
    }
    if (records) {
      const locked = {
        archive: foundation.archive.id,
        gateway: platform.gateway.id,
        vault: platform.vault.id,
      };
      new Records(this, "records", { ...this.surroundings, area: records, workspaceId, locked });
    }
  }

  #playbooks(props: GovernanceProps, area: PlaybooksArea): Playbooks {
    const { workloads, foundation, profile, tenantId } = props;
    return new Playbooks(this, "playbooks", {
      ...this.surroundings,
      ...area,
      preventDestroy: profile.preventDestroy,
      tenantId,
      servers: workloads.map((workload) => ({ ...protectedServer(workload), ...this.#rotation(props, workload) })),
      protectedGroupId: foundation.resourceGroup.id,
    });
  }

  /** The job is beside the server whose key it rotates, in the group of the playbooks' targets. */
  #rotation({ foundation, platform }: GovernanceProps, workload: Workload) {
    if (!workload.auditKey) return {};
    const server = nameOf(workload);
    const job = new RotationJob(this, `rotation-${server}`, {
      ...foundation.surroundings,
      server,
      key: workload.auditKey,
      environmentId: platform.environment.id,
      registry: platform.registry,
    });
    return { rotationJobId: job.id };
  }

  #detections({ areas, foundation, workloads, naming }: GovernanceProps, playbooks: Playbooks | undefined): void {
    const { detections, sentinel } = areas;
    const { actionGroup, workspace } = foundation;
    const parameters = parametersOf(detections ?? {}, workloads);
    const common = { ...this.surroundings, workspaceId: workspace.workspaceId, parameters };
    if (detections) {
      const only = sentinel ? "containment" : "all";
      new Detections(this, "detections", {
        ...common,
        area: detections,
        actionGroup,
        only,
        playbooks: playbooks?.actionGroups ?? {},
      });
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

const nameOf = ({ api }: Workload): string => api.facts.name;

const registeredServer = ({ api, server, publicUrl, approval, elsewhere }: Workload): RegisteredServer => ({
  name: api.facts.name,
  url: publicUrl,
  catalogue: api.facts.catalogue,
  resource: server?.id ?? elsewhere ?? publicUrl,
  ...(approval ? { approval } : {}),
});

const protectedServer = (workload: Workload): ProtectedServer => {
  const { api, server, clientIds, userGroups } = workload;
  const { name, catalogue } = api.facts;
  return {
    name,
    switchId: api.namedValues.idOf(`${name}-switch`),
    threatLevelId: api.namedValues.idOf(`${name}-threat-level`),
    ...(server ? { appId: server.id } : {}),
    tools: recordedNames(catalogue),
    clients: clientIds,
    userGroups,
    applications: workload.node.findAll().flatMap((node) =>
      node instanceof ResourceApplication || node instanceof ClientApplication
        ? {
            kind: node instanceof ClientApplication ? ("client" as const) : ("application" as const),
            clientId: node.clientId,
            servicePrincipalId: node.servicePrincipal.objectId,
          }
        : [],
    ),
  };
};
