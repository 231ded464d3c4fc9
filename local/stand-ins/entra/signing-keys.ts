// Stand-in for Microsoft Entra ID: the keys that sign tokens, and their rotation.
import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import type { CryptoKey, JWK } from "jose";

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export interface SigningKeys {
  /** The one that signs. */
  readonly current: () => SigningKey;
  /** All that are published. */
  readonly published: () => readonly SigningKey[];
  /** From now on a new key signs. The earlier ones stay published, unless they are withdrawn. */
  rotate(earlier?: "keep" | "withdraw"): Promise<void>;
}

export const createSigningKey = async (): Promise<SigningKey> => {
  const kid = randomBytes(20).toString("base64url");
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const { n, e } = await exportJWK(publicKey);
  return { kid, privateKey, publicKey, jwk: { kty: "RSA", use: "sig", kid, x5t: kid, n, e } as JWK };
};

export const createSigningKeys = async (): Promise<SigningKeys> => {
  let current = await createSigningKey();
  let published: readonly SigningKey[] = [current];
  return {
    current: () => current,
    published: () => published,
    rotate: async (earlier = "keep") => {
      current = await createSigningKey();
      published = earlier === "withdraw" ? [current] : [...published, current];
    },
  };
};
