import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";

/** Being wired up is not being used. */
const wiring = new Set([
  "azurerm_subnet_network_security_group_association",
  "azurerm_subnet_nat_gateway_association",
  "azurerm_subnet_route_table_association",
]);

export const subnetUsed: Rule = {
  id: "subnet-used",
  severity: "low",
  title: "Every subnet is used",
  why: "An empty subnet is an unwatched place in the network, with a way out.",
  references: ["R-86"],
  check: (graph) => {
    const used = new Set(
      graph.resources
        .filter(({ type }) => !wiring.has(type))
        .flatMap(({ references }) => references.map(({ to }) => to)),
    );
    return examine(ofType(graph, "azurerm_subnet"), ({ address }) =>
      used.has(address) ? [] : [violation("no resource stands in it")],
    );
  },
};
