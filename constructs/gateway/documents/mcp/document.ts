import {
  base,
  type Constant,
  type NamedValue,
  type PolicyDocument,
  policyDocument,
  stage,
} from "../../policy/index.ts";
import { admission } from "./admission.ts";
import { identification } from "./caller.ts";
import { callLimits } from "./call-limits.ts";
import { envelope } from "./envelope.ts";
import { type McpFacts, mcpLimits } from "./facts.ts";
import { failures } from "./failures.ts";
import { forwarding, toClient, toServer } from "./hop.ts";
import { killSwitch } from "./kill-switch.ts";
import { authorization } from "./rights.ts";

/** The policy of an MCP endpoint, for both eras of the protocol. */
export function mcpDocument(facts: McpFacts): PolicyDocument {
  const limits = { ...mcpLimits, ...facts.limits };
  const stops = killSwitch(facts);
  return policyDocument({
    name: facts.name,
    scope: "api",
    streams: true,
    namedValues: [stops.namedValue, ...namedValuesOf(facts)],
    inbound: [
      base(),
      ...admission(facts, limits, stops),
      ...identification(facts, stops),
      ...envelope,
      ...authorization(facts, stops),
      ...callLimits(facts, limits),
      ...(facts.inspection ?? []).map((element) => stage("inspection", element)),
      ...toServer(facts),
    ],
    backend: forwarding(facts, limits),
    outbound: [base(), ...toClient],
    onError: [base(), failures(facts)],
  });
}

function namedValuesOf(facts: McpFacts): readonly NamedValue[] {
  const { endpoint, tenantId, audience, clients, scopePrefix, gatewayToken } = facts;
  const constants: readonly Constant[] = [
    endpoint.host,
    tenantId,
    audience,
    ...clients,
    scopePrefix,
    gatewayToken.resource,
    gatewayToken.clientId,
  ];
  return [...new Set(constants.filter((constant) => typeof constant !== "string"))];
}
