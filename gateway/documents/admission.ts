import type { Element, Expr, Pattern } from "../policy/index.ts";
import {
  and,
  characters,
  choose,
  count,
  either,
  includes,
  isMoreThan,
  joined,
  lowered,
  matches,
  not,
  optional,
  rateLimitByKey,
  request,
  sequence,
  stage,
  text,
  trimmed,
  when,
} from "../policy/index.ts";
import { isBodyLargerThan } from "./body-size.ts";
import type { HostFacts } from "./host.ts";
import { isServed } from "./host.ts";
import type { KillSwitch } from "./kill-switch.ts";
import { refuse } from "./refusals.ts";
import { wayVariables } from "./variables.ts";

type Inbound = Element<"api/inbound">;

// Decisions before authentication: one rule each; a document adds its own rules between them.

export const onServedHost = (facts: HostFacts): Inbound =>
  stage("host", choose(when(not(isServed(facts)), refuse("host-not-allowed"))));

const option = either("close", "keep-alive", "te", "upgrade", "http2-settings");
const blank = characters(" ", 0, 8);
const another = (...rest: readonly Pattern[]): Pattern => optional(sequence(blank, ",", blank, option, ...rest));

/**
 * a proxy takes away each header that `Connection` names (RFC 9110, 7.6.1). A client that names the gateway's own, such as the threat
 * level, would have it taken away between the gateway and the server. No policy can remove `Connection` itself, so the request is refused.
 */
export const keepingHeaders: Inbound = stage(
  "connection",
  choose(
    when(
      not(
        matches(
          lowered(trimmed(joined(request.headerValues("Connection"), ","))),
          optional(sequence(option, another(another(another())))),
        ),
      ),
      refuse("connection-names-header"),
    ),
  ),
);

export const fromAllowedOrigin = (allowed: readonly string[]): Inbound =>
  stage("origin", choose(when(isForeign(allowed), refuse("origin-not-allowed"))));

export const ofAllowedSize = (maxBodyBytes: number): Inbound =>
  stage("size", choose(when(isBodyLargerThan(maxBodyBytes), refuse("body-too-large"))));

export const whileSwitchedOn = ({ stopsAll }: KillSwitch): Inbound =>
  stage("switch", choose(when(stopsAll, refuse("switched-off", { headers: { "Retry-After": "60" } }))));

/** `counters` begins the name of the counter. */
export const withinAddressLimit = (counters: string, requestsPerMinute: number): Inbound =>
  stage(
    "address-limit",
    rateLimitByKey({
      calls: requestsPerMinute,
      periodSeconds: 60,
      key: text(`${counters}:address:`, request.clientIp),
      retryAfter: wayVariables.retryAfter,
    }),
  );

/** A browser says where its page came from; clients without a browser say nothing. */
const isForeign = (allowed: readonly string[]): Expr<"boolean"> =>
  and(isMoreThan(count(request.headerValues("Origin")), 0), not(includes(allowed, request.header("Origin"))));
