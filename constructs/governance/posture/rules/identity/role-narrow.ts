import { roles } from "../../../../protection/roles.ts";
import type { Graph, Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referencesAt, unknown, violation } from "../../rule.ts";
import { isUnknown, valuesAt } from "../../values.ts";

const names: ReadonlySet<string> = new Set(Object.keys(roles));
const ids: ReadonlySet<string> = new Set(Object.values(roles));

export const roleNarrow: Rule = {
  id: "role-narrow",
  severity: "high",
  title: "Only narrow roles are assigned, never Owner, Contributor or a right to assign rights",
  why: "A broad role makes every other boundary a suggestion: its holder can remove them.",
  references: ["R-52", "CKV_AZURE_39", "AZU-0030", "AZU-0052", "Azure.RBAC.UseGroups"],
  check: (graph) => [
    ...examine(ofType(graph, "azurerm_role_assignment"), (assignment) =>
      isOurs(assignment, graph)
        ? []
        : faultsOf(assignment.attributes["role_definition_name"], assignment.attributes["role_definition_id"]),
    ),
    ...examine(ofType(graph, "azurerm_role_definition"), ({ attributes }) => tooBroad(attributes)),
  ],
};

/** A role that this deployment defines, and that is judged as a definition. */
const isOurs = (assignment: Resource, graph: Graph): boolean =>
  referencesAt(assignment, "role_definition_id").some(({ to }) =>
    ofType(graph, "azurerm_role_definition").some(({ address }) => address === to),
  );

/** A role of our own is narrower than any built-in one, or it has no reason to be: single actions, none of which gives rights. */
const tooBroad = (attributes: Resource["attributes"]): Fault[] => {
  const actions = ["actions", "data_actions"].flatMap((name) => valuesAt(attributes, `permissions.${name}`).flat());
  return actions
    .filter((action) => action !== undefined && !(typeof action === "string" && narrowAction.test(action)))
    .map((action) =>
      violation(`the action ${String(action)} in a role of our own, expected one action by its full name`),
    );
};

/** `Microsoft.App/containerApps/read`: no wildcard, and nothing of Microsoft.Authorization. */
const narrowAction = /^Microsoft\.(?!Authorization\/)[A-Za-z]+(\/[A-Za-z]+)+\/(read|write|action)$/;

const faultsOf = (name: unknown, id: unknown): Fault[] => {
  if (typeof name === "string" && !isUnknown(name)) {
    return names.has(name) ? [] : [violation(`role ${JSON.stringify(name)}, expected one of ${[...names].join(", ")}`)];
  }
  const guid = typeof id === "string" ? id.split("/").at(-1)! : undefined;
  if (guid === undefined || isUnknown(guid)) return [unknown("the role is only known at plan")];
  return ids.has(guid) ? [] : [violation(`role ${guid}, expected one of ${[...names].join(", ")}`)];
};
