import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { ConstructError } from "../errors.ts";
import { RoleAssignment } from "../providers.ts";
import type { RoleName } from "./roles.ts";
import { roles } from "./roles.ts";

/** A principal that can get a right: a managed identity of ours or one that exists already. */
export interface Grantee {
  /** The object id of the principal in Entra. */
  readonly principalId: string;
  /** Names the assignment in the construct tree; two grantees of one resource must differ. */
  readonly grantId: string;
}

/**
 * Refuses a grantee that is called like another one, whose right it would be given in place of its own. Ids that only Terraform knows cannot be
 * compared.
 */
export const refuseNamesake = (scope: Construct, grantedTo: string | undefined, to: Grantee): void => {
  if (grantedTo === to.principalId || Token.isUnresolved(grantedTo) || Token.isUnresolved(to.principalId)) return;
  throw new ConstructError("VALUES_CONFLICT", {
    at: scope,
    field: "grantId",
    received: to.grantId,
    expected: `a name of its own for ${to.principalId}, because ${grantedTo} is called so already`,
  });
};

/**
 * Gives an identity one role on one resource. Asking twice returns the same assignment.
 *
 * The assignment's name is derived from resource, role and principal, as Bicep's `guid()` does, so that a lost state can be imported.
 *
 * @example
 * grant(stack, vault.id, "Key Vault Secrets User", identity);
 */
export const grant = (scope: Construct, resourceId: string, role: RoleName, to: Grantee): RoleAssignment => {
  const id = `${role} to ${to.grantId}`.replaceAll("/", "-");
  const existing = scope.node.tryFindChild(id) as RoleAssignment | undefined;
  if (existing) {
    refuseNamesake(scope, existing.principalIdInput, to);
    return existing;
  }
  return new RoleAssignment(scope, id, {
    name: Fn.uuidv5("url", `${resourceId}/${roles[role]}/${to.principalId}`),
    scope: resourceId,
    roleDefinitionName: role,
    principalId: to.principalId,
    principalType: "ServicePrincipal",
    skipServicePrincipalAadCheck: true,
  });
};
