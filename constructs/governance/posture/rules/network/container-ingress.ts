import type { Graph, Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referencesAt, unknown, violation } from "../../rule.ts";
import { valueAt } from "../../values.ts";

export const containerIngress: Rule = {
  id: "container-ingress",
  severity: "high",
  title: "A container app is reachable from outside of its environment only where the environment itself is internal",
  why: "In an internal environment `external` means the network; in any other it means the internet.",
  references: ["R-86", "Azure.ContainerApp.ExternalIngress"],
  check: (graph) =>
    examine(
      ofType(graph, "azurerm_container_app").filter(
        ({ attributes }) => valueAt(attributes, "ingress.external_enabled") === true,
      ),
      (app) => faultsOf(graph, app),
    ),
};

const faultsOf = (graph: Graph, app: Resource): Fault[] => {
  const target = referencesAt(app, "container_app_environment_id")[0]?.to;
  const environment = graph.resources.find(({ address }) => address === target);
  if (!environment) return [unknown("whether its environment is internal is not known here")];
  const internal =
    environment.mode === "managed" ? valueAt(environment.attributes, "internal_load_balancer_enabled") : undefined;
  return internal === true ? [] : [violation("ingress.external_enabled is true and the environment is not internal")];
};
