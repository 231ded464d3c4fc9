import { asciiBytes } from "../ascii-bytes.ts";
import { longestRun } from "./base64.ts";

/** What a text is made of, counted in one pass: enough to tell which decoders have anything to do. */
export interface Survey {
  /** Longest run of base64 characters. */
  readonly longestRun: number;
  /** Words of exactly two hexadecimal digits. */
  readonly hexPairs: number;
  readonly percents: number;
  readonly ampersands: number;
  readonly backslashes: number;
  readonly words: number;
  /** Letters that stand alone. */
  readonly loneLetters: number;
  /** Digits and signs between two letters. */
  readonly inWordSigns: number;
}

/** What a character may be a part of, in three bits. */
const kinds = {
  letter: 0,
  hexLetter: 1,
  hexDigit: 2,
  /** Figures that leet writes for letters. */
  signDigit: 3,
  sign: 4,
  other: 5,
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const kindOf = new Uint8Array(256).fill(kinds.other);
const mark = (characters: string, kind: Kind): void => {
  for (const c of characters) kindOf[c.charCodeAt(0)] = kind;
};
mark("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ", kinds.letter);
mark("abcdefABCDEF", kinds.hexLetter);
mark("269", kinds.hexDigit);
mark("0134578", kinds.signDigit);
mark("@$!|", kinds.sign);

const isLetter = (kind: number): boolean => kind === kinds.letter || kind === kinds.hexLetter;
const isHex = (kind: number): boolean => kind >= kinds.hexLetter && kind <= kinds.signDigit;
const isSign = (kind: number): boolean => kind === kinds.signDigit || kind === kinds.sign;
const isOther = (kind: number): boolean => kind >= kinds.sign;

type Four = readonly [number, number, number, number];

/** What each new character says, given the three before it. */
const counted = {
  words: ([, , before, here]) => isLetter(here) && !isLetter(before),
  loneLetters: ([, left, letter, right]) => isOther(left) && isLetter(letter) && isOther(right),
  inWordSigns: ([, left, sign, right]) => isLetter(left) && isSign(sign) && isLetter(right),
  hexPairs: ([left, one, two, right]) => isOther(left) && isHex(one) && isHex(two) && isOther(right),
} as const satisfies Readonly<Record<string, (four: Four) => boolean>>;

/** One addition for all counts: each has a byte of the sum, which is emptied before it can overflow. */
const bits = 8;
const most = 255;
const additions = Int32Array.from({ length: 4_096 }, (_, four) => {
  const around: Four = [four >> 9, (four >> 6) & 7, (four >> 3) & 7, four & 7];
  return Object.values(counted).reduce((sum, says, at) => sum + (says(around) ? 2 ** (bits * at) : 0), 0);
});
const nothing = (kinds.other << 6) | (kinds.other << 3) | kinds.other;

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

export function survey(text: string): Survey {
  const bytes = asciiBytes(text);
  let [words, loneLetters, inWordSigns, hexPairs] = [0, 0, 0, 0];
  let four = nothing;
  // The zero behind the text ends its last word.
  for (let i = 0; i <= text.length;) {
    const stop = Math.min(i + most, text.length + 1);
    let sum = 0;
    for (; i < stop; i += 1) {
      four = ((four << 3) | (kindOf[bytes[i] as number] as number)) & 4_095;
      sum = (sum + (additions[four] as number)) | 0;
    }
    words += sum & most;
    loneLetters += (sum >> bits) & most;
    inWordSigns += (sum >> (bits * 2)) & most;
    hexPairs += sum >>> (bits * 3);
  }
  return {
    longestRun: longestRun(text),
    hexPairs,
    percents: occurrences(text, "%"),
    ampersands: occurrences(text, "&"),
    backslashes: occurrences(text, "\\"),
    words,
    loneLetters,
    inWordSigns,
  };
}
