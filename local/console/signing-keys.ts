// Entra's signing keys, turned while everything runs: published first, then signing, then the earlier ones withdrawn.
import type { SigningKeys } from "../stand-ins/entra/signing-keys.ts";
import type { Fields } from "./input.ts";
import { oneOf } from "./input.ts";

const steps = ["publish", "sign", "withdraw"] as const;

export interface KeyRing {
  readonly signing: string;
  /** Published, and not signing yet. */
  readonly next?: string;
  /** Still published, so that what they signed is good until it expires. */
  readonly earlier: readonly string[];
}

export const keyRing = (keys: SigningKeys): KeyRing => {
  const [signing, next] = [keys.current().kid, keys.next()?.kid];
  const earlier = keys.published().flatMap(({ kid }) => (kid === signing || kid === next ? [] : [kid]));
  return { signing, earlier, ...(next !== undefined && { next }) };
};

/** Takes the step that the fields name. */
export const turnKeys = async (keys: SigningKeys, fields: Fields): Promise<(typeof steps)[number]> => {
  const step = oneOf(fields, "step", steps);
  if (step === "publish") await keys.publish();
  else if (step === "sign") await keys.rotate();
  else keys.withdraw();
  return step;
};
