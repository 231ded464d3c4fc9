import { baselineScopes } from "@mcp-landing-zone/contract";
import type { Element, Expr } from "../policy/index.ts";
import {
  and,
  choose,
  contains,
  count,
  equals,
  formNames,
  guid,
  isAtMost,
  isMoreThan,
  isNumber,
  itemAt,
  lowered,
  matches,
  not,
  or,
  request,
  someOf,
  stage,
  trimmed,
  validateAzureAdToken,
  when,
  words,
} from "../policy/index.ts";
import { challenge } from "./challenge.ts";
import { indicatorsOf } from "./indicators.ts";
import type { KillSwitch } from "./kill-switch.ts";
import type { Refusal } from "./refusals.ts";
import { refuse } from "./refusals.ts";
import type { ServerFacts } from "./server-facts.ts";
import { hasOneReading, readTokenForm } from "./token-form.ts";
import { wayVariables } from "./variables.ts";

const { token } = wayVariables;

/** Who calls, as the verified token says it. */
export const caller = {
  objectId: token.claim("oid", ""),
  clientId: token.claim("azp", ""),
} as const;

/** Whether a user has granted the client anything. */
export const hasScopes = isMoreThan(count(token.words("scp")), 0);

/** An application without a user: its object is its own subject, or the token says so. */
export const isApplication = and(
  not(hasScopes),
  or(
    equals(token.claim("idtyp", ""), "app"),
    and(isNumber(count(token.values("idtyp")), 0), equals(token.claim("sub", ""), caller.objectId)),
  ),
);

const authorization = trimmed(request.header("Authorization"));
const parts = words(authorization);

/** Headers of one name are one list to HTTP, and may come as one value. */
const isRepeated = or(isMoreThan(count(request.headerValues("Authorization")), 1), contains(authorization, ","));

/** Servers read names of parameters with and without regard to case. */
const isTokenName = (name: Expr<"string">): Expr<"boolean"> => equals(lowered(name), "access_token");

/** Not left to the check of the token, which is not said to look at the scheme. */
const isBearerToken = and(isNumber(count(parts), 2), equals(lowered(itemAt(parts, 0, "")), "bearer"));

/** From credentials to a principal of this tenant, this audience and an allowed client. */
export const identification = (facts: ServerFacts, { stopsClient }: KillSwitch): readonly Element<"api/inbound">[] => {
  const { tenantId, audience, clients } = facts;
  return [
    stage(
      "credentials",
      choose(
        when(someOf(formNames(request.query), isTokenName), refuse("token-in-query")),
        when(
          isRepeated,
          refuse("credentials-repeated", {
            headers: { "WWW-Authenticate": challenge(facts, { scopes: [], error: "invalid_request" }) },
          }),
        ),
        when(not(or(equals(authorization, ""), isBearerToken)), refuseToken(facts)),
      ),
    ),
    stage(
      "token",
      validateAzureAdToken({
        tenantId,
        audiences: [audience],
        clientApplicationIds: clients,
        into: token,
      }),
    ),
    ...readTokenForm,
    stage("principal", choose(when(not(and(hasOneReading, isPrincipal)), refuseToken(facts)))),
    stage("client-switch", choose(when(stopsClient(caller.clientId), refuse("client-stopped")))),
    ...(facts.underIndicators
      ? [
          stage(
            "client-switch",
            choose(when(indicatorsOf(facts.catalogue).refusesClient(caller.clientId), refuse("client-indicated"))),
          ),
        ]
      : []),
  ];
};

/** Of version 2, for this server alone, with a subject and a client, and of one kind: nothing that a token of Entra for us would not be. */
const isPrincipal = and(
  // Version 1 has another issuer, and audiences that several services share.
  equals(token.claim("ver", ""), "2.0"),
  isNumber(count(token.values("aud")), 1),
  matches(caller.objectId, guid),
  matches(caller.clientId, guid),
  isAtMost(count(token.values("scp")), 1),
  not(and(hasScopes, equals(token.claim("idtyp", ""), "app"))),
);

/** 401 for a token that is no good here. */
export const refuseToken = (facts: ServerFacts): Refusal =>
  refuse("token-invalid", {
    headers: {
      "WWW-Authenticate": challenge(facts, { scopes: baselineScopes(facts.catalogue), error: "invalid_token" }),
    },
  });

/** 401 for a request that brings no credentials: what to ask for and where, and no error. */
export const askForToken = (facts: ServerFacts): Refusal =>
  refuse("token-missing", {
    headers: { "WWW-Authenticate": challenge(facts, { scopes: baselineScopes(facts.catalogue) }) },
  });
