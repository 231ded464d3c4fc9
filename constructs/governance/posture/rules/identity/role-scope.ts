import type { Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referencesAt, unknown, violation } from "../../rule.ts";

/** A reference to one of these is a scope that holds more than one resource. */
const wide = /^(azurerm_resource_group|azurerm_subscription|azurerm_management_group|azurerm_client_config)$/;
const oneResource = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+/i;

export const roleScope: Rule = {
  id: "role-scope",
  severity: "high",
  title: "Every right is on one resource, never on a group, a subscription or above",
  why: "A right on a group reaches what will be put into the group next year.",
  references: ["R-52", "Azure.RBAC.LimitOwner"],
  check: (graph) => {
    const types = new Map(graph.resources.map(({ address, type }) => [address, type]));
    return examine(ofType(graph, "azurerm_role_assignment"), (assignment) => faultsOf(assignment, types));
  },
};

const faultsOf = (assignment: Resource, types: ReadonlyMap<string, string>): Fault[] => {
  const scope = String(assignment.attributes["scope"]);
  const targets = referencesAt(assignment, "scope");
  const type = types.get(targets[0]?.to ?? "");
  if (oneResource.test(scope)) return [];
  if (targets.length === 0) return [violation(`scope ${scope}, expected the id of one resource`)];
  if (type === undefined) return [unknown(`scope ${scope} points to nothing that is known here`)];
  // A resource group's id with more behind it names something inside of it.
  const inside = /\}\/providers\/[^/]+\/[^/]+\/./.test(scope);
  return wide.test(type) && !inside ? [violation(`scope is a whole ${type}, expected one resource`)] : [];
};
