import type { Graph, Resource } from "../../graph.ts";
import { privateServices } from "../../private-services.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referrers, unknown, violation } from "../../rule.ts";
import { isUnknown, valuesAt } from "../../values.ts";

export const privateEndpoint: Rule = {
  id: "private-endpoint",
  severity: "high",
  title: "Every private service has exactly one private endpoint, to the part of it that is used",
  why: "A closed service without an endpoint cannot be reached at all; a second one is a second way in that is not watched.",
  references: ["R-86", "CKV2_AZURE_32", "CKV2_AZURE_33", "Azure.AI.PrivateEndpoints"],
  check: (graph) => examine(ofType(graph, ...Object.keys(privateServices)), (service) => faultsOf(graph, service)),
};

const faultsOf = (graph: Graph, service: Resource): Fault[] => {
  const target = "private_service_connection.private_connection_resource_id";
  const endpoints = referrers(ofType(graph, "azurerm_private_endpoint"), target, service);
  const wanted = privateServices[service.type]!;
  const parts = endpoints.map(({ attributes }) =>
    valuesAt(attributes, "private_service_connection.subresource_names").flat(),
  );
  if (parts.flat().some(isUnknown)) return [unknown("the part of the service is only known at plan")];
  const matching = parts.filter((part) => part.includes(wanted)).length;
  if (matching === 1) return [];
  return [violation(`${matching} private endpoints to "${wanted}", expected exactly one`)];
};
