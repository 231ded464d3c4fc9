import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { WorkloadIdentity } from "../../identity/workload-identity.ts";
import type { Naming } from "../../names.ts";
import { RoleAssignment, RoleDefinition } from "../../providers.ts";

interface NarrowRole {
  readonly naming: Naming;
  /** The role's purpose: part of its name, which is unique in the tenant. */
  readonly purpose: string;
  readonly actions: readonly string[];
  /** On what the resources hold, such as keys in a vault. @default - none */
  readonly dataActions?: readonly string[];
  /** The resource group in which the role may be assigned. */
  readonly resourceGroupId: string;
}

/** Exactly some actions, for one identity, on each of some resources: no built-in role is as narrow. */
export const grantActions = (
  scope: Construct,
  role: NarrowRole,
  to: WorkloadIdentity,
  resources: readonly string[],
): RoleAssignment[] => {
  const { name, environment } = role.naming.deployment;
  const definition = new RoleDefinition(scope, "Role", {
    name: `MCP ${role.purpose} (${name}-${environment})`,
    description: `What the playbook ${role.purpose} may do, on the resources that it is for`,
    scope: role.resourceGroupId,
    assignableScopes: [role.resourceGroupId],
    permissions: [
      {
        actions: [...role.actions],
        notActions: [],
        ...(role.dataActions ? { dataActions: [...role.dataActions] } : {}),
      },
    ],
  });
  return resources.map(
    (resource, index) =>
      new RoleAssignment(scope, `Right${index}`, {
        name: Fn.uuidv5("url", `${resource}/${role.purpose}/${to.principalId}`),
        scope: resource,
        roleDefinitionId: definition.roleDefinitionResourceId,
        principalId: to.principalId,
        principalType: "ServicePrincipal",
        skipServicePrincipalAadCheck: true,
      }),
  );
};
