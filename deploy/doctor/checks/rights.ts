import { valueOf } from "../../azure/azure.ts";
import type { Check } from "../check.ts";
import { armRightsOf, graphRightsOf } from "../rights.ts";

interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
}

const matches = (patterns: readonly string[] = [], action: string): boolean =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action));

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions */
export const allows = (permissions: readonly Permission[], action: string): boolean =>
  permissions.some(({ actions, notActions }) => matches(actions, action) && !matches(notActions, action));

export const allowsData = (permissions: readonly Permission[], action: string): boolean =>
  permissions.some(({ dataActions }) => matches(dataActions, action));

export const permissionsPath = (scope: string): string => `${scope}/providers/Microsoft.Authorization/permissions`;

export const rightsChecks: readonly Check[] = [
  {
    id: "azure-rights",
    what: "the caller may make in Azure what each stack makes",
    needs: "subscription",
    run: async ({ azure, facts, stacks }) => {
      const scope = `/subscriptions/${facts.subscriptionId}`;
      const permissions = valueOf<Permission>(await azure.arm(permissionsPath(scope), "2022-04-01"));
      return armRightsOf(stacks).flatMap(({ stack, rights }) => {
        const missing = rights.map(({ action }) => action).filter((action) => !allows(permissions, action));
        if (missing.length === 0) return [];
        const roles = missing.some((action) => action.startsWith("Microsoft.Authorization/"))
          ? "Contributor and Role Based Access Control Administrator"
          : "Contributor";
        return [{ what: `${stack}: not allowed ${missing.join(", ")}`, mend: `ask an owner of ${scope} for ${roles}` }];
      });
    },
  },
  {
    id: "entra-rights",
    what: "the caller may make in Entra what each stack makes",
    needs: "tenant",
    applies: ({ stacks }) => graphRightsOf(stacks).length > 0,
    run: async ({ azure, stacks }) => {
      const { roles = [], wids = [] } = await azure.claims("https://graph.microsoft.com/.default");
      return graphRightsOf(stacks).flatMap(({ stack, rights }) =>
        rights
          .filter(
            (right) =>
              !right.permissions.some((permission) => roles.includes(permission)) &&
              !Object.values(right.roles).some((role) => wids.includes(role)),
          )
          .map((right) => ({
            what: `${stack}: not allowed what ${right.permissions.join(" or ")} allows`,
            mend: `for a person the role ${Object.keys(right.roles).join(" or ")}; for a pipeline that permission; or \`application\` in the configuration`,
          })),
      );
    },
  },
];
