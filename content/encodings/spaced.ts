import { membersOf } from "../runs.ts";
import { isGap } from "../windows.ts";
import { apart, shortestTogether } from "./joined.ts";
import { inWords } from "./run-together.ts";

/** Fewer letters that stand alone are no word. */
export const fewestSpaced = 7;
const figureInWord = /[A-Za-z][0-9@$!][A-Za-z]/;
/** One word, its letters parted by one and the same sign: `i-g-n-o-r-e`. */
const parted =
  /(?<![A-Za-z0-9])[A-Za-z](?:(?:-[A-Za-z]){2,}|(?:\.[A-Za-z]){2,}|(?:_[A-Za-z]){2,}|(?:\*[A-Za-z]){2,}|(?:~[A-Za-z]){2,})(?![A-Za-z0-9])/g;
const wideParting = /(?<=[A-Za-z])[-._*~]{2,4}(?=[A-Za-z])/g;
/** Fewer may be a date, a version or a list. */
const fewestParted = 14;
/** Occurs in each such word. Signs are rarer than letters, so that it is found faster. */
const insideParted = /[-._*~][A-Za-z][-._*~][A-Za-z]/;
const withoutPartings = (text: string): string => {
  if (!insideParted.test(text)) return text;
  let letters = 0;
  const inner = text.replace(parted, (written) => {
    const word = written.replaceAll(written[1] as string, "");
    letters += word.length;
    return word.length < shortestTogether ? word : inWords(word);
  });
  return letters < fewestParted ? text : inner.replace(wideParting, " ");
};

/** The run of characters that stand alone from here on: its end, the characters, and the gap behind each. */
const loneFrom = (
  text: string,
  start: number,
): { readonly end: number; readonly characters: string[]; readonly gaps: string[] } => {
  const [characters, gaps]: [string[], string[]] = [[], []];
  let end = start;
  for (
    let at = start;
    at < text.length && !isGap(text.charCodeAt(at)) && (at + 1 === text.length || isGap(text.charCodeAt(at + 1)));
  ) {
    characters.push(text[at] as string);
    end = at + 1;
    for (at = end; at < text.length && isGap(text.charCodeAt(at));) at += 1;
    gaps.push(text.slice(end, at));
  }
  return { end, characters, gaps };
};
/** The characters as words: a wider gap parts two words; where all gaps are alike, the words are found by reading. */
const wordsOfLone = (characters: readonly string[], gaps: readonly string[]): string => {
  const between = gaps.slice(0, -1);
  const narrowest = Math.min(...between.map(({ length }) => length));
  const isWide = (gap: string): boolean => gap.includes("\n") || gap.length > narrowest;
  let words = "";
  characters.forEach((character, at) => {
    const gap = between[at];
    words += character + (gap === undefined || !isWide(gap) ? "" : gap.includes("\n") ? "\n" : " ");
  });
  return words.includes(" ") ? words : words.replace(/[A-Za-z.]+/g, apart);
};
const fewestLone = 9;
const insideLone = /\s\S\s{1,4}\S\s{1,4}\S\s{1,4}\S\s{1,4}\S\s/;
const withoutLone = (text: string): string => {
  if (!insideLone.test(text)) return text;
  let inner = "";
  let taken = 0;
  for (let at = 0; at < text.length;) {
    const { end, characters, gaps } = loneFrom(text, at);
    if (characters.length >= fewestLone && countsOf(characters.join("")).letters * 5 >= characters.length * 2) {
      inner += text.slice(taken, at) + wordsOfLone(characters, gaps);
      taken = end;
    }
    at = Math.max(end, at);
    while (at < text.length && !isGap(text.charCodeAt(at))) at += 1;
    while (at < text.length && isGap(text.charCodeAt(at))) at += 1;
  }
  return taken === 0 ? text : inner + text.slice(taken);
};

/**
 * So many letters, or signs that leet writes for letters, with something between them. Where a word goes on before or after,
 * its letter is no letter of the run.
 */
const spacedRun = /[A-Za-z0-9@$!](?:[ ._*-]{1,3}[A-Za-z0-9@$!]){6,}/g;
/** Occurs in each such run. Gaps are rarer than letters, so that it is found faster. */
const insideSpaced = /[ ._*-][A-Za-z0-9@$!](?:[ ._*-]{1,3}[A-Za-z0-9@$!]){4}[ ._*-]/;
const isOfWord = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9]/.test(character);
const between = membersOf(" ._*-");
/** The letters in a run, and the characters that are no gap of it. */
const countsOf = (run: string): { readonly letters: number; readonly all: number } => {
  let letters = 0;
  let all = 0;
  for (let i = 0; i < run.length; i += 1) {
    const code = run.charCodeAt(i);
    if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) letters += 1;
    if (between[code] !== 1) all += 1;
  }
  return { letters, all };
};

/** The text with the letters of every spaced word side by side, and whether figures among them may stand for letters. */
export const withoutSpaces = (source: string): { readonly text: string; readonly hasFigures: boolean } => {
  const text = withoutLone(withoutPartings(source));
  if (!insideSpaced.test(text)) return { text, hasFigures: text !== source && figureInWord.test(text) };
  let hasFigures = false;
  const inner = text.replace(spacedRun, (run, at: number) => {
    const start = isOfWord(text[at - 1]) ? run.search(/(?<=[ ._*-])[A-Za-z0-9@$!]/) : 0;
    const end = isOfWord(text[at + run.length]) ? run.replace(/[ ._*-]{1,3}[A-Za-z0-9@$!]$/, "").length : run.length;
    const letters = run.slice(start, end);
    const counts = countsOf(letters);
    // A list of figures is no text.
    if (counts.letters < fewestSpaced || counts.letters * 3 < counts.all) return run;
    const words = letters
      .replace(/[ ._*-]{2,}/g, "\n")
      .replace(/[ ._*-]/g, "")
      .replaceAll("\n", " ");
    hasFigures ||= /[0-9@$!]/.test(words);
    // Without wider gaps between the words, they are joined.
    return run.slice(0, start) + (words.includes(" ") ? words : apart(words)) + run.slice(end);
  });
  return { text: inner, hasFigures };
};
