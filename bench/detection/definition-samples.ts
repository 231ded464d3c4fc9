import { readDefinition, threshold } from "../../content/definitions/inspect-definition.ts";
import { densest } from "../../content/heuristics/evidence.ts";
import { injectionRuleIds } from "../../content/heuristics/injection-rules.ts";
import type { Match } from "../../content/heuristics/phrase-rules.ts";
import { fitWeights } from "./fit.ts";
import type { Feature, Fitting, Sample } from "./fit.ts";
import type { Row } from "./row.ts";

export interface FittedRule {
  readonly rule: string;
  readonly weight: number;
  readonly fitted: number;
  /** Texts whose evidence holds it. */
  readonly malicious: number;
  readonly harmless: number;
}

interface Text {
  readonly matches: readonly Match[];
  readonly share: number;
  readonly rest: number;
  readonly malicious: boolean;
}

type DefinitionRow = Extract<Row, { readonly kind: "definition" }>;

const shared: ReadonlySet<string> = new Set(injectionRuleIds);
/** The neighbourhood that weighs most depends on the weights, so it is looked for again. */
const passes = 3;

/** The texts of a definition that nothing condemns by itself. */
const textsOf = ({ tool, malicious }: DefinitionRow): readonly Text[] => {
  const { certain, structural, texts } = readDefinition(tool);
  if (certain.length > 0) return [];
  const ofSchema = structural.reduce((sum, { weight }) => sum + weight, 0);
  return texts
    .filter(({ matches }) => matches.length > 0)
    .map(({ length, share, matches }) => ({ matches, share, rest: ofSchema - threshold(length), malicious }));
};

/** What each rule of definitions weighs, and what it would weigh after these rows; rules for outputs stay as they are. */
export const fitDefinitionRules = (rows: readonly Row[], fitting: Fitting): readonly FittedRule[] => {
  const definitions = rows.filter((row): row is DefinitionRow => row.kind === "definition").map(textsOf);
  // A meeting weighs less in places, so a rule has the largest weight that it had anywhere.
  const before = new Map<string, number>();
  for (const { rule, weight } of definitions.flat().flatMap(({ matches }) => matches)) {
    if (!shared.has(rule)) before.set(rule, Math.max(before.get(rule) ?? 0, weight));
  }
  const rules = [...before.keys()].sort();
  const placeOf = new Map(rules.map((rule, place) => [rule, place]));
  const start = rules.map((rule) => before.get(rule) as number);
  let weights: readonly number[] = start;
  let samples: readonly Sample[] = [];

  const sampleOf = ({
    matches,
    share,
    rest,
    malicious,
  }: Text): { readonly sample: Sample; readonly evidence: number } => {
    const partOf = (match: Match, place: number): number => match.weight / (start[place] as number);
    const weighed = matches.map((match) => {
      const place = placeOf.get(match.rule);
      return place === undefined ? match : { ...match, weight: partOf(match, place) * (weights[place] as number) };
    });
    const { within = [], weight = 0 } = densest(weighed) ?? {};
    const rulesWithin = new Set(within.map(({ rule }) => rule));
    const features: Feature[] = [];
    let fixed = 0;
    for (const match of matches) {
      if (!rulesWithin.delete(match.rule)) continue;
      const place = placeOf.get(match.rule);
      if (place === undefined) fixed += share * match.weight;
      else features.push({ place, share: share * partOf(match, place) });
    }
    return { sample: { features, rest: rest + fixed, malicious }, evidence: rest + share * weight };
  };

  for (let pass = 0; pass < passes; pass += 1) {
    samples = definitions.flatMap((texts) => {
      const all = texts.map(sampleOf);
      // One text condemns a definition; each of a harmless one has to pass.
      if (!texts[0]?.malicious) return all.map(({ sample }) => sample);
      return [all.reduce((most, one) => (one.evidence > most.evidence ? one : most)).sample];
    });
    weights = fitWeights(samples, start, fitting);
  }
  const count = (place: number, malicious: boolean): number =>
    samples.filter(
      (sample) => sample.malicious === malicious && sample.features.some((feature) => feature.place === place),
    ).length;
  return rules.map((rule, place) => ({
    rule,
    weight: start[place] as number,
    fitted: Math.round((weights[place] as number) * 100) / 100,
    malicious: count(place, true),
    harmless: count(place, false),
  }));
};
