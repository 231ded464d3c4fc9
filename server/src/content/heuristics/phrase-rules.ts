import { createDictionary } from "../dictionary.ts";

/** Groups of words and phrases that mean the same to a rule. A trailing `*` lets any letters follow. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/**
 * Groups that must follow one another, each within so many characters of the one before. The weights of all rules that
 * match are added up; a rule counts once however often it matches.
 */
export interface PhraseRule<V extends Vocabulary> {
  readonly id: string;
  readonly weight: number;
  readonly steps: readonly (keyof V & string)[];
  readonly within?: number;
  /** Whether the first group must stand where a sentence or a clause begins, as orders do. */
  readonly opens?: true;
}

export interface Match {
  readonly rule: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

export interface PhraseRules {
  /** Every place where a rule matches, in order. Linear in the length of the text. */
  match(text: string): Match[];
}

interface Hit {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

const opener = /(?:^|[.!?:;>,\n\r"'`*_#({[\]}|]|(?:^|\s)-|--)$/;
/** Words that an order may begin with. */
const courtesy = /\b(?:please|then|and|also|now|first|next|must|should|to|kindly|just|bitte|will|instead|you|you'll)$/i;
const defaultWithin = 48;
/** How many hits a step looks ahead; denser text than that matches anyway. */
const lookAhead = 24;

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code > 0xbf
  );
}

function opensClause(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 16), at).trimEnd();
  return before === "" || opener.test(before) || courtesy.test(before);
}

export function createPhraseRules<V extends Vocabulary>(vocabulary: V, rules: readonly PhraseRule<V>[]): PhraseRules {
  const groups = Object.keys(vocabulary);
  const words = Object.entries(vocabulary).flatMap(([group, phrases]) =>
    phrases.map((phrase) => {
      const text = phrase.replace(/\*$/, "");
      return {
        group: groups.indexOf(group),
        length: text.length,
        beginsInLetter: isLetterAt(text, 0),
        endsInLetter: !phrase.endsWith("*") && isLetterAt(text, text.length - 1),
      };
    }),
  );
  const dictionary = createDictionary(
    Object.values(vocabulary).flatMap((list) => list.map((w) => w.replace(/\*$/, ""))),
  );
  const startingWith = groups.map((name) =>
    rules
      .filter(({ steps }) => steps[0] === name)
      .map((rule) => ({ ...rule, rest: rule.steps.slice(1).map((step) => groups.indexOf(step)) })),
  );

  function hitsIn(text: string): Hit[] {
    const hits: Hit[] = [];
    dictionary.scan(text, (index, end) => {
      const { group, length, beginsInLetter, endsInLetter } = words[index] as (typeof words)[number];
      const start = end - length;
      if (beginsInLetter && start > 0 && isLetterAt(text, start - 1)) return;
      if (endsInLetter && end < text.length && isLetterAt(text, end)) return;
      hits.push({ group, start, end });
    });
    return hits.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** The end of the first way to take all further steps from here on. */
  function follow(hits: readonly Hit[], from: number, rest: readonly number[], within: number): number | undefined {
    let at = from;
    let last = hits[from] as Hit;
    for (const group of rest) {
      let found: number | undefined;
      for (let i = at + 1; i < hits.length && i <= at + lookAhead && found === undefined; i += 1) {
        const hit = hits[i] as Hit;
        if (hit.start - last.end > within) break;
        if (hit.group === group && hit.start >= last.end) found = i;
      }
      if (found === undefined) return undefined;
      at = found;
      last = hits[found] as Hit;
    }
    return last.end;
  }

  return {
    match(text) {
      const hits = hitsIn(text);
      const matches: Match[] = [];
      for (let i = 0; i < hits.length; i += 1) {
        const { group, start } = hits[i] as Hit;
        for (const { id, weight, rest, within = defaultWithin, opens } of startingWith[group] ?? []) {
          const end = follow(hits, i, rest, within);
          if (end === undefined || (opens && !opensClause(text, start))) continue;
          matches.push({ rule: id, weight, start, end });
        }
      }
      return matches;
    },
  };
}

export interface Evidence {
  readonly weight: number;
  readonly heaviest: Match;
}

/** Rules that match near one another count together; scattered over a long text they are a coincidence. */
export const neighbourhood = 600;

/** The densest evidence: the largest sum of distinct rules within one neighbourhood. */
export function densest(matches: readonly Match[]): Evidence | undefined {
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
  return { weight: best.weight, heaviest: within.reduce((a, b) => (b.weight > a.weight ? b : a)) };
}
