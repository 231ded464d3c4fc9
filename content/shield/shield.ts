/** What a shield looks at: the user's words and the documents that came with them. */
export interface ShieldInput {
  /** What a user wrote. */
  readonly prompt?: string;
  /** What came from anywhere else: pages, documents, answers of other systems. */
  readonly documents?: readonly string[];
}

/** What a shield says of a text. */
export interface Verdict {
  /** Whether the text is an attack. */
  readonly attack: boolean;
  /** Codes of what was seen, such as `prompt-attack`, `document-attack` or `harm.violence`. */
  readonly reasons: readonly string[];
}

/** Judges texts as a whole: an attack in any part of any text is an attack. */
export interface Shield {
  /** Rejects with {@link ShieldUnavailable} when it cannot tell; the texts must then be refused. */
  check(input: ShieldInput, signal: AbortSignal): Promise<Verdict>;
}

/**
 * The content check gave no verdict. A caller that fails closed refuses.
 *
 * @example
 * try {
 *   throw new ShieldUnavailable("no answer within 2 s");
 * } catch (error) {
 *   if (error instanceof ShieldUnavailable) console.error("refused: nothing judged the text");
 * }
 */
export class ShieldUnavailable extends Error {
  override readonly name = "ShieldUnavailable";
}

/** The verdict on a text in which nothing was found. */
export const noAttack: Verdict = { attack: false, reasons: [] };

/**
 * An attack for one is an attack.
 *
 * @example
 * anyOf([noAttack, noAttack]).attack; // false: one attack is enough
 */
export const anyOf = (verdicts: readonly Verdict[]): Verdict => {
  const reasons = [...new Set(verdicts.flatMap((verdict) => verdict.reasons))];
  return { attack: verdicts.some(({ attack }) => attack), reasons };
};
