import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { headers as headerNames, rightsIn } from "@mcp-landing-zone/contract";
import type { Exchange } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { RefusalName } from "../refusal/refusal.ts";
import { bearerToken, callerToken } from "./bearer.ts";
import type { OnBehalfOf } from "./on-behalf-of.ts";
import type { Principal } from "../decision/principal.ts";
import { KeysUnavailable } from "./signing-keys.ts";
import { TokenRejected } from "./token-rejected.ts";
import type { TokenVerifier, VerifiedToken } from "./token.ts";

const verified = async (verify: TokenVerifier, token: string, refusal: RefusalName): Promise<VerifiedToken> => {
  try {
    return await verify(token);
  } catch (error) {
    if (error instanceof TokenRejected) throw new Refusal(refusal, { reason: error.reason });
    if (error instanceof KeysUnavailable) throw new Refusal("keys-unavailable", { headers: { "retry-after": "5" } });
    throw error;
  }
};

/** Lets pass only what the gateway vouches for with a token of its own managed identity. */
export const createGatewayProof =
  (
    verify: TokenVerifier,
    gateway: { readonly clientId: string; readonly role: string },
  ): ((exchange: Exchange) => Promise<void>) =>
  async ({ headers }) => {
    const token = bearerToken(headers.get(headerNames.gatewayProof));
    if (token === undefined) throw new Refusal("gateway-proof", { reason: "no gateway token" });
    const { kind, clientId, roles } = await verified(verify, token, "gateway-proof");
    if (kind !== "application" || clientId !== gateway.clientId || !roles.includes(gateway.role)) {
      throw new Refusal("gateway-proof", { reason: "not the gateway's token" });
    }
  };

/** The caller. R-05: the token goes no further than its verification; `onBehalfOf` is the only use that is left of it. */
export interface Caller {
  readonly principal: Principal;
  /** A token for another API in the caller's name. */
  readonly onBehalfOf: (scope: string, signal: AbortSignal) => Promise<string>;
  /** When the token ends (milliseconds since the epoch). */
  readonly expiresAt: number;
}

export interface AuthenticatorOptions {
  readonly verify: TokenVerifier;
  readonly tenantId: string;
  readonly allowedClients: readonly string[];
  readonly catalogue: Pick<ToolCatalogue, "scopes">;
  readonly onBehalfOf: OnBehalfOf;
}

export const createAuthenticator = (options: AuthenticatorOptions): ((exchange: Exchange) => Promise<Caller>) => {
  const { verify, tenantId, catalogue, onBehalfOf } = options;
  const clients = new Set(options.allowedClients);
  const rights = rightsIn(catalogue.scopes);
  const forApplications = new Set(catalogue.scopes.filter(({ applications }) => applications).map(({ name }) => name));
  /** Of tokens that are remembered as verified: what they say stays the same. */
  const principals = new WeakMap<VerifiedToken, Principal>();

  const principalOf = (said: VerifiedToken): Principal => {
    const known = principals.get(said);
    if (known) return known;
    const { kind, objectId, clientId, clientProof, scopes, roles, contexts } = said;
    const granted = kind === "user" ? scopes : roles.filter((role) => forApplications.has(role));
    const principal: Principal = Object.freeze({
      key: `${tenantId}.${objectId}`,
      tenantId,
      objectId,
      clientId,
      clientProof,
      kind,
      rights: rights(granted),
      // A person's role counts beside a scope alone, as at the gateway: without one the person has let this client do nothing.
      roles: new Set(kind === "user" && scopes.length > 0 ? roles : []),
      contexts: new Set(contexts),
    });
    principals.set(said, principal);
    return principal;
  };

  return async (exchange) => {
    const token = callerToken(exchange);
    const said = await verified(verify, token, "token-invalid");
    if (!clients.has(said.clientId))
      throw new Refusal("client-not-allowed", { reason: "azp is not an allowed client" });
    const principal = principalOf(said);
    return {
      principal,
      onBehalfOf: (scope, signal) => onBehalfOf({ principal, token }, scope, signal),
      expiresAt: said.expiresAt * 1_000,
    };
  };
};
