import type { Graph, Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, unknown, violation } from "../../rule.ts";
import { isUnknown, valueAt } from "../../values.ts";
import { keysIn } from "../../vault-keys.ts";

export const vaultBypass: Rule = {
  id: "vault-bypass",
  severity: "medium",
  title: "Azure's own services pass a vault's firewall only where its keys are for them",
  why: "Every customer of Azure can set up such a service; a vault that it may knock at relies on roles alone.",
  references: ["R-34", "R-36", "R-86"],
  check: (graph) => examine(ofType(graph, "azurerm_key_vault"), (vault) => faultsOf(graph, vault)),
};

/** What services do with a customer's key; services have no use for a key that signs. */
const wraps = ({ attributes }: Resource): boolean =>
  [valueAt(attributes, "body.properties.keyOps")].flat().every((operation) => /^(un)?wrapKey$/.test(String(operation)));

const faultsOf = (graph: Graph, vault: Resource): Fault[] => {
  const bypass = valueAt(vault.attributes, "network_acls.bypass");
  if (bypass === "None") return [];
  if (isUnknown(bypass)) return [unknown(`network_acls.bypass is ${bypass}`)];
  const keys = keysIn(graph, vault);
  if (keys.length > 0 && keys.every(wraps)) return [];
  return [
    violation(
      `network_acls.bypass is ${bypass === undefined ? "not written" : JSON.stringify(bypass)}, expected "None"`,
    ),
  ];
};
