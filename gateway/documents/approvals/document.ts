import type { PolicyDocument } from "../../policy/index.ts";
import { and, base, choose, equals, not, policyDocument, request, stage, when } from "../../policy/index.ts";
import {
  fromAllowedOrigin,
  keepingHeaders,
  ofAllowedSize,
  onServedHost,
  whileSwitchedOn,
  withinAddressLimit,
} from "../admission.ts";
import { identification } from "../caller.ts";
import { failures } from "../failures.ts";
import { forwarding, toClient, toServer } from "../hop.ts";
import { baseOf } from "../endpoint.ts";
import { killSwitch } from "../kill-switch.ts";
import { isOfType } from "../media-type.ts";
import { refuse } from "../refusals.ts";
import type { ServerFacts } from "../server-facts.ts";
import { namedValuesOf } from "../server-facts.ts";
import { approver } from "./approver.ts";
import type { ApprovalsLimits } from "./limits.ts";
import { approvalsLimits } from "./limits.ts";
import { knownPath, serverPath } from "./paths.ts";
import { serverNotes } from "../notes.ts";

/** As at the MCP endpoint and at the server; a list is asked for without a body. */
const decisionInJson = stage(
  "media-type",
  choose(when(and(equals(request.method, "POST"), not(isOfType("application/json"))), refuse("media-type"))),
);

/**
 * The policy of the way on which people see and decide the calls that wait for approval. Its rules are those of the MCP endpoint, and so is its
 * switch; beyond them it takes a person who holds the role.
 */
export const approvalsDocument = (facts: ServerFacts, changes: Partial<ApprovalsLimits> = {}): PolicyDocument => {
  const limits = { ...approvalsLimits, ...changes };
  const stops = killSwitch(facts);
  const name = `${facts.name}-approvals`;
  return policyDocument({
    name,
    scope: "api",
    namedValues: [...stops.namedValues, ...namedValuesOf(facts)],
    notes: serverNotes,
    inbound: [
      base(),
      onServedHost(facts),
      keepingHeaders,
      fromAllowedOrigin([]),
      ...knownPath(baseOf(facts.endpoint)),
      ofAllowedSize(limits.maxBodyBytes),
      whileSwitchedOn(stops),
      withinAddressLimit(name, limits.requestsPerMinutePerAddress),
      ...identification(facts, stops),
      decisionInJson,
      ...approver(name, limits.requestsPerMinutePerApprover),
      ...toServer(facts, serverPath(baseOf(facts.endpoint))),
    ],
    backend: forwarding(facts, limits.forwardSeconds),
    outbound: [base(), ...toClient],
    onError: [base(), failures(facts)],
  });
};
