import { createHash } from "node:crypto";

export const digits = "0123456789";
export const lower = "abcdefghijklmnopqrstuvwxyz";
export const upper = lower.toUpperCase();
export const alphanumeric = lower + upper + digits;

/** Characters that look random and are the same on every run, so that nothing in the repository looks like a secret. */
export const made = (seed: string, length: number, alphabet: string): string => {
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    for (const byte of createHash("sha512").update(`${seed} ${block}`).digest())
      text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
};

/** Takes turns, so that every value meets every context in the end. */
export const inTurn = <T>(items: readonly T[], at: number): T => items[at % items.length] as T;
