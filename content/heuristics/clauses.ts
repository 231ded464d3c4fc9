import { isGap } from "../windows.ts";

const openers: ReadonlySet<number> = new Set([...".!?:;>,\"'`*_#({[]}|"].map((c) => c.charCodeAt(0)));
/** Words that an order may begin with. */
const courtesies: ReadonlySet<string> = new Set(
  (
    "please then and also now first next must should kindly just bitte will instead you you'll immediately todo simply " +
    "quickly silently secretly quietly discreetly carefully finally lastly afterwards proceed ahead urgently directly so well okay ok hey let's lets " +
    "puis ensuite alors veuillez dann danach luego entonces despues poi quindi depois vervolgens"
  ).split(" "),
);
const longestCourtesy = 11;
/** The lengths of those words and of `to`, one bit each, by their first letter: few words are looked up. */
const lengthsByLetter = new Uint16Array(128);
for (const word of [...courtesies, "to"]) {
  const letter = word.charCodeAt(0) & 127;
  lengthsByLetter[letter] = (lengthsByLetter[letter] as number) | (1 << word.length);
}
const mayBeCourtesy = (text: string, start: number, end: number): boolean =>
  (((lengthsByLetter[(text.charCodeAt(start) | 32) & 127] as number) >> (end - start)) & 1) === 1;
/** What stands before `to` when another is to do it. */
const obliging =
  /(?<!\b(?:i|we) )\b(?:need|needs|have|has|required|instructed|asked|told|sure|remember|obliged|supposed|want you|like you|going|reminder|proceed|order)\s{1,2}to$/i;
const mostBeforeTo = 24;
/** Every word that says here that an order begins. */
export const wordsBeforeOrders: readonly string[] = [...courtesies, obliging.source.replace(/\\./g, " ")];
/** What a word follows without a space in an address: a part of its path, a value of its query. */
const inAddresses: ReadonlySet<number> = new Set([..."/=&"].map((c) => c.charCodeAt(0)));
/** Hyphen, en dash, em dash. */
const dashes: ReadonlySet<number> = new Set([0x2d, 0x2013, 0x2014]);
const apostrophe = 0x27;

export const isLetterAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code > 0xbf
  );
};

const isLineBreak = (code: number): boolean => code === 0x0a || code === 0x0d;
export const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

const isInWord = (text: string, at: number): boolean => isLetterAt(text, at) || text.charCodeAt(at) === apostrophe;

/** Whether a sentence or a clause begins here: after a mark, on a new line, or behind a word that orders begin with. */
export const opensClause = (text: string, at: number): boolean => {
  let last = at - 1;
  let breaks = 0;
  for (; last >= 0 && at - last <= 16 && isGap(text.charCodeAt(last)); last -= 1) {
    if (isLineBreak(text.charCodeAt(last))) breaks += 1;
  }
  if (last < 0 || at - last > 16) return true;
  // A single break may be a wrapped line, which goes on in small letters.
  if (breaks > 1 || (breaks === 1 && isCapital(text.charCodeAt(at)))) return true;
  const code = text.charCodeAt(last);
  if (openers.has(code) || (last === at - 1 && inAddresses.has(code))) return true;
  if (dashes.has(code)) {
    const before = text.charCodeAt(last - 1);
    return last === 0 || dashes.has(before) || isGap(before);
  }
  let start = last;
  while (start > 0 && last - start < longestCourtesy && isInWord(text, start - 1)) start -= 1;
  if (!mayBeCourtesy(text, start, last + 1)) return false;
  const word = text.slice(start, last + 1).toLowerCase();
  if (word === "to") return obliging.test(text.slice(Math.max(0, last + 1 - mostBeforeTo), last + 1));
  return courtesies.has(word);
};
