import { isDigit, isLetter } from "./characters.ts";

const counts = new Uint16Array(128);

/** Whether fewer than so many different characters are in a text. */
export const hasFewerThan = (different: number, text: string): boolean => {
  for (let i = 0, found = 0; i < text.length; i += 1) {
    if (text.indexOf(text[i] as string) === i) found += 1;
    if (found >= different) return false;
  }
  return true;
};

/** Caches the result for the last text: several rules judge one value in a row. */
export const ofLast = <T>(judge: (text: string) => T): ((text: string) => T) => {
  let last: { readonly text: string; readonly verdict: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, verdict: judge(text) };
    return last.verdict;
  };
};

const longestTabled = 256;
const tables: (Float64Array | undefined)[] = [];
const bitsOf = (share: number): number => share * Math.log2(share);
/** What a character adds, by how often it stands in a text of this length: texts of one length share their logarithms. */
const tableFor = (length: number): Float64Array | undefined => {
  if (length > longestTabled) return undefined;
  return (tables[length] ??= Float64Array.from({ length: length + 1 }, (_, count) => bitsOf(count / length)));
};

/** Shannon's measure, in bits per character; all beyond ASCII is one character to it. */
export const entropy = ofLast((text) => {
  const table = tableFor(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = Math.min(text.charCodeAt(i), 127);
    counts[code] = (counts[code] as number) + 1;
  }
  let bits = 0;
  // Each character once, where it stands first: its count is taken and is zero again for the next text.
  for (let i = 0; i < text.length; i += 1) {
    const code = Math.min(text.charCodeAt(i), 127);
    const n = counts[code] as number;
    if (n === 0) continue;
    bits -= table ? (table[n] as number) : bitsOf(n / text.length);
    counts[code] = 0;
  }
  return bits;
});

/** Whether letters turn to digits or back so many times. */
export const hasChanges = (fewest: number, text: string): boolean => {
  let found = 0;
  let before = 0;
  for (let i = 0; i < text.length && found < fewest; i += 1) {
    const here = text.charCodeAt(i);
    if ((isLetter(before) && isDigit(here)) || (isDigit(before) && isLetter(here))) found += 1;
    before = here;
  }
  return found >= fewest;
};

const longPart = 8;

/** Letters and digits within one stretch, or time and again, as in no path, name or sentence. */
export const isMixed = ofLast((text): boolean => {
  if (hasChanges(5, text)) return true;
  for (let from = 0, i = 0; i <= text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isLetter(code) || isDigit(code)) continue;
    if (i - from >= longPart && hasChanges(2, text.slice(from, i))) return true;
    from = i + 1;
  }
  return false;
});

/** Pairs of letters that make up three quarters of what is written in European languages. */
const commonPairs = new Uint8Array(32 * 32);
for (const pair of (
  "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li " +
  "ch ll be ma si om ur ec us ss la el ge et em di ie ol ac ee ct il so un no wi pr id tr ns mo ow ut ad lo ni ai pe ta ho ts im po " +
  "am up ig ir mi op ke ey sh ap su rt wo pa ca ty au ep cl os pl uc vi av ab if rs"
).split(" ")) {
  commonPairs[((pair.charCodeAt(0) & 31) << 5) | (pair.charCodeAt(1) & 31)] = 1;
}
const fewestPairs = 10;
/** Enough to tell that something is no name. */
const fewestOfName = 5;

interface Pairs {
  readonly all: number;
  readonly known: number;
}

const pairsIn = ofLast((text): Pairs => {
  let pairs = 0;
  let known = 0;
  for (let i = 1; i < text.length; i += 1) {
    const [before, here] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
    if (!isLetter(before) || !isLetter(here)) continue;
    pairs += 1;
    known += commonPairs[((before & 31) << 5) | (here & 31)] as number;
  }
  return { all: pairs, known };
});

/** How many of the pairs of letters in it are common ones; nothing for what has too few to tell. */
const familiarity = (text: string, fewest = fewestPairs): number | undefined => {
  const { all, known } = pairsIn(text);
  return all < fewest ? undefined : known / all;
};

/** Letters in an order that no language has. */
export const isGibberish = (text: string): boolean => (familiarity(text) ?? 1) < 0.36;
/** Words, however they are joined. */
export const isWordy = (text: string): boolean => (familiarity(text) ?? 0) > 0.6;

/** Random by look: letters and digits mixed, and no more order in it than chance leaves. */
export const looksRandom = (text: string, length: number, bits: number): boolean =>
  text.length >= length && /\d/.test(text) && /[A-Za-z]/.test(text) && entropy(text) >= bits;
export const isLettersAtRandom = (text: string): boolean => /^[A-Za-z_-]+$/.test(text) && isGibberish(text);

/** Most characters follow the one before in the alphabet, or repeat it. */
export const isSequence = (text: string): boolean => {
  let steps = 0;
  for (let i = 1; i < text.length; i += 1) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    if (step === 0 || step === 1) steps += 1;
  }
  return steps * 10 >= (text.length - 1) * 7;
};

const parts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const vowel = /[aeiouy]/i;

/** Words and a few figures, joined by signs or by their capitals, as programs name things. */
export const isName = (text: string): boolean => {
  if (!/^[\w.:/ -]+$/.test(text) || text.length > 80) return false;
  const found = text.match(parts) ?? [];
  const figures = found.filter((part) => isDigit(part.charCodeAt(0)));
  const words = found.filter((part) => !isDigit(part.charCodeAt(0)));
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (words.length === 0 || figures.length > 3 || letters < figures.join("").length) return false;
  if (letters / words.length < 3.2 || words.some((word) => word.length > 4 && !vowel.test(word))) return false;
  const familiar = familiarity(text);
  return familiar === undefined ? (familiarity(text, fewestOfName) ?? 1) > 0.28 : familiar > 0.42;
};
