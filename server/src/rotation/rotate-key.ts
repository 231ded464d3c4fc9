import type { Clock } from "../clock.ts";

/** A version of a key in the vault. */
export interface KeyVersion {
  readonly version: string;
  readonly enabled: boolean;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** What the rotation needs of a vault. */
export interface RotatedKey {
  newest(): Promise<KeyVersion>;
  find(version: string): Promise<KeyVersion>;
  rotate(): Promise<KeyVersion>;
}

/** What the rotation did; a line of the job's log. */
export type Rotation =
  | { readonly outcome: "rotated"; readonly from: string; readonly to: string }
  | { readonly outcome: "recent"; readonly version: string };

/** A key that was rotated so recently is not rotated again: a playbook that is started twice rotates once. */
export const coolDownMs = 60 * 60_000;

/**
 * Makes a new version of a key, and proves that both versions can be used: the old one goes on to sign until each replica has started anew, and to verify
 * what it signed.
 */
export const rotateKey = async (key: RotatedKey, clock: Clock): Promise<Rotation> => {
  const before = await key.newest();
  if (before.enabled && clock() - before.created < coolDownMs) return { outcome: "recent", version: before.version };
  const { version } = await key.rotate();
  const [after, old] = [await key.newest(), await key.find(before.version)];
  if (after.version !== version || version === before.version || !after.enabled)
    throw new Error(`rotation: received ${after.version} as the newest version; should be ${version}, enabled`);
  if (old.enabled !== before.enabled)
    throw new Error(`rotation: the version ${old.version} was switched off; it should go on until the new one is used`);
  return { outcome: "rotated", from: before.version, to: version };
};
