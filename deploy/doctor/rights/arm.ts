import type { WrittenStack } from "../../../stacks/read-stacks.ts";
import { factOf } from "../../../constructs/azure-types/index.ts";

type Resources = Pick<WrittenStack, "name" | "json">;

export interface StackActions {
  readonly stack: string;
  readonly actions: readonly string[];
}

const armNeeds = factOf("arm");

const life = (type: string): readonly string[] => ["read", "write", "delete"].map((verb) => `${type}/${verb}`);

const verbs: Readonly<Record<string, string>> = { GET: "read", PUT: "write", PATCH: "write", DELETE: "delete" };

/** The actions of one resource that goes through azapi, whose type names Azure's own. */
const azapiActions = (kind: string, attributes: Readonly<Record<string, unknown>>): readonly string[] => {
  const [type = ""] = String(attributes["type"]).split("@");
  if (kind === "azapi_resource") return life(type);
  if (kind === "azapi_update_resource") return [`${type}/read`, `${type}/write`];
  const { action, method = "POST" } = attributes as { readonly action?: string; readonly method?: string };
  return [action === undefined ? `${type}/${verbs[method] ?? "read"}` : `${type}/${action}/action`];
};

/** Throws for a type of azurerm without a row: the doctor must know its rights before it can promise a deployment. */
const actionsOf = (
  kind: string,
  instances: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): readonly string[] => {
  if (kind.startsWith("azapi_")) return Object.values(instances).flatMap((one) => azapiActions(kind, one));
  if (!kind.startsWith("azurerm_")) return [];
  const row = armNeeds[kind];
  if (row === undefined) throw new Error(`${kind} has no arm in constructs/azure-types`);
  return [...row.types.flatMap(life), ...row.actions];
};

/** Every action of Azure Resource Manager that each stack needs, to be made, changed and destroyed. */
export const armActionsOf = (stacks: readonly Resources[]): readonly StackActions[] =>
  stacks.map(({ name, json }) => ({
    stack: name,
    actions: [
      ...new Set(Object.entries(json.resource).flatMap(([kind, instances]) => actionsOf(kind, instances))),
    ].sort(),
  }));

/** A role that has the action, of those that are usually given. */
const roles: readonly (readonly [pattern: RegExp, role: string])[] = [
  [/^Microsoft\.Authorization\/role/, "Role Based Access Control Administrator"],
  [/^Microsoft\.Authorization\/policy/, "Resource Policy Contributor"],
  [/^Microsoft\.Authorization\//, "Owner"],
];

export const rolesFor = (actions: readonly string[]): string =>
  [...new Set(actions.map((action) => roles.find(([pattern]) => pattern.test(action))?.[1] ?? "Contributor"))]
    .sort()
    .join(" and ");
