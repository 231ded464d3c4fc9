import { headers } from "@mcp-landing-zone/contract";
import type { PolicyDocument } from "../../policy/index.ts";
import { base, policyDocument, stage } from "../../policy/index.ts";
import { identification } from "../caller.ts";
import { failures } from "../failures.ts";
import { forwarding, toClient, toServer } from "../hop.ts";
import { killSwitch } from "../kill-switch.ts";
import { threatLevel } from "../threat-level.ts";
import { namedValuesOf } from "../server-facts.ts";
import { admission } from "./admission.ts";
import { callLimits } from "./call-limits.ts";
import { envelope } from "./envelope.ts";
import { placed } from "./extra-stages.ts";
import type { McpFacts } from "./facts.ts";
import { mcpLimits } from "./facts.ts";
import { refuseMessage } from "./refusals.ts";
import { authorization } from "./rights.ts";
import { serverNotes } from "../notes.ts";

/** The policy of an MCP endpoint, for both eras of the protocol. */
export const mcpDocument = (facts: McpFacts): PolicyDocument => {
  const limits = { ...mcpLimits, ...facts.limits };
  const stops = killSwitch(facts);
  const threat = threatLevel(facts.name);
  const extra = placed(facts.name, facts.stages ?? []);
  return policyDocument({
    name: facts.name,
    scope: "api",
    streams: true,
    namedValues: [...stops.namedValues, threat.namedValue, ...namedValuesOf(facts)],
    notes: { ...serverNotes, ...extra.notes },
    inbound: [
      base(),
      ...admission(facts, limits, stops),
      ...identification(facts, stops),
      ...envelope,
      ...authorization(facts, stops, threat),
      ...callLimits(facts, limits, threat),
      ...(facts.inspection ?? []).map((element) => stage("inspection", element)),
      ...extra.inbound,
      ...toServer(facts, facts.backendPath ?? facts.endpoint.path, { [headers.threatLevel]: threat.level }),
    ],
    backend: forwarding(facts, limits.forwardSeconds),
    outbound: [base(), ...extra.outbound, ...toClient],
    onError: [base(), failures(facts, refuseMessage)],
  });
};
