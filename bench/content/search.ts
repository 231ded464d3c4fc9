import { cost, repeated } from "./cost.ts";
import { costlyBefore, tokens } from "./tokens.ts";

export interface Candidate {
  readonly unit: string;
  readonly cost: number;
}

/** A sequence that is the same for the same seed (Numerical Recipes' congruential generator). */
const createChance = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const survivors = 12;
/** Rounds that tell the costliest apart from those that other programs have slowed. */
const lastRounds = 40;

/**
 * Looks for the unit that, repeated, costs most: what was costliest before, the tokens alone and in pairs, then changes of the costliest, where a part is
 * added, taken out or replaced.
 */
export const findCostliest = (rounds: number, length: number, seed = 1): readonly Candidate[] => {
  const chance = createChance(seed);
  const token = (): string => tokens[chance(tokens.length)] as string;
  const judged = (parts: readonly string[]): { readonly parts: readonly string[]; readonly cost: number } => ({
    parts,
    cost: cost(repeated(parts.join(""), length)),
  });
  let best = [
    ...costlyBefore.map(judged),
    ...tokens.flatMap((one) => [judged([one]), judged([one, " "]), judged([one, token()])]),
  ];
  const keepBest = (): void => {
    best = best.sort((a, b) => b.cost - a.cost).slice(0, survivors);
  };
  keepBest();
  for (let round = 0; round < rounds; round += 1) {
    const parts = [...(best[chance(best.length)]?.parts ?? [])];
    const at = chance(parts.length + 1);
    if (chance(3) === 0 && parts.length > 1) parts.splice(at, 1);
    else parts.splice(at, chance(2), token());
    if (parts.length === 0 || parts.length > 12) continue;
    if (best.some((known) => known.parts.join("") === parts.join(""))) continue;
    best.push(judged(parts));
    keepBest();
  }
  // Once more, with more rounds: a text that was costly by chance drops out.
  return best
    .map(({ parts }) => ({ unit: parts.join(""), cost: cost(repeated(parts.join(""), length), lastRounds) }))
    .sort((a, b) => b.cost - a.cost);
};
