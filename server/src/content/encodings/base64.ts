import { isUtf8 } from "node:buffer";

/** Shorter runs are words. */
const shortest = 20;
const member = new Uint8Array(128);
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-") member[c.charCodeAt(0)] = 1;
const isMember = (text: string, at: number): boolean => member[text.charCodeAt(at)] === 1;

/** Looks back from where the next run would be long enough, so that most of a text without any is not looked at. */
function* runsIn(text: string): Generator<readonly [start: number, end: number]> {
  for (let start = 0; start + shortest <= text.length;) {
    let stranger = start + shortest - 1;
    while (stranger >= start && isMember(text, stranger)) stranger -= 1;
    if (stranger >= start) {
      start = stranger + 1;
      continue;
    }
    let end = start + shortest;
    while (end < text.length && isMember(text, end)) end += 1;
    yield [start, end];
    start = end + 1;
  }
}

/** Length of the longest run of base64 characters, or 0 when none is long enough to say something. */
export function longestRun(text: string): number {
  let longest = 0;
  for (const [start, end] of runsIn(text)) longest = Math.max(longest, end - start);
  return longest;
}

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
export function textOf(bytes: Uint8Array): string | undefined {
  if (isWide(bytes)) return textOf(bytes.filter((_, i) => i % 2 === 0));
  if (!isUtf8(bytes)) return undefined;
  const text = decoder.decode(bytes);
  return text !== "" && !unprintable.test(text) ? text : undefined;
}

/** Every run of base64 in a text that decodes to text. */
export function base64Texts(text: string): EncodedText[] {
  const found: EncodedText[] = [];
  for (const [index, stop] of runsIn(text)) {
    const padding = text.startsWith("==", stop) ? 2 : text[stop] === "=" ? 1 : 0;
    const encoded = text.slice(index, stop + padding);
    const inner = textOf(Buffer.from(encoded, "base64"));
    if (inner === undefined) continue;
    const alphabet = /[-_]/.test(encoded) ? "base64url" : "base64";
    found.push({ start: index, end: index + encoded.length, text: inner, alphabet });
  }
  return found;
}
