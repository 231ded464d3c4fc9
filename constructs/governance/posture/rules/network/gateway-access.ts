import type { Tier } from "../../../../gateway/tiers.ts";
import { factsOf, tiers } from "../../../../gateway/tiers.ts";
import type { Graph, Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referrers, unknown, violation } from "../../rule.ts";
import { isUnknown, valueAt } from "../../values.ts";

export const gatewayAccess: Rule = {
  id: "gateway-access",
  severity: "high",
  title: "A gateway whose tier has a private path is reached by it alone",
  why: "Azure creates every gateway open. The step that closes it can be forgotten, and nothing looks different then.",
  references: ["R-86", "CKV_AZURE_107", "CKV_AZURE_174"],
  check: (graph) =>
    examine(
      ofType(graph, "azurerm_api_management").filter(({ attributes }) => hasPrivatePath(attributes)),
      (gateway) => faultsOf(graph, gateway),
    ),
};

const hasPrivatePath = (attributes: unknown): boolean => {
  const tier = String(valueAt(attributes, "sku_name")).split("_")[0] ?? "";
  // An unknown tier may have one.
  if (!Object.hasOwn(tiers, tier)) return true;
  const { privateEndpoint, injection } = factsOf(tier as Tier);
  return privateEndpoint || injection.includes("Internal");
};

const faultsOf = (graph: Graph, gateway: Resource): Fault[] => {
  const mode = valueAt(gateway.attributes, "virtual_network_type");
  if (isUnknown(mode)) return [unknown(`virtual_network_type is ${mode}`)];
  if (mode === "Internal") return [];
  const updates = referrers(ofType(graph, "azapi_update_resource"), "resource_id", gateway);
  const closed = updates.some(
    ({ attributes }) => valueAt(attributes, "body.properties.publicNetworkAccess") === "Disabled",
  );
  return closed
    ? []
    : [
        violation("no azapi_update_resource sets publicNetworkAccess to Disabled, and it is not injected", [
          "publicGateway",
        ]),
      ];
};
