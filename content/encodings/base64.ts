import { isUtf8 } from "node:buffer";
import { membersOf, runsIn, runsOf } from "../runs.ts";

/** Shorter runs are words. */
const shortest = 20;
const members = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-");

/** Length of the longest run of base64 characters, or 0 when none is long enough to say something. */
export const longestRun = (text: string): number => {
  let longest = 0;
  for (const [start, end] of runsOf(members, shortest, text)) longest = Math.max(longest, end - start);
  return longest;
};

const decoder = new TextDecoder();
const unprintable = /[^\P{Cc}\t\n\v\f\r]/u;

export interface EncodedText {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly alphabet: "base64" | "base64url";
}

const isWide = (bytes: Uint8Array): boolean => bytes.length >= 8 && bytes.every((byte, i) => i % 2 === 0 || byte === 0);

/** Bytes as text, when they are text: valid UTF-8 without control characters, or ASCII as Windows widens it. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  if (isWide(bytes)) return textOf(bytes.filter((_, i) => i % 2 === 0));
  if (!isUtf8(bytes)) return undefined;
  const text = decoder.decode(bytes);
  return text !== "" && !unprintable.test(text) ? text : undefined;
};

/** What the base64 of a text begins with: the first byte of a character other than a control character. */
const firstOfTexts = membersOf("CDIJKLMNOPQRSTUVWXYZabcdefwxyz0123456789");

const encodedIn = (text: string, start: number, stop: number): EncodedText | undefined => {
  if (firstOfTexts[text.charCodeAt(start)] !== 1) return undefined;
  const padding = text.startsWith("==", stop) ? 2 : text[stop] === "=" ? 1 : 0;
  const encoded = text.slice(start, stop + padding);
  const inner = textOf(Buffer.from(encoded, "base64"));
  if (inner === undefined) return undefined;
  const alphabet = /[-_]/.test(encoded) ? "base64url" : "base64";
  return { start, end: start + encoded.length, text: inner, alphabet };
};

/** Every run of base64 in a text that decodes to text, and nothing after each stretch, so that others can have a turn. */
export function* base64In(text: string): Generator<EncodedText | undefined> {
  for (const run of runsIn(members, shortest, text)) {
    const found = run && encodedIn(text, ...run);
    if (found || !run) yield found;
  }
}

export const base64Texts = (text: string): EncodedText[] => [...base64In(text)].filter((found) => found !== undefined);
