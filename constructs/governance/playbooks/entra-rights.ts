import type { GraphApplicationPermission } from "../../identity/defaults.ts";
import { graphApplicationPermissions, graphClientId } from "../../identity/defaults.ts";
import type { WorkloadIdentity } from "../../identity/workload-identity.ts";
import type { Naming } from "../../names.ts";
import {
  AppRoleAssignment,
  CustomDirectoryRole,
  DataAzureadServicePrincipal,
  DirectoryRoleAssignment,
} from "../../providers.ts";
import type { Construct } from "constructs";

interface DirectoryRole {
  readonly naming: Naming;
  /** The role's purpose: part of its name, which is unique in the tenant. */
  readonly purpose: string;
  readonly actions: readonly string[];
}

/**
 * Exactly some actions of Entra, for one identity, on each of some objects. The permissions of Microsoft Graph hold in the whole tenant; a role of our
 * own is assigned on one object. Needs Entra ID P1.
 */
export const grantDirectoryActions = (
  scope: Construct,
  { naming, purpose, actions }: DirectoryRole,
  to: WorkloadIdentity,
  objectIds: readonly string[],
): DirectoryRoleAssignment[] => {
  const { name, environment } = naming.deployment;
  const role = new CustomDirectoryRole(scope, "DirectoryRole", {
    displayName: `MCP ${purpose} (${name}-${environment})`,
    description: `What the playbook ${purpose} may do, on the objects that it is for`,
    enabled: true,
    version: "1.0",
    permissions: [{ allowedResourceActions: [...actions] }],
  });
  return objectIds.map(
    (objectId, index) =>
      new DirectoryRoleAssignment(scope, `DirectoryRight${index}`, {
        roleId: role.objectId,
        principalObjectId: to.principalId,
        directoryScopeId: `/${objectId}`,
      }),
  );
};

/** Permissions of Microsoft Graph for one identity. Each holds in the whole tenant, and stands in the runbook with its reason. */
export const grantGraph = (
  scope: Construct,
  permissions: readonly GraphApplicationPermission[],
  to: WorkloadIdentity,
): AppRoleAssignment[] => {
  const graph = new DataAzureadServicePrincipal(scope, "MicrosoftGraph", { clientId: graphClientId });
  return permissions.map(
    (permission) =>
      new AppRoleAssignment(scope, `Graph ${permission}`, {
        appRoleId: graphApplicationPermissions[permission],
        principalObjectId: to.principalId,
        resourceObjectId: graph.objectId,
      }),
  );
};
