import { gatewayIndicators, gatewaySwitch } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Graph, Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, referencesAt, violation } from "../../rule.ts";
import { isOfMcp } from "./gateway-stages.ts";

/** What the gateway knows by name; of two with one name it keeps the later. */
const named = ["azurerm_api_management_api", "azurerm_api_management_backend", "azurerm_api_management_named_value"];

/** What is for every server of a gateway: operators stop all at once, and an indicator of compromise is refused everywhere. */
const forAll: readonly string[] = [gatewaySwitch.name, gatewayIndicators.name];

export const endpointsApart: Rule = {
  id: "endpoints-apart",
  severity: "critical",
  title: "Every MCP endpoint has an audience, a backend, a switch and values of its own at the gateway",
  why: "A token for one server would open another, and a switch that operators turn for one would not stop it.",
  references: ["R-01", "R-06", "R-76", "R-116"],
  check: (graph) => {
    const endpoints = ofType(graph, "azurerm_api_management_api_policy").filter(({ attributes }) =>
      isOfMcp(attributes),
    );
    const all = endpoints.map((policy) => endpointOf(graph, policy));
    return [
      ...examine(endpoints, (policy) => {
        const endpoint = all.find((one) => one.policy === policy)!;
        return all.filter((other) => other !== endpoint).flatMap((other) => between(endpoint, other));
      }),
      ...examine(ofType(graph, ...named), (resource) => ofName(resource, graph)),
    ];
  },
};

interface Endpoint {
  readonly policy: Resource;
  /** Applications whose tokens it takes. */
  readonly audiences: readonly string[];
  readonly backends: readonly string[];
  readonly values: readonly string[];
}

const endpointOf = (graph: Graph, policy: Resource): Endpoint => {
  const xml = String(policy.attributes["xml_content"]);
  const all = (pattern: RegExp): string[] => [...new Set([...xml.matchAll(pattern)].map(([, text = ""]) => text))];
  return {
    policy,
    audiences: all(/<audience>([^<]+)<\/audience>/g).map((text) => meant(graph, text)),
    backends: all(/\bbackend-id="([^"]+)"/g),
    values: all(/\{\{([\w.-]+)\}\}/g).filter((name) => !forAll.includes(name)),
  };
};

/** Resolves an audience: itself, or the source of its named value. */
const meant = (graph: Graph, text: string): string => {
  const [, name] = /^\{\{([\w.-]+)\}\}$/.exec(text) ?? [];
  const value = ofType(graph, "azurerm_api_management_named_value").find(
    ({ attributes }) => attributes["name"] === name,
  );
  if (!value) return text;
  return referencesAt(value, "value")[0]?.to ?? String(value.attributes["value"]);
};

const between = (endpoint: Endpoint, other: Endpoint): Fault[] => {
  const shared = (what: "audiences" | "backends" | "values", one: string): Fault[] =>
    endpoint[what]
      .filter((each) => other[what].includes(each))
      .map((each) => violation(`has the ${one} ${each} of ${other.policy.address}, expected one of its own`));
  return [...shared("audiences", "audience"), ...shared("backends", "backend"), ...shared("values", "named value")];
};

const ofName = (resource: Resource, graph: Graph): Fault[] => {
  const gateway = ({ attributes }: Resource): string =>
    String(attributes["api_management_name"]).replace(/^.*outputs\./, "");
  return ofType(graph, resource.type)
    .filter((other) => other !== resource && other.attributes["name"] === resource.attributes["name"])
    .filter((other) => gateway(other) === gateway(resource))
    .map((other) => violation(`is called as ${other.address} is, expected a name of its own on the gateway`));
};
