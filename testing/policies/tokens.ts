import type { KeyObject } from "node:crypto";
import type { AuthorityKeys } from "@mcp-landing-zone/gateway/policy/execute";
import type { Claims } from "../signer.ts";
import { rsaKeys, signedJwt, signedText } from "../signer.ts";
import { audience, client, issuer, person, tenant } from "./facts.ts";

const own = rsaKeys();
/** Another authority's key under the id of ours. */
export const foreign = rsaKeys();

/** What the tenant publishes. */
export const tenantKeys: AuthorityKeys = {
  issuers: [issuer, `https://sts.windows.net/${tenant}/`],
  keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "key", use: "sig" }],
};

export type { Claims };

/** The time at which every test begins. */
export const noon = Date.parse("2026-11-20T12:00:00Z");

/** What Entra puts into a user's token for the server. */
export const userClaims: Claims = {
  iss: issuer,
  aud: audience,
  tid: tenant,
  azp: client,
  oid: person,
  sub: "pairwise-subject",
  ver: "2.0",
  scp: "documents.read documents.write documents.delete pages.fetch profile.read",
  iat: noon / 1000 - 60,
  nbf: noon / 1000 - 60,
  exp: noon / 1000 + 3600,
};

/** And into that of an application without a user. */
export const applicationClaims: Claims = {
  ...userClaims,
  scp: undefined,
  sub: person,
  idtyp: "app",
  roles: ["documents.read"],
};

interface Signing {
  readonly header?: Claims;
  readonly key?: KeyObject;
}

/** A token with these claims, signed by the tenant by default. */
export const jwt = (claims: Claims, { header = {}, key = own.privateKey }: Signing = {}): string =>
  signedJwt({ kid: "key", ...header }, claims, key);

/** A token of the tenant whose header and claims are these very texts. */
export const spelled = (header: string, claims: string): string => signedText(header, claims, own.privateKey);

const kept = new Map<string, string>();

/** The user's token with other claims; equal ones are signed once. */
export const userToken = (changes: Claims = {}): string => {
  const key = JSON.stringify(changes, (_, value: unknown) => (value === undefined ? null : value));
  const token = kept.get(key) ?? jwt({ ...userClaims, ...changes });
  kept.set(key, token);
  return token;
};
