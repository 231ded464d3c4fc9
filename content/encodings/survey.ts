import { asciiBytes, ofPairs } from "../ascii-bytes.ts";
import type { Run } from "../runs.ts";
import { runsOfBase64 } from "./base64.ts";

/** Counts of a text's characters, taken in one pass: they select the decoders that can apply. */
export interface Survey {
  /** Runs of base64 characters. */
  readonly runs: readonly Run[];
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
  /** Control characters that no text needs; in a text beyond ASCII everything beyond is among them. */
  readonly controls: number;
}

/** What a character may be a part of. */
const kinds = {
  letter: 0,
  hexLetter: 1,
  hexDigit: 2,
  /** Figures that leet writes for letters. */
  signDigit: 3,
  sign: 4,
  other: 5,
  control: 6,
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
kindOf.fill(kinds.control, 0, 0x20).fill(kinds.control, 0x7f);
mark("\t\n\v\f\r", kinds.other);

const isLetter = (kind: number): boolean => kind === kinds.letter || kind === kinds.hexLetter;
const isHex = (kind: number): boolean => kind >= kinds.hexLetter && kind <= kinds.signDigit;
const isSign = (kind: number): boolean => kind === kinds.signDigit || kind === kinds.sign;
const isOther = (kind: number): boolean => kind >= kinds.sign;

type Says = (here: number, before: number, second: number, third: number) => boolean;

/** What each new character says, given the three before it. */
const counted = {
  words: (here, before) => isLetter(here) && !isLetter(before),
  loneLetters: (right, letter, left) => isOther(left) && isLetter(letter) && isOther(right),
  inWordSigns: (right, sign, left) => isLetter(left) && isSign(sign) && isLetter(right),
  hexPairs: (right, two, one, left) => isOther(left) && isHex(one) && isHex(two) && isOther(right),
  controls: (here) => here === kinds.control,
} as const satisfies Readonly<Record<string, Says>>;

const kindBits = 3;
const pairKinds = ofPairs(kindOf, kindBits);

/** One addition for all counts of a step: each has six bits of the sum, which is emptied before they can overflow. */
const bits = 6;
const most = 63;
const perStep = 2;
const fours = new Int32Array(4_096);
Object.values<Says>(counted).forEach((says, at) => {
  for (let window = 0; window < fours.length; window += 1) {
    const isSaid = says(window & 7, (window >> 3) & 7, (window >> 6) & 7, window >> 9);
    if (isSaid) fours[window] = (fours[window] as number) + 2 ** (bits * at);
  }
});
/** By the two new characters and the three before them. */
const windowMask = 32_767;
const additions = new Int32Array(windowMask + 1);
for (let window = 0; window <= windowMask; window += 1) {
  additions[window] = (fours[window >> kindBits] as number) + (fours[window & 4_095] as number);
}
const nothing = (kinds.other << 6) | (kinds.other << 3) | kinds.other;

const occurrences = (text: string, character: string): number => {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
};

export const survey = (text: string): Survey => {
  const { pairs } = asciiBytes(text);
  let [words, loneLetters, inWordSigns, hexPairs, controls] = [0, 0, 0, 0, 0];
  let window = nothing;
  // The space behind the text ends its last word.
  const steps = (text.length >> 1) + 1;
  for (let i = 0; i < steps;) {
    const stop = Math.min(i + (most - 1) / perStep, steps);
    let sum = 0;
    for (; i < stop; i += 1) {
      window = ((window << (kindBits * perStep)) | (pairKinds[pairs[i] as number] as number)) & windowMask;
      sum += additions[window] as number;
    }
    words += sum & most;
    loneLetters += (sum >> bits) & most;
    inWordSigns += (sum >> (bits * 2)) & most;
    hexPairs += (sum >> (bits * 3)) & most;
    controls += sum >> (bits * 4);
  }
  return {
    runs: runsOfBase64(text),
    hexPairs,
    percents: occurrences(text, "%"),
    ampersands: occurrences(text, "&"),
    backslashes: occurrences(text, "\\"),
    words,
    loneLetters,
    inWordSigns,
    controls,
  };
};
