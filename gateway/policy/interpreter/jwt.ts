import type { JsonWebKey, KeyObject } from "node:crypto";
import { createPublicKey, verify } from "node:crypto";

/** Who signs tokens: a tenant of Entra ID, or another issuer with an OpenID configuration. */
export type Authority = { readonly tenantId: string } | { readonly openidConfig: string };

/** What an authority says about itself. */
export interface AuthorityKeys {
  /** The issuers that the authority names. */
  readonly issuers: readonly string[];
  /** Its public keys. */
  readonly keys: readonly (JsonWebKey & { readonly kid?: string })[];
}

/** Verifies the signature of a token. */
export type SignatureCheck =
  | { readonly outcome: "signed"; readonly issuers: readonly string[] }
  | { readonly outcome: "not-signed" }
  | { readonly outcome: "unknown-key" };

export type Claims = Readonly<Record<string, unknown>>;

interface CompactJwt {
  readonly header: { readonly alg?: unknown; readonly kid?: unknown };
  readonly claims: Claims;
  readonly signed: string;
  readonly signature: string;
}

/** Longer tokens are not looked at. */
const longestToken = 16_384;

/** The parts of a token in compact form; nothing for any other text. Not verified yet. */
export const parseJwt = (token: string): CompactJwt | undefined => {
  const parts = token.length <= longestToken ? /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token) : null;
  if (!parts) return undefined;
  const [header, claims] = [parts[1]!, parts[2]!].map(parseObject);
  return header && claims && { header, claims, signed: `${parts[1]}.${parts[2]}`, signature: parts[3]! };
};

const parseObject = (base64url: string): Claims | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64url, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
};

export interface SignatureCheckerProps {
  /** Fetches an authority's keys. Rejects when they cannot be had. */
  readonly load: (authority: Authority) => Promise<AuthorityKeys>;
  readonly now: () => Date;
  /** For an unknown key, keys are fetched again at most so often. @default 300_000, as the gateway documents it */
  readonly retryAfter?: number;
}

/** As the gateway documents it: keys are fetched again every hour. */
const refreshAfter = 3_600_000;

interface Loaded {
  readonly issuers: readonly string[];
  readonly keys: ReadonlyMap<unknown, KeyObject>;
  readonly at: number;
}

/**
 * Checks RS256 signatures, and no other kind.
 *
 * @example
 * const issuer = new TestIssuer();
 * const checkSignature = signatureChecker({ load: async () => issuer.authorityKeys, now: () => new Date() });
 * testPorts({ checkSignature });
 */
export const signatureChecker = ({ load, now, retryAfter = 300_000 }: SignatureCheckerProps) => {
  const known = new Map<string, Promise<Loaded>>();

  const fetchKeys = async (authority: Authority): Promise<Loaded> => {
    const { issuers, keys } = await load(authority);
    const usable = keys.filter(({ kty, kid, use }) => kty === "RSA" && kid !== undefined && use !== "enc");
    const imported = usable.map((key) => [key.kid, createPublicKey({ key, format: "jwk" })] as const);
    return { issuers, keys: new Map(imported), at: now().getTime() };
  };

  const renew = (authority: Authority, id: string): Promise<Loaded> => {
    const pending = fetchKeys(authority);
    known.set(id, pending);
    pending.catch(() => known.delete(id));
    return pending;
  };

  return async function checkSignature(token: string, authority: Authority): Promise<SignatureCheck> {
    const jwt = parseJwt(token);
    if (!jwt || jwt.header.alg !== "RS256") return { outcome: "not-signed" };
    const id = JSON.stringify(authority);
    let loaded = await (known.get(id) ?? renew(authority, id));
    const age = now().getTime() - loaded.at;
    const isUnknown = !loaded.keys.has(jwt.header.kid);
    if (age > refreshAfter || (isUnknown && age > retryAfter)) loaded = await renew(authority, id);
    const key = loaded.keys.get(jwt.header.kid);
    if (!key) return { outcome: "unknown-key" };
    const holds = verify("RSA-SHA256", Buffer.from(jwt.signed), key, Buffer.from(jwt.signature, "base64url"));
    return holds ? { outcome: "signed", issuers: loaded.issuers } : { outcome: "not-signed" };
  };
};
