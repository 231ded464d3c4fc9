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
  /** Published already, to sign next. */
  readonly next: () => SigningKey | undefined;
  /** All that are published. */
  readonly published: () => readonly SigningKey[];
  /** Publishes another key that does not sign yet, so that caches of keys have it before they meet it. */
  publish(): Promise<void>;
  /** From now on the next key signs, or a new, unpublished one. The earlier ones stay published, unless they are withdrawn. */
  rotate(earlier?: "keep" | "withdraw"): Promise<void>;
  /** Only the key that signs, and the next one, stay published. */
  withdraw(): void;
}

export const createSigningKey = async (): Promise<SigningKey> => {
  const kid = randomBytes(20).toString("base64url");
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const { n, e } = await exportJWK(publicKey);
  return { kid, privateKey, publicKey, jwk: { kty: "RSA", use: "sig", kid, x5t: kid, n, e } as JWK };
};

export const createSigningKeys = async (): Promise<SigningKeys> => {
  let current = await createSigningKey();
  let next: SigningKey | undefined;
  let earlier: readonly SigningKey[] = [];
  const withdraw = (): void => {
    earlier = [];
  };
  return {
    current: () => current,
    next: () => next,
    published: () => [...earlier, current, ...(next ? [next] : [])],
    publish: async () => {
      next ??= await createSigningKey();
    },
    rotate: async (those = "keep") => {
      earlier = [...earlier, current];
      current = next ?? (await createSigningKey());
      next = undefined;
      if (those === "withdraw") withdraw();
    },
    withdraw,
  };
};
