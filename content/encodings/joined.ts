import { membersOf, runsOf } from "../runs.ts";
import { inWords } from "./run-together.ts";

/** From so many letters without a gap on, they may be several words: names rarely have a longer word. */
export const shortestTogether = 14;
const longestTogether = 400;
const humps = /(?<=[a-z])(?=[A-Z])|[_+-]+/g;
const fullStop = /\.(?=[A-Za-z])/g;
const lettersTogether = /[A-Za-z]{14,400}/g;
/** A drawn line, as between two parts of a page. */
const isRule = /^[_.'+-]+$/;
/** Words without gaps, as in `ignoreAllPreviousInstructions`, `ignore_all_previous_instructions` and `ignoreallpreviousinstructions`. */
const readApart = (run: string): string =>
  isRule.test(run)
    ? run
    : run.replace(humps, " ").replace(fullStop, ". ").replace(lettersTogether, inWords).replace(/ {2,}/g, " ").trim();
/** Cached readings of runs of letters: the ways to read one text share most of them. */
const known = new Map<string, string>();
export const apart = (run: string): string => {
  const before = known.get(run);
  if (before !== undefined) return before;
  const read = readApart(run);
  known.set(run, read);
  return read;
};
export const forgetRuns = (): void => known.clear();
/** A run of the length of a name is opened only if it holds one of these. */
const wordsOfOrders =
  /ignor|disreg|forget|overr|previous|prior|above|earlier|instruct|guid|system|prompt|reveal|passw|secret|cred/i;
const ofJoined = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.+-'");
const shortestJoined = 19;
/** Few names in code have so many characters. */
const asLongAsNames = 30;
/** No usual name has so many. */
const longerThanNames = 48;

export interface Opened {
  readonly text: string;
  /** The stretches of it that are too long for a name. */
  readonly beyondNames: readonly (readonly [start: number, end: number])[];
}

/** The text with a gap between the words of every long run of letters. */
export const openJoined = (text: string): Opened => {
  let inner = "";
  let taken = 0;
  const beyondNames: (readonly [number, number])[] = [];
  for (const [from, to] of runsOf(ofJoined, shortestJoined, text)) {
    if (to - from < asLongAsNames && !wordsOfOrders.test(text.slice(from, to))) continue;
    inner += text.slice(taken, from);
    const start = inner.length;
    for (let at = from; at < to; at += longestTogether)
      inner += apart(text.slice(at, Math.min(to, at + longestTogether)));
    if (to - from >= longerThanNames) beyondNames.push([start, inner.length]);
    taken = to;
  }
  return { text: inner + text.slice(taken), beyondNames };
};
