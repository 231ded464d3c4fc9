// Stand-in for Azure Key Vault: secrets and their versions.
import { randomBytes } from "node:crypto";
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";
import { vaultRefusals } from "./vault-error.ts";

interface SecretFacts {
  /** @default true */
  readonly enabled?: boolean;
  /** For the reader alone; the vault itself goes on handing the secret out. */
  readonly expires?: Date;
}

interface Version extends SecretFacts {
  readonly version: string;
  readonly value: string;
  readonly created: number;
}

export interface Secrets {
  /** A new version, which is how a secret is rotated. */
  set(name: string, value: string, facts?: SecretFacts): void;
  delete(name: string): void;
  read(origin: string, name: string, version: string | undefined): StandInReply;
}

const seconds = (ms: number): number => Math.floor(ms / 1_000);

export const createSecrets = (now: () => number): Secrets => {
  const secrets = new Map<string, readonly Version[]>();
  return {
    set: (name, value, facts = {}) => {
      const version: Version = { version: randomBytes(16).toString("hex"), value, created: now(), ...facts };
      secrets.set(name, [version, ...(secrets.get(name) ?? [])]);
    },
    delete: (name) => {
      secrets.delete(name);
    },
    read: (origin, name, wanted) => {
      const versions = secrets.get(name) ?? [];
      const found = wanted === undefined ? versions[0] : versions.find(({ version }) => version === wanted);
      if (!found) return vaultRefusals.secretMissing(name);
      const { value, version, created, enabled = true, expires } = found;
      if (!enabled) return vaultRefusals.secretDisabled();
      return json(200, {
        value,
        id: `${origin}/secrets/${name}/${version}`,
        attributes: {
          enabled,
          created: seconds(created),
          updated: seconds(created),
          ...(expires && { exp: seconds(expires.getTime()) }),
          recoveryLevel: "Recoverable",
          recoverableDays: 90,
        },
        tags: {},
      });
    },
  };
};
