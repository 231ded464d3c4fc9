import type { Match } from "./phrase-rules.ts";

export interface Evidence {
  readonly weight: number;
  readonly heaviest: Match;
  readonly within: readonly Match[];
}

/** Rules that match near one another count together; scattered over a long text they are a coincidence. */
export const neighbourhood = 400;

/** The densest evidence: the largest sum of distinct rules within one neighbourhood. */
export const densest = (matches: readonly Match[]): Evidence | undefined => {
  const times = new Map<string, number>();
  let weight = 0;
  let best: { readonly weight: number; readonly from: number; readonly to: number } | undefined;
  let from = 0;
  matches.forEach((match, to) => {
    const count = times.get(match.rule) ?? 0;
    times.set(match.rule, count + 1);
    if (count === 0) weight += match.weight;
    for (
      let first = matches[from] as Match;
      match.start - first.start > neighbourhood;
      first = matches[from] as Match
    ) {
      const left = (times.get(first.rule) as number) - 1;
      times.set(first.rule, left);
      if (left === 0) weight -= first.weight;
      from += 1;
    }
    if (!best || weight > best.weight) best = { weight, from, to };
  });
  if (!best) return undefined;
  const within = matches.slice(best.from, best.to + 1);
  return { weight: best.weight, heaviest: within.reduce((a, b) => (b.weight > a.weight ? b : a)), within };
};
