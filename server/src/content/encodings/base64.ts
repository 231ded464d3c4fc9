/** A run long enough to say something. What follows a shorter one is not tried again from inside. */
const run = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
const decoder = new TextDecoder("utf-8", { fatal: true });
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
  try {
    const text = decoder.decode(bytes);
    return text !== "" && !unprintable.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Every run of base64 in a text that decodes to text. */
export function base64Texts(text: string): EncodedText[] {
  const found: EncodedText[] = [];
  for (const { 0: encoded, index } of text.matchAll(run)) {
    const inner = textOf(Buffer.from(encoded, "base64"));
    if (inner === undefined) continue;
    const alphabet = /[-_]/.test(encoded) ? "base64url" : "base64";
    found.push({ start: index, end: index + encoded.length, text: inner, alphabet });
  }
  return found;
}
