import { hash } from "node:crypto";
import type { Shield, ShieldInput, Verdict } from "./shield.ts";

export interface RememberOptions {
  readonly entries: number;
  readonly seconds: number;
  readonly clock: () => number;
}

const keyOf = ({ prompt = "", documents = [] }: ShieldInput): string =>
  hash("sha256", JSON.stringify([prompt, documents]), "base64url");

/** Asks once for the same text. Failures are not remembered, and only hashes are kept. */
export function rememberVerdicts(shield: Shield, { entries, seconds, clock }: RememberOptions): Shield {
  const known = new Map<string, { readonly verdict: Verdict; readonly until: number }>();
  return {
    async check(input, signal) {
      const key = keyOf(input);
      const entry = known.get(key);
      if (entry && clock() < entry.until) return entry.verdict;
      const verdict = await shield.check(input, signal);
      known.delete(key);
      known.set(key, { verdict, until: clock() + seconds * 1000 });
      const [oldest] = known.keys();
      if (known.size > entries && oldest !== undefined) known.delete(oldest);
      return verdict;
    },
  };
}
