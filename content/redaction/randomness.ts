import { isDigit, isLetter } from "./characters.ts";

const counts = new Uint16Array(128);

/** By character the text in which it was met last. */
const metIn = new Uint32Array(0x10000);
const mostTexts = 2 ** 32 - 1;
let texts = 0;

/** Whether fewer than so many different characters are in a text. */
export const hasFewerThan = (different: number, text: string): boolean => {
  if (texts === mostTexts) {
    metIn.fill(0);
    texts = 0;
  }
  texts += 1;
  for (let i = 0, found = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (metIn[code] === texts) continue;
    metIn[code] = texts;
    found += 1;
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

/** Pairs of letters that make up three quarters of what is written in European languages. */
const commonPairs = new Uint8Array(32 * 32);
for (const pair of (
  "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li " +
  "ch ll be ma si om ur ec us ss la el ge et em di ie ol ac ee ct il so un no wi pr id tr ns mo ow ut ad lo ni ai pe ta ho ts im po " +
  "am up ig ir mi op ke ey sh ap su rt wo pa ca ty au ep cl os pl uc vi av ab if rs"
).split(" ")) {
  commonPairs[((pair.charCodeAt(0) & 31) << 5) | (pair.charCodeAt(1) & 31)] = 1;
}

const longPart = 8;
const letter = 1;
const digit = 2;
const kindOf = Uint8Array.from({ length: 0x80 }, (_, code) => (isLetter(code) ? letter : isDigit(code) ? digit : 0));

/** What is seen of a text when it is read once. */
interface Look {
  /** Times that letters turn to digits or back. */
  readonly changes: number;
  /** Whether they do so twice within one long stretch. */
  readonly changesInPart: boolean;
  /** Letters side by side, and those of them that are common pairs. */
  readonly pairs: number;
  readonly knownPairs: number;
  /** Characters that follow the one before in the alphabet, or repeat it. */
  readonly steps: number;
  readonly hasLetter: boolean;
  readonly hasDigit: boolean;
}

const look = ofLast((text): Look => {
  let [changes, pairs, knownPairs, steps] = [0, 0, 0, 0];
  let [changesHere, from, met] = [0, 0, 0];
  let changesInPart = false;
  let [before, kindBefore] = [-2, 0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = code < 0x80 ? (kindOf[code] as number) : 0;
    if (code === before || code === before + 1) steps += 1;
    if (kind === 0) {
      changesInPart ||= changesHere >= 2 && i - from >= longPart;
      changesHere = 0;
      from = i + 1;
    } else if (kindBefore === kind) {
      if (kind === letter) {
        pairs += 1;
        knownPairs += commonPairs[((before & 31) << 5) | (code & 31)] as number;
      }
    } else if (kindBefore !== 0) {
      changes += 1;
      changesHere += 1;
    }
    met |= kind;
    [before, kindBefore] = [code, kind];
  }
  changesInPart ||= changesHere >= 2 && text.length - from >= longPart;
  return {
    changes,
    changesInPart,
    pairs,
    knownPairs,
    steps,
    hasLetter: (met & letter) !== 0,
    hasDigit: (met & digit) !== 0,
  };
});

/** Whether letters turn to digits or back so many times. */
export const hasChanges = (fewest: number, text: string): boolean => look(text).changes >= fewest;

/** Letters and digits within one stretch, or time and again, as in no path, name or sentence. */
export const isMixed = (text: string): boolean => {
  const { changes, changesInPart } = look(text);
  return changesInPart || changes >= 5;
};

const fewestPairs = 10;
/** Enough to tell that something is no name. */
const fewestOfName = 5;

/** How many of the pairs of letters in it are common ones; nothing for what has too few to tell. */
const familiarity = (text: string, fewest = fewestPairs): number | undefined => {
  const { pairs, knownPairs } = look(text);
  return pairs < fewest ? undefined : knownPairs / pairs;
};

/** Letters in an order that no language has. */
export const isGibberish = (text: string): boolean => (familiarity(text) ?? 1) < 0.36;
/** Words, however they are joined. */
export const isWordy = (text: string): boolean => (familiarity(text) ?? 0) > 0.6;

/** Random by look: letters and digits mixed, and no more order in it than chance leaves. */
export const looksRandom = (text: string, length: number, bits: number): boolean => {
  if (text.length < length) return false;
  const { hasDigit, hasLetter } = look(text);
  return hasDigit && hasLetter && entropy(text) >= bits;
};
export const isLettersAtRandom = (text: string): boolean => /^[A-Za-z_-]+$/.test(text) && isGibberish(text);

/** Most characters follow the one before in the alphabet, or repeat it. */
export const isSequence = (text: string): boolean => look(text).steps * 10 >= (text.length - 1) * 7;

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
