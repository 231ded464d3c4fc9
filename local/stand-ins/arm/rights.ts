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
export function actionOf(method: string, path: string): string {
  if (method !== "POST") return `${typeOf(path)}/${verbs[method] ?? "read"}`;
  const at = path.lastIndexOf("/");
  return `${typeOf(path.slice(0, at))}/${path.slice(at + 1)}/action`;
}

const covers = (patterns: readonly string[] = [], action: string): boolean =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action));

/** What the principal holds on a scope, there or above it. */
export const grantsOn = ({ grants }: Cloud, principalId: string, scope: string): readonly ArmGrant[] =>
  grants.filter(
    (grant) =>
      grant.principalId === principalId && `${scope}/`.toLowerCase().startsWith(`${grant.scope}/`.toLowerCase()),
  );

export const mayDo = (cloud: Cloud, principalId: string, scope: string, action: string): boolean =>
  grantsOn(cloud, principalId, scope).some(
    ({ actions, notActions }) => covers(actions, action) && !covers(notActions, action),
  );
