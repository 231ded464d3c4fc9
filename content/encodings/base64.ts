import { isUtf8 } from "node:buffer";
import { membersOf, runsOf } from "../runs.ts";

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

/** Every run of base64 in a text that decodes to text. */
export const base64Texts = (text: string): EncodedText[] => {
  const found: EncodedText[] = [];
  for (const [index, stop] of runsOf(members, shortest, text)) {
    if (firstOfTexts[text.charCodeAt(index)] !== 1) continue;
    const padding = text.startsWith("==", stop) ? 2 : text[stop] === "=" ? 1 : 0;
    const encoded = text.slice(index, stop + padding);
    const inner = textOf(Buffer.from(encoded, "base64"));
    if (inner === undefined) continue;
    const alphabet = /[-_]/.test(encoded) ? "base64url" : "base64";
    found.push({ start: index, end: index + encoded.length, text: inner, alphabet });
  }
  return found;
};
