import { clientProofs, tokenHeader } from "@mcp-landing-zone/contract";
import type { ClientProof } from "@mcp-landing-zone/contract";
import { jwtVerify } from "jose";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import type { Clock } from "../clock.ts";
import { KeysUnavailable } from "./signing-keys.ts";
import { assertTokenForm } from "./token-form.ts";
import { TokenRejected } from "./token-rejected.ts";

const types: ReadonlySet<string> = new Set(tokenHeader.types);

/** The claims of an access token of this tenant for this server. No claim is used before all checks have passed. */
export interface VerifiedToken {
  /** The object id in Entra. */
  readonly objectId: string;
  /** The client id of the application or identity. */
  readonly clientId: string;
  /** How the client proved to Entra who it is. */
  readonly clientProof: ClientProof | undefined;
  /** Whether a person or an application calls. */
  readonly kind: "user" | "application";
  /** The delegated scopes. */
  readonly scopes: readonly string[];
  /** The app roles. */
  readonly roles: readonly string[];
  /** Authentication contexts of Conditional Access. */
  readonly contexts: readonly string[];
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** Verifies access tokens. */
export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

export interface TokenVerifierOptions {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  readonly tenantId: string;
  readonly clock: Clock;
}

const maxTokenLength = 16_384;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const asGuid = (payload: JWTPayload, claim: string): string => {
  const value = payload[claim];
  if (typeof value !== "string" || !guid.test(value)) throw new TokenRejected(`${claim} is not a GUID`);
  return value;
};

const scopesOf = ({ scp }: JWTPayload): readonly string[] => {
  if (scp === undefined) return [];
  if (typeof scp !== "string") throw new TokenRejected("scp is not a string");
  return scp.split(" ").filter(Boolean);
};

const rolesOf = ({ roles }: JWTPayload): readonly string[] => {
  if (roles === undefined) return [];
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === "string")) {
    throw new TokenRejected("roles is not a list of strings");
  }
  return roles;
};

const contextsOf = ({ acrs }: JWTPayload): readonly string[] => {
  const contexts: readonly unknown[] = acrs === undefined ? [] : Array.isArray(acrs) ? acrs : [acrs];
  if (!contexts.every((context) => typeof context === "string")) {
    throw new TokenRejected("acrs is not a list of strings");
  }
  return contexts;
};

const proofOf = ({ azpacr }: JWTPayload): ClientProof | undefined => {
  if (azpacr === undefined) return undefined;
  const proof = typeof azpacr === "string" && /^[0-2]$/.test(azpacr) ? clientProofs[Number(azpacr)] : undefined;
  if (!proof) throw new TokenRejected("azpacr is not 0, 1 or 2");
  return proof;
};

/**
 * A user's token has delegated scopes; an application's has none, and its object is its own subject. A user who granted nothing is one without
 * rights (RFC 6750: `insufficient_scope`), as at the gateway.
 */
const kindOf = (payload: JWTPayload, scopes: readonly string[]): VerifiedToken["kind"] => {
  const { idtyp, sub, oid } = payload;
  if (typeof sub !== "string") throw new TokenRejected("sub is not a string");
  if (idtyp !== undefined && typeof idtyp !== "string") throw new TokenRejected("idtyp is not a string");
  if (scopes.length > 0 && idtyp === "app") throw new TokenRejected("an application with delegated scopes");
  if (scopes.length > 0) return "user";
  return idtyp === "app" || (idtyp === undefined && sub === oid) ? "application" : "user";
};

const accept = (payload: JWTPayload, { audience, tenantId }: TokenVerifierOptions): VerifiedToken => {
  if (payload.aud !== audience) throw new TokenRejected("aud is not this server alone");
  if (payload["ver"] !== "2.0") throw new TokenRejected("ver is not 2.0");
  if (payload["tid"] !== tenantId) throw new TokenRejected("tid is another tenant");
  const scopes = scopesOf(payload);
  const kind = kindOf(payload, scopes);
  const clientProof = proofOf(payload);
  if (kind === "application" && clientProof === "public") throw new TokenRejected("an application without credentials");
  return {
    objectId: asGuid(payload, "oid"),
    clientId: asGuid(payload, "azp"),
    clientProof,
    kind,
    scopes,
    roles: rolesOf(payload),
    contexts: contextsOf(payload),
    expiresAt: payload.exp as number,
  };
};

export const createTokenVerifier = (options: TokenVerifierOptions): TokenVerifier => {
  const { keys, issuer, audience, clock } = options;
  return async (token) => {
    if (token.length > maxTokenLength) throw new TokenRejected("too long");
    try {
      assertTokenForm(token);
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer,
        audience,
        requiredClaims: ["exp", "nbf", "iat", "sub"],
        // The gateway's element has no attribute for a tolerance, and the default of `validate-jwt` is none. Entra dates tokens back itself.
        clockTolerance: 0,
        currentDate: new Date(clock()),
      });
      const { typ } = protectedHeader;
      if (typ !== undefined && !types.has(typ.toLowerCase())) throw new TokenRejected("typ");
      return accept(payload, options);
    } catch (error) {
      if (error instanceof KeysUnavailable || error instanceof TokenRejected) throw error;
      throw new TokenRejected(error instanceof Error && "code" in error ? String(error.code) : "unreadable", {
        cause: error,
      });
    }
  };
};
