import { asciiBytes } from "../ascii-bytes.ts";
import { Forms, membersOf } from "../runs.ts";
import type { Run } from "../runs.ts";
import { base32Text } from "./base32.ts";
import { firstOfTexts, mayBeText, members as ofBase64, textOf } from "./base64.ts";

export interface WrappedText {
  readonly via: "base64" | "base32";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Digits inside words: encoded text has one in each line; words and most names have none. An order has at least so many of them, be it in base64 or in base32. */
export const fewestInside = 2;
/** May stand between two lines or groups: gaps, marks of a quoted mail, a comment, a list or a string. */
const betweenGroups = membersOf(" \t\r\n\v\f>|\"',;*#\\");
const mostBetween = 8;
const fewestGroups = 2;
/** Fewer characters say no order. */
const shortestWrapped = 20;

/** What the characters of a group are; a group of nothing but small letters, the first one perhaps large, is a word. */
const kinds = { small: 1, large: 2, digit: 4, sign: 8 } as const;
const kindOf = new Uint8Array(128);
const mark = (characters: string, kind: number): void => {
  for (const c of characters) kindOf[c.charCodeAt(0)] = kind;
};
const isLetter = (code: number): boolean => {
  const kind = kindOf[code] as number;
  return kind === kinds.small || kind === kinds.large;
};
mark("abcdefghijklmnopqrstuvwxyz", kinds.small);
mark("ABCDEFGHIJKLMNOPQRSTUVWXYZ", kinds.large);
mark("0123456789", kinds.digit);
mark("+/_-", kinds.sign);

const backslash = 0x5c;
const escaped = membersOf("nrt");
/** Of a group, and not the letter of a line break as it stands inside a string of a program. */
const isEncoded = (bytes: Uint8Array, at: number): boolean => {
  const code = bytes[at] as number;
  return ofBase64[code] === 1 && !(escaped[code] === 1 && bytes[at - 1] === backslash);
};

/** From one place on, in one direction, as far as groups stand no further apart than lines do. */
const reach = (bytes: Uint8Array, from: number, step: 1 | -1, limit: number): number => {
  let last = from;
  for (let at = from; at !== limit && (at - last) * step <= mostBetween; at += step) {
    if (isEncoded(bytes, at)) last = at;
    else if (ofBase64[bytes[at] as number] !== 1 && betweenGroups[bytes[at] as number] !== 1) break;
  }
  return last;
};

const isOneGroup = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (!isEncoded(bytes, at)) return false;
  return true;
};

interface Groups {
  /** The characters of all groups. */
  readonly encoded: string;
  /** Where each group begins in the text, and in the characters of all. */
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

/** A buffer that all texts share. */
let characters = Buffer.allocUnsafeSlow(16_384);

/** The groups of a stretch, from the first that is no word to the last. */
const groupsOf = (bytes: Uint8Array, from: number, to: number): Groups | undefined => {
  if (characters.length < to - from) characters = Buffer.allocUnsafeSlow((to - from) * 2);
  const [starts, offsets]: [number[], number[]] = [[], []];
  let [length, counted, end] = [0, 0, 0];
  for (let at = from; at < to;) {
    const start = at;
    const offset = length;
    let [first, rest] = [0, 0];
    for (; at < to && isEncoded(bytes, at); at += 1) {
      const kind = kindOf[bytes[at] as number] as number;
      if (at === start) first = kind;
      else rest |= kind;
      characters[length] = bytes[at] as number;
      length += 1;
    }
    const all = first | rest;
    const isWord = all === kinds.small || (first === kinds.large && rest === kinds.small);
    // A sign alone is the mark of a list, or joins two strings.
    if (all === kinds.sign || (isWord && counted === 0)) length = offset;
    else if (all !== 0) {
      starts.push(start);
      offsets.push(offset);
      if (!isWord) [counted, end] = [starts.length, length];
    }
    while (at < to && !isEncoded(bytes, at)) at += 1;
  }
  if (counted < fewestGroups || end < shortestWrapped) return undefined;
  return { encoded: characters.toString("latin1", 0, end), starts: starts.slice(0, counted), offsets };
};

const decoder = new TextDecoder();
// What no text holds, and what the decoder writes for bytes that are no text.
const noText = /[^\P{Cc}\t\n\v\f\r]|\ufffd/u;
/** So many characters say whether the rest is worth reading. */
const glance = 16;
const glanced = Buffer.alloc((glance * 3) / 4);

/** The text until something follows that is none: what stands behind the last line may look like one more. */
const beginningOf = (bytes: Uint8Array): string => {
  const text = textOf(bytes) ?? decoder.decode(bytes);
  const end = text.search(noText);
  return end === -1 ? text : text.slice(0, end);
};

const base64Text = (encoded: string): string | undefined => {
  if (firstOfTexts[encoded.charCodeAt(0)] !== 1) return undefined;
  glanced.write(encoded.slice(0, glance), "base64");
  if (!mayBeText(glanced)) return undefined;
  return beginningOf(Buffer.from(encoded, "base64"));
};

const isText = (text: string | undefined): text is string => text !== undefined && text.length >= shortestWrapped / 2;

const readingOf = (encoded: string): Pick<WrappedText, "via" | "text"> | undefined => {
  const base64 = base64Text(encoded);
  if (isText(base64)) return { via: "base64", text: base64 };
  const base32 = base32Text(encoded);
  return isText(base32) ? { via: "base32", text: base32 } : undefined;
};

/**
 * The first groups may be of the sentence before, and where the text was cut the first line has lost its beginning: bytes begin at
 * every fourth character of base64, and at every eighth of base32.
 */
const mostBefore = 8;

/** Stretches of groups with digits inside. A group alone is no stretch: it is found as a run. */
const stretchesOf = (bytes: Uint8Array, text: string): readonly Run[] => {
  const stretches: Run[] = [];
  let taken = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (kindOf[bytes[at] as number] !== kinds.digit) continue;
    if (!isLetter(bytes[at - 1] as number) || !isLetter(bytes[at + 1] as number)) continue;
    const from = reach(bytes, at - 1, -1, taken - 1);
    taken = reach(bytes, at, 1, text.length) + 1;
    at = taken;
    if (taken - from > shortestWrapped && !isOneGroup(bytes, from, taken)) stretches.push([from, taken]);
  }
  return stretches;
};

/** Text in base64 or base32 that is broken into lines or groups; without what stood in another form of the text. */
export const wrappedTexts = (text: string, forms = new Forms()): WrappedText[] => {
  const { bytes } = asciiBytes(text);
  const found: WrappedText[] = [];
  for (const [from, to] of forms.newIn(text, stretchesOf(bytes, text))) {
    const groups = groupsOf(bytes, from, to);
    if (!groups) continue;
    const { encoded, starts, offsets } = groups;
    for (let before = 0; before <= mostBefore && before + fewestGroups <= starts.length; before += 1) {
      const start = starts[before] as number;
      const rest = encoded.slice(offsets[before]);
      if (rest.length < shortestWrapped) break;
      const reading = readingOf(rest);
      if (!reading) continue;
      found.push({ ...reading, start, end: to });
      break;
    }
  }
  return found;
};
