// Stand-in for Azure Key Vault: P-256 keys that sign and are never handed out.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";
import { signDigest } from "./sign-digest.ts";
import { vaultRefusals } from "./vault-error.ts";

interface VaultKey {
  readonly version: string;
  readonly publicKey: KeyObject;
  readonly scalar: Buffer;
  readonly created: number;
}

export interface Keys {
  create(name: string): void;
  /** Another version; those before it go on. `created` is when, for tests of age. */
  rotate(name: string, created?: number): void;
  /** Of the newest version, for verifiers; an unknown key is an error. */
  publicKey(name: string): KeyObject;
  /** Of every version, the newest first. */
  publicKeys(name: string): readonly KeyObject[];
  read(origin: string, name: string, version: string | undefined): StandInReply;
  sign(
    origin: string,
    name: string,
    version: string | undefined,
    body: Readonly<Record<string, unknown>>,
  ): StandInReply;
}

const digestBytes = 32;

export const createKeys = (now: () => number): Keys => {
  const keys = new Map<string, readonly [VaultKey, ...VaultKey[]]>();
  const find = (name: string, version: string | undefined): VaultKey | undefined => {
    const versions = keys.get(name) ?? [];
    return version === undefined || version === "" ? versions[0] : versions.find((one) => one.version === version);
  };
  const newVersion = (created: number): VaultKey => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const scalar = Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url");
    return { version: randomBytes(16).toString("hex"), publicKey, scalar, created };
  };
  const kidOf = (origin: string, name: string, { version }: VaultKey): string => `${origin}/keys/${name}/${version}`;
  return {
    create: (name) => void keys.set(name, [newVersion(now())]),
    rotate: (name, created = now()) => void keys.set(name, [newVersion(created), ...(keys.get(name) ?? [])]),
    publicKey: (name) => {
      const [key] = keys.get(name) ?? [];
      if (!key) throw new Error(`vault: no key "${name}"; it has ${[...keys.keys()].join(", ") || "none"}`);
      return key.publicKey;
    },
    publicKeys: (name) => (keys.get(name) ?? []).map(({ publicKey }) => publicKey),
    read: (origin, name, version) => {
      const key = find(name, version);
      if (!key) return vaultRefusals.keyMissing(name);
      const created = Math.floor(key.created / 1_000);
      return json(200, {
        key: {
          kid: kidOf(origin, name, key),
          ...key.publicKey.export({ format: "jwk" }),
          key_ops: ["sign", "verify"],
        },
        attributes: { enabled: true, created, updated: created, recoveryLevel: "Recoverable", exportable: false },
        tags: {},
      });
    },
    sign: (origin, name, version, { alg, value }) => {
      const key = find(name, version);
      if (!key) return vaultRefusals.keyMissing(name);
      const digest = Buffer.from(typeof value === "string" ? value : "", "base64url");
      if (alg !== "ES256") return vaultRefusals.badParameter("Key and signing algorithm are incompatible.");
      if (digest.length !== digestBytes) return vaultRefusals.badParameter("Invalid length of value.");
      const signature = signDigest(digest, key.scalar);
      return json(200, { kid: kidOf(origin, name, key), value: signature.toString("base64url") });
    },
  };
};
