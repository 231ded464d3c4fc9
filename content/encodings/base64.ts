import { isUtf8 } from "node:buffer";
import { membersOf, runsIn, runsOf } from "../runs.ts";
import type { Run } from "../runs.ts";

/** Shorter runs are words. */
export const shortest = 20;
export const members = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-");

/** Every run of base64 characters that is long enough to say something. */
export const runsOfBase64 = (text: string): readonly Run[] => runsOf(members, shortest, text);

const decoder = new TextDecoder();
const unprintable = /[^\P{Cc}\t\n\v\f\r]/u;

export interface EncodedText {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly alphabet: "base64" | "base64url";
}

const isWide = (bytes: Uint8Array): boolean => bytes.length >= 8 && bytes.every((byte, i) => i % 2 === 0 || byte === 0);

const isControl = (byte: number): boolean => (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) || byte === 0x7f;
/** How many bytes follow one that begins a character, or -1 behind which none does. */
const followers = (byte: number): number => {
  if (byte < 0x80) return isControl(byte) ? -1 : 0;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
};

/** A glance at the first bytes, which may end inside a character: whether a text can begin so. */
export const mayBeText = (bytes: Uint8Array): boolean => {
  let missing = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    // Windows widens ASCII by a zero.
    if (byte === 0 && i % 2 === 1 && bytes[1] === 0) continue;
    if (missing > 0 && (byte & 0xc0) !== 0x80) return false;
    missing = missing > 0 ? missing - 1 : followers(byte);
    if (missing < 0) return false;
  }
  return true;
};

/** Bytes as text, when they are text: valid UTF-8 without control characters, or ASCII as Windows widens it. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  if (isWide(bytes)) return textOf(bytes.filter((_, i) => i % 2 === 0));
  if (!isUtf8(bytes)) return undefined;
  const text = decoder.decode(bytes);
  return text !== "" && !unprintable.test(text) ? text : undefined;
};

/** What a byte says for or against ASCII: dates, figures and digests are mostly bytes of which a text has none. */
const weightOf = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return -1;
  return (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) || byte === 0x7f ? -3 : 1;
});
const ofNoText = /[^\t-\r -~]/g;

/** ASCII among bytes that are none: digits of the words beside it, or bytes that were put there to break it. In one pass. */
export const textAmid = (bytes: Buffer, fewest: number): string | undefined => {
  const parts: string[] = [];
  let from = 0;
  let end = 0;
  let score = 0;
  let best = 0;
  for (let i = 0; i <= bytes.length; i += 1) {
    score += i < bytes.length ? (weightOf[bytes[i] as number] as number) : -score;
    if (score > best) {
      best = score;
      end = i + 1;
    }
    if (score > 0) continue;
    if (best >= fewest) parts.push(bytes.toString("latin1", from, end).replaceAll(ofNoText, " "));
    from = i + 1;
    score = 0;
    best = 0;
  }
  return parts.length > 0 ? parts.join("\n") : undefined;
};

/** What the base64 of a text begins with: the first byte of a character other than a control character. */
export const firstOfTexts = membersOf("CDIJKLMNOPQRSTUVWXYZabcdefwxyz0123456789");

/** The six bits of each character, in both alphabets. */
const sextets = new Uint8Array(128);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((character, bits) => {
  sextets[character.charCodeAt(0)] = bits;
});
sextets["-".charCodeAt(0)] = 62;
sextets["_".charCodeAt(0)] = 63;

/** The bytes of a run as short as any, before a whole one is decoded: most runs are names and paths. */
const firstBytes = new Uint8Array((shortest / 4) * 3);
/** Bytes that hold one character at least. Few names go beyond them. */
const ofCharacter = 6;
const firstCharacter = firstBytes.subarray(0, ofCharacter);
const readBytes = (text: string, start: number, first: number, last: number): void => {
  for (let at = first; at < last; at += 3) {
    const from = start + (at / 3) * 4;
    const bits =
      ((sextets[text.charCodeAt(from)] as number) << 18) |
      ((sextets[text.charCodeAt(from + 1)] as number) << 12) |
      ((sextets[text.charCodeAt(from + 2)] as number) << 6) |
      (sextets[text.charCodeAt(from + 3)] as number);
    firstBytes[at] = bits >> 16;
    firstBytes[at + 1] = bits >> 8;
    firstBytes[at + 2] = bits;
  }
};
const beginsAsText = (text: string, start: number): boolean => {
  if (firstOfTexts[text.charCodeAt(start)] !== 1) return false;
  readBytes(text, start, 0, ofCharacter);
  if (!mayBeText(firstCharacter)) return false;
  readBytes(text, start, ofCharacter, firstBytes.length);
  return mayBeText(firstBytes);
};

export const encodedIn = (text: string, start: number, stop: number): EncodedText | undefined => {
  if (!beginsAsText(text, start)) return undefined;
  const padding = text.startsWith("==", stop) ? 2 : text[stop] === "=" ? 1 : 0;
  const encoded = text.slice(start, stop + padding);
  const inner = textOf(Buffer.from(encoded, "base64"));
  if (inner === undefined) return undefined;
  const alphabet = /[-_]/.test(encoded) ? "base64url" : "base64";
  return { start, end: start + encoded.length, text: inner, alphabet };
};

/** Characters of a run that is decoded in each of its four alignments, and of the text that is sought there. */
const twoLetters = /[a-z]{2}/i;
const longEnough = 40;
const fewestAmid = 20;

/** As base64 of a text is, and few paths, names and digests are. */
const isMixed = (run: string): boolean => /[0-9]/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run);

/** Text in a run that holds more than its base64: a word or a path that it is joined to, or bytes that were put there to break it. */
export const textInRun = (text: string, start: number, stop: number): string | undefined => {
  if (stop - start < longEnough) return undefined;
  const run = text.slice(start, stop);
  if (!isMixed(run)) return undefined;
  for (let skipped = 0; skipped < 4; skipped += 1) {
    const found = textAmid(Buffer.from(run.slice(skipped), "base64"), fewestAmid);
    if (found !== undefined && twoLetters.test(found)) return found;
  }
  return undefined;
};

/** Every run of base64 in a text that decodes to text, and nothing after each stretch, so that others can have a turn. */
export function* base64In(text: string): Generator<EncodedText | undefined> {
  for (const run of runsIn(members, shortest, text)) {
    const found = run && encodedIn(text, ...run);
    if (found || !run) yield found;
  }
}
