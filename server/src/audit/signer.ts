import { createHash, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { AuditCheckpoint } from "@mcp-landing-zone/contract";
import { signedBytes } from "./chain.ts";

/** Signs checkpoints with a key that the process may use and not read. */
export interface CheckpointSigner {
  readonly keyId: string;
  readonly algorithm: AuditCheckpoint["algorithm"];
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A public key's own name: the hash of its encoding. */
export const keyIdOf = (publicKey: KeyObject): string =>
  createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64url");

/**
 * Signs with an Ed25519 or P-256 key held in memory.
 *
 * @example
 * const { generateKeyPairSync } = await import("node:crypto");
 * const { privateKey, publicKey } = generateKeyPairSync("ed25519");
 * createLocalSigner(privateKey, publicKey);
 */
export const createLocalSigner = (privateKey: KeyObject, publicKey: KeyObject): CheckpointSigner => {
  const isEd25519 = privateKey.asymmetricKeyType === "ed25519";
  return {
    keyId: keyIdOf(publicKey),
    algorithm: isEd25519 ? "EdDSA" : "ES256",
    sign: async (bytes) =>
      isEd25519 ? sign(null, bytes, privateKey) : sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  };
};

/** What the key client of `@azure/keyvault-keys` offers, reduced to what is used. */
export interface VaultKey {
  readonly keyID: string | undefined;
  signData(algorithm: "ES256", data: Uint8Array): Promise<{ readonly result: Uint8Array }>;
}

/** Signs with a P-256 key that never leaves Key Vault. The key id is the one the verifier's public key is filed under. */
export const createVaultSigner = (key: VaultKey, keyId: string): CheckpointSigner => ({
  keyId,
  algorithm: "ES256",
  sign: async (bytes) => (await key.signData("ES256", bytes)).result,
});

/** Public keys by id; the verifier brings them, they are never taken from the log. */
export type VerificationKeys = ReadonlyMap<string, KeyObject>;

export const verificationKeys = (keys: readonly KeyObject[]): VerificationKeys =>
  new Map(keys.map((key) => [keyIdOf(key), key]));

export const isSignedBy = (keys: VerificationKeys, { signature, ...checkpoint }: AuditCheckpoint): boolean => {
  const key = keys.get(checkpoint.keyId);
  if (!key) return false;
  const bytes = signedBytes(checkpoint);
  const signatureBytes = Buffer.from(signature, "base64url");
  // Its last character has bits to spare: a signature is written in one way.
  if (signatureBytes.toString("base64url") !== signature) return false;
  // The key decides how it is used; the algorithm in the checkpoint only has to agree.
  if (key.asymmetricKeyType === "ed25519")
    return checkpoint.algorithm === "EdDSA" && verify(null, bytes, key, signatureBytes);
  return (
    checkpoint.algorithm === "ES256" && verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, signatureBytes)
  );
};
