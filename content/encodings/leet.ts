import { asciiBytes, codeUnits, isAscii } from "../ascii-bytes.ts";
import { wordsBeforeOrders } from "../heuristics/clauses.ts";
import { injectionPhrases } from "../heuristics/injection-rules.ts";
import { membersOf, runsOf } from "../runs.ts";
import type { Decoded } from "./decoded.ts";
import { openJoined } from "./joined.ts";
import { wordsTogether } from "./run-together.ts";

/** What stands for a letter in leet, by code. */
const leetTable = (pairs: string): Uint8Array => {
  const table = new Uint8Array(128);
  for (const pair of pairs.split(" ")) table[pair.charCodeAt(0)] = pair.charCodeAt(1);
  return table;
};
const leetLetters = leetTable("0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |l");
const withOneAsL = leetTable("0o 1l 3e 4a 5s 7t 8b 9g @a $s !i |l");
const isAsciiLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;
const isAsciiDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Memory that all texts share, so that none is allocated per text. */
const memoryFor = (size: number) => {
  const buffer = Buffer.allocUnsafeSlow(size * 2);
  return { buffer, units: new Uint16Array(buffer.buffer) };
};
let memory = memoryFor(16_384);

/** Signs for letters, where they stand behind or before a part of a word. */
const unleeted = (text: string, table: Uint8Array): string => {
  const isSign = (code: number): boolean => code < 128 && table[code] !== 0;
  const isPart = (before: number, behind: number): boolean =>
    isAsciiLetter(before) ||
    isAsciiDigit(before) ||
    isSign(before) ||
    isAsciiLetter(behind) ||
    (isSign(behind) && !isAsciiDigit(behind));
  if (memory.units.length < text.length) memory = memoryFor(text.length * 2);
  // An ASCII text stays a one-byte string, which is faster to read.
  const isNarrow = isAscii(text);
  const source = isNarrow ? asciiBytes(text).bytes : codeUnits(text);
  const letters = isNarrow ? memory.buffer : memory.units;
  let before = 0;
  let here = source[0] as number;
  for (let i = 0; i < text.length; i += 1) {
    const behind = i + 1 < text.length ? (source[i + 1] as number) : 0;
    letters[i] = isSign(here) && isPart(before, behind) ? (table[here] as number) : here;
    before = here;
    here = behind;
  }
  return isNarrow
    ? memory.buffer.toString("latin1", 0, text.length)
    : memory.buffer.toString("utf16le", 0, text.length * 2);
};

/** Encoded text mixes digits and letters too, but is not leetspeak. */
const ofRun = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-");
const longRun = 256;
const withoutRuns = (text: string): string => {
  let rest = "";
  let taken = 0;
  for (const [from, to] of runsOf(ofRun, longRun, text)) {
    rest += text.slice(taken, from);
    taken = to;
  }
  return rest + text.slice(taken);
};

/** Letters on each side of an `l` that are compared. */
const around = 3;
const bitsOfLetter = 5;
const apostrophe = 0x27;
const one = 0x31;
/** Both sides as one number. */
const sidesOf = (before: number, behind: number): number => (before << (bitsOfLetter * around)) | behind;
const oneLetter = (1 << bitsOfLetter) - 1;
const nearestOf = (before: number, behind: number): number =>
  ((before & oneLetter) << bitsOfLetter) | (behind & oneLetter);

/** A letter as a number, and the apostrophe within a word; another number for anything else. */
const beyondWord = oneLetter - 1;
const letterAt = (text: string, at: number): number => {
  const code = at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
  return isAsciiLetter(code) ? code & oneLetter : code === apostrophe ? oneLetter : beyondWord;
};

/** Up to three letters in one direction as a number, with the end of the word where it comes sooner and counts. */
const sideOf = (text: string, from: number, step: 1 | -1, hasEnd: boolean): number => {
  let side = 0;
  for (let count = 0; count < around; count += 1) {
    const letter = letterAt(text, from + step * count);
    if (letter !== beyondWord || hasEnd) side |= letter << (bitsOfLetter * count);
    if (letter === beyondWord) break;
  }
  return side;
};
/** The first letters of such a side. */
const firstOf = (side: number, letters: number): number => side & ((1 << (bitsOfLetter * letters)) - 1);

/** The letters on the sides of each `l` in a word that says something to the rules, as far as the word goes. */
interface KnownSides {
  readonly sides: Set<number>;
  /** By the nearest letter on each side, or nothing where the word ends: a glance, which most figures do not pass. */
  readonly nearest: Uint8Array;
}
let known: KnownSides | undefined;
const addSides = ({ sides, nearest }: KnownSides, word: string, opens: boolean, goesOn: boolean): void => {
  for (let at = word.indexOf("l"); at !== -1; at = word.indexOf("l", at + 1)) {
    const [before, behind] = [sideOf(word, at - 1, -1, !opens), sideOf(word, at + 1, 1, !goesOn)];
    sides.add(sidesOf(before, behind));
    nearest[nearestOf(before, behind)] = 1;
  }
};
const readSides = (): KnownSides => {
  const found = { sides: new Set<number>(), nearest: new Uint8Array(1 << (bitsOfLetter * 2)) };
  // These are found with other words directly beside them.
  for (const word of wordsTogether) addSides(found, word, true, true);
  for (const phrase of [...injectionPhrases, ...wordsBeforeOrders]) {
    const words = phrase
      .replace(/\*$/, "")
      .toLowerCase()
      .split(/[^a-z']+/);
    words.forEach((word, at) => addSides(found, word, false, phrase.endsWith("*") && at === words.length - 1));
  }
  return found;
};

const hasOne = (text: string, reading: string, at: number, step: 1 | -1): boolean => {
  for (let count = 1; count <= around; count += 1) {
    const place = at + step * count;
    if (letterAt(reading, place) === beyondWord) return false;
    if (text.charCodeAt(place) === one) return true;
  }
  return false;
};

/** Whether a figure that was read as an `i` could be the `l` of such a word. */
const mayBeL = (text: string, reading: string, at: number): boolean => {
  const { sides, nearest } = (known ??= readSides());
  // Another figure beside it may be either letter as well.
  if (text.charCodeAt(at + 1) === one || (at > 0 && text.charCodeAt(at - 1) === one)) return true;
  const [left, right] = [letterAt(reading, at - 1), letterAt(reading, at + 1)];
  if (!(nearest[nearestOf(left, right)] || nearest[nearestOf(left, 0)] || nearest[nearestOf(0, right)])) return false;
  if (hasOne(text, reading, at, -1) || hasOne(text, reading, at, 1)) return true;
  const [before, behind] = [sideOf(reading, at - 1, -1, true), sideOf(reading, at + 1, 1, true)];
  // Words may stand together without a gap, so that a word may end on either side.
  for (let a = 0; a <= around; a += 1) {
    for (let b = 0; b <= around; b += 1) {
      if (nearest[nearestOf(a === 0 ? 0 : left, b === 0 ? 0 : right)] !== 1) continue;
      if (sides.has(sidesOf(firstOf(before, a), firstOf(behind, b)))) return true;
    }
  }
  return false;
};

const hasL = (text: string, reading: string): boolean => {
  for (let at = text.indexOf("1"); at !== -1; at = text.indexOf("1", at + 1)) {
    if (reading.charCodeAt(at) !== one && mayBeL(text, reading, at)) return true;
  }
  return false;
};

export const leet = (source: string): Decoded[] => {
  const text = withoutRuns(source);
  const reading = unleeted(text, leetLetters);
  // One stands for `i` and for `l`. Without a word that has an `l` there, the other reading says nothing more.
  const readings = hasL(text, reading) ? [reading, unleeted(text, withOneAsL)] : [reading];
  return readings
    .filter((read) => read !== text)
    .map((read) => ({ via: "leet", text: openJoined(read).text, start: 0, end: source.length }));
};
