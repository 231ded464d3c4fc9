// Stand-in for Azure Resource Manager: whether a caller may do what a request asks.
// https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
import type { ArmGrant, Cloud } from "./cloud.ts";
import { typeOf } from "./cloud.ts";

const verbs: Readonly<Record<string, string>> = {
  GET: "read",
  HEAD: "read",
  PUT: "write",
  PATCH: "write",
  DELETE: "delete",
};

/** The action that a request needs: `Microsoft.KeyVault/vaults/write`; for a POST, its last segment. */
export const actionOf = (method: string, path: string): string => {
  if (method !== "POST") return `${typeOf(path)}/${verbs[method] ?? "read"}`;
  const at = path.lastIndexOf("/");
  return `${typeOf(path.slice(0, at))}/${path.slice(at + 1)}/action`;
};

const covers = (patterns: readonly string[] = [], action: string): boolean =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action));

/** Roles of Azure that role assignments name, as far as programs here assign them: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const builtIn: Readonly<Record<string, Pick<ArmGrant, "actions" | "dataActions">>> = {
  // Storage Blob Data Contributor
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": {
    actions: ["Microsoft.Storage/storageAccounts/blobServices/containers/*"],
    dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*"],
  },
};

/** What role assignments give that a program made here. */
const assigned = ({ resources }: Cloud): readonly ArmGrant[] =>
  [...resources.values()].flatMap(({ id, type, properties }) => {
    if (type !== "Microsoft.Authorization/roleAssignments") return [];
    const { principalId = "", roleDefinitionId = "" } = properties as {
      readonly principalId?: string;
      readonly roleDefinitionId?: string;
    };
    const role = builtIn[roleDefinitionId.slice(roleDefinitionId.lastIndexOf("/") + 1).toLowerCase()];
    return role === undefined
      ? []
      : [{ principalId, scope: id.slice(0, id.search(/\/providers\/(?!.*\/providers\/)/)), ...role }];
  });

/** What the principal holds on a scope, there or above it. */
export const grantsOn = (cloud: Cloud, principalId: string, scope: string): readonly ArmGrant[] =>
  [...cloud.grants, ...assigned(cloud)].filter(
    (grant) =>
      grant.principalId === principalId && `${scope}/`.toLowerCase().startsWith(`${grant.scope}/`.toLowerCase()),
  );

export const mayDo = (cloud: Cloud, principalId: string, scope: string, action: string): boolean =>
  grantsOn(cloud, principalId, scope).some(
    ({ actions, notActions }) => covers(actions, action) && !covers(notActions, action),
  );
