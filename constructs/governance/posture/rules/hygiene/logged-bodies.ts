import type { Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, unknown, violation } from "../../rule.ts";
import { isUnknown, valueAt } from "../../values.ts";

const sides = [
  ["frontend_request.body_bytes", "body.properties.frontend.request.body.bytes"],
  ["frontend_response.body_bytes", "body.properties.frontend.response.body.bytes"],
  ["backend_request.body_bytes", "body.properties.backend.request.body.bytes"],
  ["backend_response.body_bytes", "body.properties.backend.response.body.bytes"],
] as const;

export const loggedBodies: Rule = {
  id: "logged-bodies",
  severity: "high",
  title: "The gateway logs no body of any request or response",
  why: "Bodies hold what users asked and got, and logging a response buffers it, which breaks streaming.",
  references: ["R-63"],
  check: (graph) => [
    ...examine(
      ofType(graph, "azurerm_api_management_diagnostic", "azurerm_api_management_api_diagnostic"),
      faultsOf(0),
    ),
    ...examine(ofType(graph, "azapi_resource", "azapi_resource_action").filter(isDiagnostic), faultsOf(1)),
  ],
};

const isDiagnostic = ({ attributes }: Resource): boolean =>
  /^Microsoft\.ApiManagement\/service\/(apis\/)?diagnostics@/.test(String(attributes["type"]));

const faultsOf =
  (dialect: 0 | 1) =>
  ({ attributes }: Resource): Fault[] =>
    sides.flatMap(({ [dialect]: path }): Fault[] => {
      const bytes = valueAt(attributes, path);
      if (isUnknown(bytes)) return [unknown(`${path} is ${bytes}`)];
      return bytes === 0
        ? []
        : [violation(`${path} is ${bytes === undefined ? "not written" : JSON.stringify(bytes)}, expected 0`)];
    });
