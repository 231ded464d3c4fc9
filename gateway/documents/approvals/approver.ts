import type { Element } from "../../policy/index.ts";
import { and, choose, includes, not, rateLimitByKey, stage, text, when } from "../../policy/index.ts";
import { serverRoles } from "@mcp-landing-zone/contract";
import { caller, hasScopes } from "../caller.ts";
import { refuse } from "../refusals.ts";
import { wayVariables } from "../variables.ts";

/** An application decides nothing, with any role: only a user's token has scopes. */
const isApprover = and(hasScopes, includes(wayVariables.token.values("roles"), serverRoles.approve.value));

/** Whether this caller is one of the people who decide, and not too often. */
export const approver = (counters: string, requestsPerMinute: number): readonly Element<"api/inbound">[] => [
  // No challenge: no scope that a client could ask for opens this.
  stage("role", choose(when(not(isApprover), refuse("role-missing")))),
  stage(
    "approver-limit",
    rateLimitByKey({
      calls: requestsPerMinute,
      periodSeconds: 60,
      key: text(`${counters}:approver:`, caller.objectId),
      retryAfter: wayVariables.retryAfter,
    }),
  ),
];
