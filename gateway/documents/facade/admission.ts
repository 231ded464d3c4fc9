import type { Element, Place } from "../../policy/index.ts";
import { choose, not, rateLimitByKey, request, returnResponse, stage, text, when } from "../../policy/index.ts";
import { isServed } from "../host.ts";
import type { FacadeFacts } from "./facade.ts";

/** The first stages of every route. No caller has a token yet, so the rate limit counts by address. */
export const admission = (facts: FacadeFacts, counter: string): readonly Element<Place<"api", "inbound">>[] => [
  stage("host", choose(when(not(isServed(facts)), returnResponse({ status: 404 })))),
  stage(
    "limit",
    rateLimitByKey({ calls: facts.callsPerMinute ?? 120, periodSeconds: 60, key: text(counter, request.clientIp) }),
  ),
];
