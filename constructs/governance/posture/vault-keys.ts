import type { Graph, Resource } from "./graph.ts";
import { ofType, referencesAt } from "./rule.ts";

/** Keys that are made through Azure Resource Manager. */
export const keysOf = (graph: Graph): Resource[] =>
  ofType(graph, "azapi_resource", "azapi_resource_action").filter(({ attributes }) =>
    String(attributes["type"]).startsWith("Microsoft.KeyVault/vaults/keys@"),
  );

/** The keys of one vault. */
export const keysIn = (graph: Graph, vault: Resource): Resource[] =>
  keysOf(graph).filter((key) =>
    [...referencesAt(key, "parent_id"), ...referencesAt(key, "resource_id")].some(({ to }) => to === vault.address),
  );
