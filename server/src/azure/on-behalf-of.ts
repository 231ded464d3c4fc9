import type { TokenCredential } from "@azure/core-auth";
import { createDefaultHttpClient, createPipelineFromOptions, createPipelineRequest } from "@azure/core-rest-pipeline";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Settings } from "@mcp-landing-zone/contract";
import { systemClock } from "../clock.ts";
import type { Clock } from "../clock.ts";
import { ClaimsRequired, ExchangeRefused } from "../identity/on-behalf-of.ts";
import type { DownstreamToken, ExchangeToken } from "../identity/on-behalf-of.ts";
import { quickRetry } from "./deadlines.ts";

const exchangeAudience = "api://AzureADTokenExchange/.default";
const timeoutMs = 10_000;

type Facts = Pick<Settings, "tenantId" | "apiClientId" | "authority">;
type Members = Readonly<Record<string, unknown>>;

const membersIn = (text: string): Members => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("the token endpoint did not answer with an object");
  return value as Members;
};

/** Long enough for every policy that Entra names, short enough for a header. */
const longestClaims = 2_048;

const claimsIn = ({ claims }: Members): string | undefined => {
  if (typeof claims !== "string" || claims.length > longestClaims) return undefined;
  try {
    membersIn(claims);
    return claims;
  } catch {
    return undefined;
  }
};

/** Errors by which Entra speaks of the user's sign-in or consent. All others are about this server, or about Entra itself. */
const aboutTheUser: ReadonlySet<unknown> = new Set([
  "invalid_grant",
  "interaction_required",
  "consent_required",
  "login_required",
]);

const granted = ({ access_token: token, expires_in: seconds }: Members, now: number): DownstreamToken => {
  if (typeof token !== "string" || typeof seconds !== "number") throw new Error("the token endpoint gave no token");
  return { token, expiresAt: now + seconds * 1_000 };
};

/**
 * Entra's on-behalf-of flow, with the managed identity's token where a client secret would stand. Asked for over plain HTTP,
 * because the credential of `@azure/identity` drops the `claims` of a refusal.
 */
export const createTokenExchange = (
  { tenantId, apiClientId, authority }: Facts,
  identity: TokenCredential,
  { client = createDefaultHttpClient(), clock = systemClock }: { client?: HttpClient; clock?: Clock } = {},
): ExchangeToken => {
  const pipeline = createPipelineFromOptions({ redirectOptions: { maxRetries: 0 }, retryOptions: quickRetry });
  return async (userToken, scope, abortSignal) => {
    const assertion = await identity.getToken(exchangeAudience, { abortSignal });
    if (!assertion) throw new Error("the managed identity gave no assertion");
    const request = createPipelineRequest({
      url: `${authority}/${tenantId}/oauth2/v2.0/token`,
      method: "POST",
      timeout: timeoutMs,
      abortSignal,
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        requested_token_use: "on_behalf_of",
        client_id: apiClientId,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion.token,
        assertion: userToken,
        scope,
      }).toString(),
    });
    request.headers.set("content-type", "application/x-www-form-urlencoded");
    request.headers.set("accept", "application/json");
    const { status, bodyAsText } = await pipeline.sendRequest(client, request);
    const answer = membersIn(bodyAsText ?? "");
    if (status === 200) return granted(answer, clock());
    const claims = claimsIn(answer);
    if (claims !== undefined) throw new ClaimsRequired(claims);
    // Entra's description may name the user; its error code does not.
    const said = `the token endpoint refused with ${status} ${JSON.stringify(answer["error_codes"] ?? [])}`;
    throw aboutTheUser.has(answer["error"]) ? new ExchangeRefused(said) : new Error(said);
  };
};
