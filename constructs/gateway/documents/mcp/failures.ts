import {
  choose,
  type Element,
  equals,
  lastError,
  or,
  otherwise,
  pick,
  request,
  response,
  stage,
  trimmed,
  when,
} from "../../policy/index.ts";
import { askForToken, refuseToken } from "./caller.ts";
import type { McpFacts } from "./facts.ts";
import { refuseMessage } from "./refusals.ts";
import { mcpVariables } from "./variables.ts";

const retryAfter = mcpVariables.retryAfter.text;

/** The answer when an element failed. Whatever it was, the client learns a status and nothing of the reason. */
export function failures(facts: McpFacts): Element<"api/on-error"> {
  return stage(
    "failure",
    choose(
      when(
        equals(lastError.stage, "token"),
        choose(
          when(equals(trimmed(request.header("Authorization")), ""), askForToken(facts)),
          otherwise(refuseToken(facts)),
        ),
      ),
      when(
        // A spent quota is a 403 to the gateway, and to clients a right that they lack.
        or(equals(lastError.reason, "RateLimitExceeded"), equals(lastError.reason, "QuotaExceeded")),
        refuseMessage("rate-limited", {
          headers: { "Retry-After": pick(equals(retryAfter, ""), response.header("Retry-After", "60"), retryAfter) },
        }),
      ),
      when(equals(lastError.reason, "Timeout"), refuseMessage("too-slow")),
      otherwise(refuseMessage("unavailable", { headers: { "Retry-After": "5" } })),
    ),
  );
}
