import type { Element } from "../policy/index.ts";
import {
  choose,
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
} from "../policy/index.ts";
import { askForToken, refuseToken } from "./caller.ts";
import { refuse } from "./refusals.ts";
import type { ServerFacts } from "./server-facts.ts";
import { wayVariables } from "./variables.ts";

const retryAfter = wayVariables.retryAfter.text;

/** The answer when an element failed, as the document refuses. The client learns a status and nothing of the reason. */
export const failures = (facts: ServerFacts, refuseRequest: typeof refuse = refuse): Element<"api/on-error"> =>
  stage(
    "failure",
    choose(
      when(
        equals(lastError.stage, "token"),
        choose(
          when(equals(trimmed(request.header("Authorization")), ""), askForToken(facts)),
          // the client is the only claim whose value the element compares, and the last thing that it looks at.
          when(equals(lastError.reason, "TokenClaimValueNotAllowed"), refuse("client-not-allowed")),
          otherwise(refuseToken(facts)),
        ),
      ),
      when(
        // A spent quota is a 403 to the gateway, and to clients a right that they lack.
        or(equals(lastError.reason, "RateLimitExceeded"), equals(lastError.reason, "QuotaExceeded")),
        refuseRequest("rate-limited", {
          headers: { "Retry-After": pick(equals(retryAfter, ""), response.header("Retry-After", "60"), retryAfter) },
        }),
      ),
      // The gateway reads two megabytes at most, and fails over more.
      when(equals(lastError.stage, "size"), refuseRequest("body-too-large")),
      when(equals(lastError.reason, "Timeout"), refuseRequest("too-slow")),
      otherwise(refuseRequest("unavailable", { headers: { "Retry-After": "5" } })),
    ),
  );
