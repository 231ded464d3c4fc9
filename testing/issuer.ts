import { KeyObject, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import type { CryptoKey, JWK } from "jose";
import type { Claims, Respell } from "./signer.ts";
import { signedJwt } from "./signer.ts";

export type { Claims };

/** The facts that every test shares. GUIDs whose first digit says whose they are. */
export const testTenant = {
  tenantId: "10000000-0000-4000-8000-000000000000",
  identityClientId: "20000000-0000-4000-8000-000000000000",
  apiClientId: "30000000-0000-4000-8000-000000000000",
  clientId: "40000000-0000-4000-8000-000000000000",
  otherClientId: "50000000-0000-4000-8000-000000000000",
  gatewayClientId: "60000000-0000-4000-8000-000000000000",
  alice: "a0000000-0000-4000-8000-000000000000",
  bob: "b0000000-0000-4000-8000-000000000000",
} as const;

export const testIssuerUrl = `https://login.example/${testTenant.tenantId}/v2.0`;
export const testKeysUrl = "https://login.example/keys";

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export const createSigningKey = async (kid: string = randomUUID()): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" } };
};

/** One key for the whole process: making it takes longer than most tests. */
let sharedKey: Promise<SigningKey> | undefined;

/** A token issuer with the shapes of Entra, version 2. */
export interface TestIssuer {
  readonly key: SigningKey;
  readonly jwks: () => { keys: JWK[] };
  user(claims?: Claims, header?: Claims, respell?: Respell): Promise<string>;
  application(claims?: Claims): Promise<string>;
  /** What the gateway's managed identity gets. */
  gateway(claims?: Claims): Promise<string>;
}

/** Whose tokens an issuer makes. */
const testFacts = {
  issuer: testIssuerUrl,
  tenantId: testTenant.tenantId as string,
  audience: testTenant.apiClientId as string,
  client: testTenant.clientId as string,
  gateway: testTenant.gatewayClientId as string,
};

export const createTestIssuer = async (
  now: () => number = Date.now,
  facts: typeof testFacts = testFacts,
): Promise<TestIssuer> => {
  const key = await (sharedKey ??= createSigningKey());
  const privateKey = KeyObject.from(key.privateKey as Parameters<typeof KeyObject.from>[0]);
  const sign = async (claims: Claims, header: Claims = {}, respell?: Respell): Promise<string> => {
    const seconds = Math.floor(now() / 1_000);
    const payload = {
      aud: facts.audience,
      iss: facts.issuer,
      iat: seconds - 5,
      nbf: seconds - 5,
      exp: seconds + 3_600,
      tid: facts.tenantId,
      ver: "2.0",
      uti: randomUUID(),
      ...claims,
    };
    return signedJwt({ kid: key.kid, ...header }, payload, privateKey, respell);
  };
  const application = (claims: Claims = {}): Promise<string> =>
    sign({ oid: testTenant.alice, sub: testTenant.alice, azp: facts.client, idtyp: "app", ...claims });
  return {
    key,
    jwks: () => ({ keys: [key.jwk] }),
    user: (claims = {}, header, respell) =>
      sign(
        { oid: testTenant.alice, sub: "pairwise", azp: facts.client, scp: "profile.read", ...claims },
        header,
        respell,
      ),
    application,
    gateway: (claims = {}) =>
      application({
        oid: facts.gateway,
        sub: facts.gateway,
        azp: facts.gateway,
        roles: ["Gateway.Forward"],
        ...claims,
      }),
  };
};
