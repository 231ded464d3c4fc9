import type { Match, PhraseRules } from "./phrase-rules.ts";

/** A text and what rules have found in it. */
export interface Matched {
  readonly text: string;
  readonly matches: readonly Match[];
}

/** Characters around a change that are read again: a rule whose first group stands before them ends before the change. */
const around = 1_536;
/** The last of them, in which no rule may begin again, because its other groups may stand behind them. */
const last = 1_024;
/** The first of them, in which it is not known whether a clause begins. */
const first = 64;

const firstDifference = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
};

/** How many characters at their ends are alike, of so many at most. */
const alikeAtEnd = (a: string, b: string, most: number): number => {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count;
};

const moved = ({ rule, weight, start, end }: Match, by: number): Match => ({
  rule,
  weight,
  start: start + by,
  end: end + by,
});

/**
 * What rules find in a text that is another way to read one before. Where both differ in one short stretch, only that and what stands around it is
 * matched again: many a long text has one word that can be read in two ways.
 */
export const matchChanged = (rules: PhraseRules, before: Matched, text: string): readonly Match[] => {
  const from = firstDifference(before.text, text);
  const alike = alikeAtEnd(before.text, text, Math.min(before.text.length, text.length) - from);
  const start = Math.max(0, from - around);
  const end = Math.min(text.length, text.length - alike + around);
  if ((end - start) * 2 > text.length) return rules.match(text);
  const begins = start === 0 ? 0 : start + first;
  const ends = end === text.length ? end : end - last;
  const by = text.length - before.text.length;
  const kept = before.matches.filter((match) => match.start < begins);
  const found = rules
    .match(text.slice(start, end))
    .map((match) => moved(match, start))
    .filter((match) => match.start >= begins && match.start < ends);
  const behind = before.matches.map((match) => moved(match, by)).filter((match) => match.start >= ends);
  return [...kept, ...found, ...behind];
};
