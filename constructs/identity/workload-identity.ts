import { Construct } from "constructs";
import type { ProtectionProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { UserAssignedIdentity } from "../providers.ts";
import type { Grantee } from "../protection/grant.ts";
import { refuseMissing } from "../required.ts";

/** A managed identity, as those need it who give it rights or run under it. */
export interface WorkloadIdentityRef extends Grantee {
  /** Its resource id in Azure. */
  readonly id: string;
  /** The client id of the application or identity. */
  readonly clientId: string;
}

/** What `WorkloadIdentity` takes. */
export interface WorkloadIdentityProps extends ProtectionProps {
  /** The one component that will run as this identity, for example `server`. */
  readonly purpose: string;
  /** Its name in Azure. IMPORTANT: a change replaces the identity, and every right has to be given anew. @default - from naming */
  readonly name?: string;
}

/** What is known of an identity that exists already. */
export type ExistingWorkloadIdentity = Omit<WorkloadIdentityRef, "grantId">;

/**
 * A user-assigned identity: who a component is to Azure and Entra, without any secret. One for each component, never shared.
 *
 * @example
 * new WorkloadIdentity(stack, "server", { ...surroundings, purpose: "server" });
 */
export class WorkloadIdentity extends Construct implements WorkloadIdentityRef {
  readonly resource: UserAssignedIdentity;
  readonly grantId: string;

  constructor(scope: Construct, id: string, props: WorkloadIdentityProps) {
    super(scope, id);
    refuseMissing(this, "WorkloadIdentityProps", props);
    this.grantId = this.node.path;
    this.resource = new UserAssignedIdentity(this, "Resource", {
      name: props.name ?? props.naming.of("identity", props.purpose),
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
    });
    protect(this, this.resource, props);
  }

  /** An identity that this deployment did not make: it can be given rights, and nothing about it is changed. */
  static fromExisting(scope: Construct, id: string, existing: ExistingWorkloadIdentity): WorkloadIdentityRef {
    refuseMissing(scope, "ExistingWorkloadIdentity", existing);
    const { clientId, principalId } = existing;
    return { id: existing.id, clientId, principalId, grantId: `${scope.node.path}/${id}` };
  }

  get id(): string {
    return this.resource.id;
  }

  get clientId(): string {
    return this.resource.clientId;
  }

  get principalId(): string {
    return this.resource.principalId;
  }
}
