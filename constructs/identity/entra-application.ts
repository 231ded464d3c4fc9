import type { Construct } from "constructs";
import type { Naming } from "../names.ts";
import { Application, AppRoleAssignment, ServicePrincipal } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { applicationDefaults } from "./defaults.ts";
import type { Grantee } from "../protection/grant.ts";
import { refuseNamesake } from "../protection/grant.ts";

/** An application registration in Entra, as a federated credential needs it. */
export interface EntraApplicationRef {
  /** `/applications/<object id>` */
  readonly id: string;
  /** The client id of the application. */
  readonly clientId: string;
}

/** What `EntraApplication` takes. */
export interface EntraApplicationProps extends Weakenable<"assignmentRequired"> {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** What people see when they sign in or consent. @default - from naming */
  readonly displayName?: string;
  /**
   * Object ids of people or pipelines that may change the application. An owner can add credentials to it, so that a pipeline belongs
   * here only when `Application.ReadWrite.OwnedBy` is all that it has.
   * @default - none beside the tenant's application administrators
   */
  readonly owners?: readonly string[];
  /**
   * Whether Terraform refuses a plan that would destroy the application. Every client and every consent refers to its id.
   * @default true
   */
  readonly preventDestroy?: boolean;
}

type ApplicationConfig = Omit<ConstructorParameters<typeof Application>[2], "displayName">;

/** An application and its service principal, with what every application of ours has in common. */
export const registerApplication = (
  scope: Construct,
  displayName: string,
  props: EntraApplicationProps,
  config: ApplicationConfig,
): { readonly resource: Application; readonly servicePrincipal: ServicePrincipal } => {
  const owners = props.owners && { owners: [...props.owners] };
  const preventDestroy = props.preventDestroy ?? true;
  const resource = new Application(scope, "Resource", {
    ...applicationDefaults,
    ...config,
    ...owners,
    displayName,
    lifecycle: { ...config.lifecycle, preventDestroy },
  });
  const servicePrincipal = new ServicePrincipal(scope, "ServicePrincipal", {
    ...owners,
    clientId: resource.clientId,
    // being in the tenant is not enough; the provider's own default lets everybody in.
    appRoleAssignmentRequired: !isWeakened(scope, props, "assignmentRequired"),
    // The person who switched the application off in an incident decides when it comes back, not the next deployment.
    lifecycle: { preventDestroy, ignoreChanges: ["account_enabled"] },
  });
  return { resource, servicePrincipal };
};

/** Gives an identity, a user or a group one app role of an application. Asking twice returns the same assignment. */
export const assignAppRole = (
  scope: Construct,
  servicePrincipal: ServicePrincipal,
  role: { readonly id: string; readonly value: string },
  to: Grantee,
): AppRoleAssignment => {
  const id = `${role.value} to ${to.grantId}`;
  const existing = scope.node.tryFindChild(id) as AppRoleAssignment | undefined;
  if (existing) {
    refuseNamesake(scope, existing.principalObjectIdInput, to);
    return existing;
  }
  return new AppRoleAssignment(scope, id, {
    appRoleId: role.id,
    principalObjectId: to.principalId,
    resourceObjectId: servicePrincipal.objectId,
  });
};
