import {
  and,
  choose,
  count,
  type Element,
  type Expr,
  includes,
  isMoreThan,
  not,
  rateLimitByKey,
  request,
  stage,
  text,
  when,
} from "../policy/index.ts";
import { isBodyLargerThan } from "./body-size.ts";
import { type HostFacts, isServed } from "./host.ts";
import type { KillSwitch } from "./kill-switch.ts";
import { refuse } from "./refusals.ts";
import { wayVariables } from "./variables.ts";

type Inbound = Element<"api/inbound">;

// What is decided before anything is known of the caller: one rule each, between which a document puts its own.

export const onServedHost = (facts: HostFacts): Inbound =>
  stage("host", choose(when(not(isServed(facts)), refuse("host-not-allowed"))));

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
