import type { Azure } from "../../azure/azure.ts";

/** What role assignments give, or a deny assignment takes: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions */
interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
  readonly notDataActions?: readonly string[];
}

interface DenyAssignment {
  readonly properties: {
    readonly denyAssignmentName?: string;
    readonly permissions: readonly Permission[];
    readonly excludePrincipals?: readonly { readonly id: string }[];
  };
}

/** The caller's permissions on a scope, from all roles there and above, less its deny assignments. */
export interface Held {
  readonly permissions: readonly Permission[];
  readonly denied: readonly { readonly name: string; readonly permissions: readonly Permission[] }[];
}

const matches = (patterns: readonly string[] = [], action: string): boolean =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action));

const covers = ({ actions, notActions }: Permission, action: string): boolean =>
  matches(actions, action) && !matches(notActions, action);

const coversData = ({ dataActions, notDataActions }: Permission, action: string): boolean =>
  matches(dataActions, action) && !matches(notDataActions, action);

/** Whether the caller may do it: one role is enough, and one deny assignment is enough against it. */
export const allows = ({ permissions, denied }: Held, action: string): boolean =>
  permissions.some((one) => covers(one, action)) && denierOf({ denied }, action) === undefined;

export const allowsData = ({ permissions, denied }: Held, action: string): boolean =>
  permissions.some((one) => coversData(one, action)) &&
  !denied.some((deny) => deny.permissions.some((one) => coversData(one, action)));

/** The deny assignment that stands against an action. */
export const denierOf = ({ denied }: Pick<Held, "denied">, action: string): string | undefined =>
  denied.find(({ permissions }) => permissions.some((one) => covers(one, action)))?.name;

const authorization = "providers/Microsoft.Authorization";

export const heldOn = async (azure: Azure, scope: string, principalId: string): Promise<Held> => {
  const filter = encodeURIComponent(`assignedTo('${principalId}')`);
  const [permissions, denies] = await Promise.all([
    azure.list<Permission>(`${scope}/${authorization}/permissions`, "2022-04-01"),
    azure.list<DenyAssignment>(`${scope}/${authorization}/denyAssignments?$filter=${filter}`, "2022-04-01"),
  ]);
  return {
    permissions,
    denied: denies
      .filter(({ properties }) => !(properties.excludePrincipals ?? []).some(({ id }) => id === principalId))
      .map(({ properties }) => ({
        name: properties.denyAssignmentName ?? "a deny assignment",
        permissions: properties.permissions,
      })),
  };
};
