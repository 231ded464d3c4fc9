import { hash } from "node:crypto";
import { createExpiring } from "../expiring.ts";
import type { Shield, ShieldInput, Verdict } from "@mcp-landing-zone/content";

export interface RememberOptions {
  readonly entries: number;
  readonly seconds: number;
  readonly clock: () => number;
}

const keyOf = ({ prompt = "", documents = [] }: ShieldInput): string =>
  hash("sha256", JSON.stringify([prompt, documents]), "base64url");

/** Asks once for the same text. Failures are not remembered, and only hashes are kept. */
export const rememberVerdicts = (shield: Shield, { entries, seconds, clock }: RememberOptions): Shield => {
  const known = createExpiring<Verdict>({ clock, most: entries });
  return {
    async check(input, signal) {
      const key = keyOf(input);
      const remembered = known.get(key);
      if (remembered) return remembered;
      const verdict = await shield.check(input, signal);
      known.set(key, verdict, clock() + seconds * 1000);
      return verdict;
    },
  };
};
