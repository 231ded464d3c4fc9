import { longestRun } from "./base64.ts";

/** What a text is made of, counted in one pass: enough to tell which decoders have anything to do. */
export interface Survey {
  /** Longest run of base64 characters. */
  readonly longestRun: number;
  /** Words of exactly two hexadecimal digits, and of eight. */
  readonly hexPairs: number;
  readonly octets: number;
  readonly percents: number;
  readonly ampersands: number;
  readonly backslashes: number;
  readonly words: number;
  /** Letters that stand alone. */
  readonly loneLetters: number;
  /** Digits and signs between two letters. */
  readonly inWordSigns: number;
}

const letter = 1;
const hexadecimal = 2;
/** Figures that leet writes for letters. */
const sign = 4;
const other = 8;

const kinds = new Uint8Array(128).fill(other);
const mark = (characters: string, flags: number): void => {
  for (const c of characters) kinds[c.charCodeAt(0)] = flags;
};
const letters = "abcdefghijklmnopqrstuvwxyz";
mark(letters + letters.toUpperCase(), letter);
mark("abcdefABCDEF", letter | hexadecimal);
mark("269", hexadecimal);
mark("0134578", hexadecimal | sign);
mark("@$!|", other | sign);

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

export function survey(text: string): Survey {
  let [words, loneLetters, inWordSigns, hexPairs, octets] = [0, 0, 0, 0, 0];
  let start = 0;
  let common = 0xff;
  let before = other;
  let beforeThat = other;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : 0x20;
    const kind = code < 128 ? (kinds[code] as number) : other;
    if ((before & letter) !== 0) {
      if ((beforeThat & letter) === 0) words += 1;
      if ((beforeThat & other) !== 0 && (kind & other) !== 0) loneLetters += 1;
    } else if ((before & sign) !== 0 && (beforeThat & letter) !== 0 && (kind & letter) !== 0) inWordSigns += 1;
    if ((kind & other) === 0) {
      if ((before & other) !== 0) [start, common] = [i, 0xff];
      common &= kind;
    } else if ((before & other) === 0) {
      const length = i - start;
      if (length === 2 && (common & hexadecimal) !== 0) hexPairs += 1;
      if (length === 8 && (common & hexadecimal) !== 0) octets += 1;
    }
    beforeThat = before;
    before = kind;
  }
  return {
    longestRun: longestRun(text),
    hexPairs,
    octets,
    percents: occurrences(text, "%"),
    ampersands: occurrences(text, "&"),
    backslashes: occurrences(text, "\\"),
    words,
    loneLetters,
    inWordSigns,
  };
}
