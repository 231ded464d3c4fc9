import type { Shield } from "./shield.ts";

/**
 * A shield that knows attacks by the given rule: for tests, and for a server on its own.
 *
 * @example
 * const shield = createMemoryShield((text) => text.includes("ignore all"));
 * console.log(shield);
 */
export const createMemoryShield = (isAttack: (text: string) => boolean): Shield => ({
  async check({ prompt = "", documents = [] }, signal) {
    signal.throwIfAborted();
    const reasons = [
      ...(isAttack(prompt) ? ["prompt-attack"] : []),
      ...(documents.some(isAttack) ? ["document-attack"] : []),
    ];
    return { attack: reasons.length > 0, reasons };
  },
});
