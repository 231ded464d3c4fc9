export interface Feature {
  /** The weight that counts. */
  readonly place: number;
  /** How much of it counts here. */
  readonly share: number;
}

/** One text: which weights add up in it, and what it has without them. */
export interface Sample {
  readonly features: readonly Feature[];
  /** Weight that is not fitted, less what a text of this length needs. */
  readonly rest: number;
  readonly malicious: boolean;
}

export interface Fitting {
  /** How strongly a weight is held where it was. */
  readonly pull: number;
  /** How many misses one false alarm is worth. */
  readonly alarm: number;
}

/** Steepness of the curve from evidence to probability. */
const steepness = 4;
const rounds = 100;
const settled = 1e-4;

const probability = (evidence: number): number => 1 / (1 + Math.exp(-steepness * evidence));

/**
 * Logistic regression that starts from weights and is held by them, so that rules of few rows stay where their author put
 * them. No weight falls below zero: no word speaks for a definition.
 */
export const fitWeights = (
  samples: readonly Sample[],
  before: readonly number[],
  { pull, alarm }: Fitting,
): readonly number[] => {
  const weights = [...before];
  const evidence = samples.map(({ features, rest }) =>
    features.reduce((sum, { place, share }) => sum + share * (weights[place] as number), rest),
  );
  const having = before.map((): { readonly sample: number; readonly share: number }[] => []);
  samples.forEach(({ features }, sample) =>
    features.forEach(({ place, share }) => having[place]?.push({ sample, share })),
  );
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    having.forEach((those, place) => {
      const weight = weights[place] as number;
      let slope = pull * (weight - (before[place] as number));
      let bend = pull;
      for (const { sample, share } of those) {
        const { malicious } = samples[sample] as Sample;
        const likely = probability(evidence[sample] as number);
        const worth = malicious ? 1 : alarm;
        slope += (worth * share * (likely - (malicious ? 1 : 0))) / steepness;
        bend += worth * share ** 2 * likely * (1 - likely);
      }
      const step = Math.max(-weight, -slope / bend);
      weights[place] = weight + step;
      for (const { sample, share } of those) evidence[sample] = (evidence[sample] as number) + share * step;
      moved = Math.max(moved, Math.abs(step));
    });
    if (moved < settled) break;
  }
  return weights;
};
