import type { KeyObject } from "node:crypto";
import { createHash, createPublicKey, sign as signBytes, verify } from "node:crypto";

/** Digests of the files of a folder, by name, and who vouches for them. */
export interface Manifest {
  readonly written: string;
  readonly commit: string;
  readonly files: Readonly<Record<string, string>>;
}

export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** One text for one manifest, with its files in any order. */
const canonical = ({ written, commit, files }: Manifest): Buffer =>
  Buffer.from(JSON.stringify([written, commit, Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))]));

/** A detached signature, base64url. The key is the caller's (Ed25519 or EC); it is never stored. */
export const signManifest = (manifest: Manifest, key: KeyObject): string =>
  signBytes(key.asymmetricKeyType === "ed25519" ? null : "sha256", canonical(manifest), key).toString("base64url");

/** What is wrong with a signed folder; none when it is what was signed. */
export const manifestProblems = (
  manifest: Manifest,
  signature: string,
  publicKey: string,
  digests: Readonly<Record<string, string>>,
): readonly string[] => {
  const key = createPublicKey(publicKey);
  const algorithm = key.asymmetricKeyType === "ed25519" ? null : "sha256";
  const signed = verify(algorithm, canonical(manifest), key, Buffer.from(signature, "base64url"));
  const names = new Set([...Object.keys(manifest.files), ...Object.keys(digests)]);
  return [
    ...(signed ? [] : ["the signature does not belong to this manifest and key"]),
    ...[...names]
      .filter((name) => manifest.files[name] !== digests[name])
      .map((name) => `${name} is not what was signed`),
  ];
};
