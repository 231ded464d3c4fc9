import { roles } from "../../../identity/roles.ts";
import { examine, type Fault, ofType, type Rule, unknown, violation } from "../rule.ts";
import { isUnknown } from "../values.ts";

const names: ReadonlySet<string> = new Set(Object.keys(roles));
const ids: ReadonlySet<string> = new Set(Object.values(roles));

export const roleNarrow: Rule = {
  id: "role-narrow",
  title: "Only narrow roles are assigned, never Owner, Contributor or a right to assign rights",
  why: "A broad role makes every other boundary a suggestion: whoever holds it can remove them.",
  references: ["R-52", "CKV_AZURE_39", "AZU-0030", "AZU-0052", "Azure.RBAC.UseGroups"],
  check: (graph) => [
    ...examine(ofType(graph, "azurerm_role_assignment"), ({ attributes }) =>
      faultsOf(attributes["role_definition_name"], attributes["role_definition_id"]),
    ),
    ...examine(ofType(graph, "azurerm_role_definition"), () => [
      violation("a role of our own, expected a built-in one"),
    ]),
  ],
};

function faultsOf(name: unknown, id: unknown): Fault[] {
  if (typeof name === "string" && !isUnknown(name)) {
    return names.has(name) ? [] : [violation(`role ${JSON.stringify(name)}, expected one of ${[...names].join(", ")}`)];
  }
  const guid = typeof id === "string" ? id.split("/").at(-1)! : undefined;
  if (guid === undefined || isUnknown(guid)) return [unknown("the role is only known at plan")];
  return ids.has(guid) ? [] : [violation(`role ${guid}, expected one of ${[...names].join(", ")}`)];
}
