import type { Constant, RequiredClaim, ValidateAzureAdToken, ValidateJwt } from "../element/data.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { ValidatedToken } from "../expression/scope.ts";
import type { Exchange } from "./exchange.ts";
import type { Authority, Claims, SignatureCheck } from "./jwt.ts";
import { parseJwt } from "./jwt.ts";
import { PolicyError } from "./policy-error.ts";

type TokenElement = ValidateAzureAdToken | ValidateJwt;

/** Checks a token as the element asks, in full on every request, and keeps its claims. */
export const tokenCheck = (element: TokenElement): ((exchange: Exchange) => Promise<void>) => {
  const given = element.token && evaluator(element.token);
  return async (exchange) => {
    const refuse = (reason: string, message: string) =>
      new PolicyError(
        element.element,
        reason,
        element.failedMessage ?? message,
        element.failedStatus,
        [],
        element.failedMessage,
      );
    const token = given ? given(exchange) : headerToken(exchange, element);
    if (token === "") throw refuse("TokenNotPresent", "JWT not present.");
    const jwt = parseJwt(token);
    if (!jwt) throw refuse("JwtInvalid", "The token is not a JWT in compact form.");
    const issuers = await signers(exchange, element, token, refuse);
    const problem =
      lifetimeProblem(jwt.claims, exchange.now(), skewOf(element)) ??
      issuerProblem(exchange, element, jwt.claims, issuers) ??
      audienceProblem(exchange, element, jwt.claims) ??
      clientProblem(exchange, element, jwt.claims) ??
      claimProblem(jwt.claims, element.requiredClaims);
    if (problem) throw refuse(...problem);
    if (element.into) exchange.variables.set(element.into.variable, validated(jwt.claims));
  };
};

type Refuse = (reason: string, message: string) => PolicyError;
type Problem = readonly [reason: string, message: string] | undefined;

/**
 * The token of the one `Authorization` header; nothing when there is none. Two headers are no credentials. One element is configured to want
 * the scheme; of the other it is not said that it looks, so a document that counts on it would be let down here.
 */
const headerToken = ({ request }: Exchange, check: TokenElement): string => {
  const values = request.headers.values("Authorization");
  const wantsBearer = check.element === "validate-jwt" && !check.anyScheme;
  const form = wantsBearer ? /^Bearer +(\S+)$/i : /^(?:\S+ +)?(\S+)$/;
  return (values.length === 1 && form.exec(values[0]!)?.[1]) || "";
};

/** The issuers of the first authority that signed the token. */
const signers = async (
  exchange: Exchange,
  element: TokenElement,
  token: string,
  refuse: Refuse,
): Promise<readonly string[]> => {
  let outcome: SignatureCheck["outcome"] = "unknown-key";
  for (const authority of authorities(exchange, element)) {
    const check = await exchange.ports.checkSignature(token, authority).catch((error: unknown) => {
      throw refuse("JwtInvalid", `The keys could not be had: ${String(error)}`);
    });
    if (check.outcome === "signed") return check.issuers;
    outcome = check.outcome;
  }
  if (outcome === "unknown-key")
    throw refuse("TokenSignatureKeyNotFound", "No key of the authority has the token's id.");
  throw refuse("TokenSignatureInvalid", "The token is not signed by the authority.");
};

const authorities = (exchange: Exchange, element: TokenElement): readonly Authority[] => {
  if (element.element === "validate-azure-ad-token") return [{ tenantId: constant(exchange, element.tenantId) }];
  return element.openidConfigs.map((url) => ({ openidConfig: constant(exchange, url) }));
};

const skewOf = (element: TokenElement): number => (element.element === "validate-jwt" ? element.clockSkewSeconds : 0);

const lifetimeProblem = ({ exp, nbf }: Claims, now: Date, skew: number): Problem => {
  const seconds = now.getTime() / 1000;
  if (typeof exp !== "number") return ["JwtInvalid", "The token has no expiration time."];
  if (seconds >= exp + skew) return ["TokenExpired", "The token is expired."];
  if (nbf !== undefined && !(typeof nbf === "number" && nbf <= seconds + skew)) {
    return ["JwtInvalid", "The token is not valid yet."];
  }
  return undefined;
};

const issuerProblem = (
  exchange: Exchange,
  element: TokenElement,
  { iss, tid }: Claims,
  issuers: readonly string[],
): Problem => {
  const isEntra = element.element === "validate-azure-ad-token";
  const allowed =
    isEntra || element.issuers.length === 0 ? issuers : element.issuers.map((issuer) => constant(exchange, issuer));
  const isOwnTenant = !isEntra || tid === constant(exchange, element.tenantId);
  const isAllowed = typeof iss === "string" && allowed.includes(iss) && isOwnTenant;
  return isAllowed ? undefined : ["TokenIssuerNotAllowed", "The issuer is not allowed."];
};

const audienceProblem = (exchange: Exchange, { audiences }: TokenElement, claims: Claims): Problem => {
  const held = claimValues(claims["aud"]);
  const isAllowed = audiences.length === 0 || audiences.some((audience) => held.includes(constant(exchange, audience)));
  return isAllowed ? undefined : ["TokenAudienceNotAllowed", "The audience is not allowed."];
};

const clientProblem = (exchange: Exchange, element: TokenElement, { azp, appid }: Claims): Problem => {
  if (element.element !== "validate-azure-ad-token" || element.clientApplicationIds.length === 0) return undefined;
  const client = azp ?? appid;
  // Of an application in a list it is not said that the element compares it.
  if (typeof client !== "string") return ["TokenClaimNotFound", "The token names no client application."];
  const isAllowed = element.clientApplicationIds.some((id) => constant(exchange, id) === client);
  return isAllowed ? undefined : ["TokenClaimValueNotAllowed", "The client application is not allowed."];
};

const claimProblem = (claims: Claims, required: readonly RequiredClaim[]): Problem => {
  for (const { name, match, separator, values } of required) {
    if (claims[name] === undefined)
      return ["TokenClaimNotFound", `JWT token is missing the following claims: ${name}.`];
    const raw = claimValues(claims[name]);
    const held = separator === undefined ? raw : raw.flatMap((value) => value.split(separator));
    const holds =
      match === "all" ? values.every((value) => held.includes(value)) : values.some((value) => held.includes(value));
    if (!holds) return ["TokenClaimValueNotAllowed", `Claim ${name} has no allowed value.`];
  }
  return undefined;
};

/** The claim as the gateway shows it: a list of texts, one for each item of an array. */
const claimValues = (claim: unknown): readonly string[] => {
  const items: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return items.flatMap((item) => {
    if (item === undefined || item === null) return [];
    return typeof item === "object" ? JSON.stringify(item) : String(item);
  });
};

const validated = (claims: Claims): ValidatedToken => ({
  claim: (name) => (Object.hasOwn(claims, name) ? claimValues(claims[name]) : []),
});

const constant = (exchange: Exchange, value: Constant): string =>
  typeof value === "string" ? value : exchange.namedValue(value.name);
