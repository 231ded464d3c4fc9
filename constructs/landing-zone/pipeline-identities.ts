import { Construct } from "constructs";
import type { PipelineTrust } from "../identity/index.ts";
import { PipelineCredential, roles, WorkloadIdentity } from "../identity/index.ts";
import { ResourceGroup, RoleAssignment } from "../providers.ts";
import type { LandingZoneProps } from "./surroundings.ts";
import { refuseMissing } from "../required.ts";

/** What `PipelineIdentities` takes. */
export interface PipelineIdentitiesProps extends Pick<LandingZoneProps, "naming" | "location"> {
  /** The subscription that the deployment is in. */
  readonly subscriptionId: string;
  /** The Entra tenant. */
  readonly tenantId: string;
  /** The storage account that holds the state, by its resource id. */
  readonly stateAccountId: string;
  /** Which run may plan, and look for drift: it can read, and nothing else but the state's lock. */
  readonly planner: PipelineTrust;
  /** Which run may deploy: that of an environment whose reviewers approve. */
  readonly deployer: PipelineTrust;
  /**
   * Which roles the deployer may give: those that this package assigns, or any, which the custom roles of playbooks need.
   * @default "ours"
   */
  readonly assigns?: "ours" | "any";
}

/** Azure's language for conditions: https://learn.microsoft.com/azure/role-based-access-control/conditions-authorization-actions-attributes */
const onlyOurRoles = (): string => {
  const ids = Object.values(roles).sort().join(", ");
  const rule = (action: string, source: string): string =>
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR ` +
    `(@${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${ids}}))`;
  return `${rule("write", "Request")} AND ${rule("delete", "Resource")}`;
};

/**
 * The identities of a deployment's pipelines in Azure: a planner that reads and a deployer that changes, each bound to one run on one platform, without a
 * secret. A person makes them once, because no pipeline can sign in before.
 *
 * @example
 * new PipelineIdentities(stack, "pipeline", {
 *   naming: surroundings.naming,
 *   location: "westeurope",
 *   subscriptionId: "00000000-0000-0000-0000-000000000000",
 *   tenantId: "00000000-0000-0000-0000-000000000001",
 *   stateAccountId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/state",
 *   planner: { subject: "repo:example/mcp:pull_request" },
 *   deployer: { subject: "repo:example/mcp:environment:production" },
 * });
 */
export class PipelineIdentities extends Construct {
  readonly resourceGroup: ResourceGroup;
  readonly planner: WorkloadIdentity;
  readonly deployer: WorkloadIdentity;

  constructor(scope: Construct, id: string, props: PipelineIdentitiesProps) {
    super(scope, id);
    refuseMissing(this, "PipelineIdentitiesProps", props);
    const { naming, location, stateAccountId } = props;
    const subscription = `/subscriptions/${props.subscriptionId}`;
    this.resourceGroup = new ResourceGroup(this, "group", { name: naming.of("resourceGroup", "pipeline"), location });
    this.planner = this.#identity("planner", props);
    this.deployer = this.#identity("deployer", props);
    this.#assign(this.planner, "Reader", subscription);
    this.#assign(this.deployer, "Contributor", subscription);
    this.#assign(
      this.deployer,
      "Role Based Access Control Administrator",
      subscription,
      props.assigns === "any" ? undefined : onlyOurRoles(),
    );
    for (const identity of [this.planner, this.deployer])
      this.#assign(identity, "Storage Blob Data Contributor", stateAccountId);
  }

  #identity(
    purpose: "planner" | "deployer",
    { naming, location, tenantId, ...props }: PipelineIdentitiesProps,
  ): WorkloadIdentity {
    const { id, name } = this.resourceGroup;
    const identity = new WorkloadIdentity(this, purpose, { naming, purpose, resourceGroup: { id, name, location } });
    new PipelineCredential(this, `${purpose}-credential`, { identity, tenantId, name: purpose, trust: props[purpose] });
    return identity;
  }

  #assign(identity: WorkloadIdentity, role: string, scope: string, condition?: string): void {
    new RoleAssignment(this, `${role} to ${identity.node.id}`, {
      scope,
      roleDefinitionName: role,
      principalId: identity.principalId,
      principalType: "ServicePrincipal",
      skipServicePrincipalAadCheck: true,
      ...(condition === undefined ? {} : { condition, conditionVersion: "2.0" }),
    });
  }
}
