/** What a name is written with; what looks like it and is not lets one tool pass for another. */
const namelike = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;
export const isDisguisedName = (name: string): boolean =>
  !namelike.test(name) || name.normalize("NFKC") !== name.normalize("NFC");

/** Directions of writing in a text without a letter that is written from right to left, and a gap that pushes text out of sight. */
const turned = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
const fromRight = /[\u05d0-\u05f2\u0620-\u064a\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const gap = /[ \t\u00a0\u2000-\u200a]{100}|\n(?:[ \t]{0,16}\r?\n){29}|\u2800/;
/** An author of a definition has no use for these, even one alone between words: breaks of lines that few show, operators without a sign, letters of private use. */
const unseen =
  /[^\P{Cc}\t\n\r]|\u034f|[\u200b\u2028\u2029\u2060-\u2064\ue000-\uf8ff]|[\u{1d173}-\u{1d17a}\u{f0000}-\u{10ffff}]|(?<!^)\ufeff/u;
/** A selector belongs to the sign before it. */
const strayed = /(?:^|[\p{L}\p{Z}\p{Cc}.,;:])[\ufe00-\ufe0f]/u;

export function* hiddenIn(text: string): Generator<string> {
  if (turned.test(text) && !fromRight.test(text)) yield "direction-mark";
  if (gap.test(text.trim())) yield "gap";
  if (unseen.test(text) || strayed.test(text)) yield "unseen-character";
}

/** Characters by their numbers, as programs list them. */
const numbered = /(?:\b(?:0x[\da-f]{2}|\d{2,3})(?:,[ \t]?|[ \t]+)){7,}(?:0x[\da-f]{2}|\d{2,3})\b/gi;
const printable = (code: number): boolean => code >= 0x20 && code < 0x7f;

/** Too short for a decoder of all texts, which would find words in names. */
const shortBase64 = /(?<![\w+/=-])[A-Za-z\d+/_-]{8,48}={0,2}(?![\w+/=-])/g;
const octal = /(?:\\[0-3]?[0-7]{2}){6,}/g;

/** What a text says to those who count, who decode even a short word, or who read from its end. */
export function* otherReadings(text: string): Generator<string> {
  yield Array.from(text).reverse().join("");
  for (const [list] of text.matchAll(numbered)) {
    const codes = list.split(/[\s,]+/).map(Number);
    if (codes.every(printable)) yield String.fromCharCode(...codes);
  }
  for (const [word] of text.matchAll(shortBase64)) {
    const bytes = Buffer.from(word, "base64");
    if (bytes.every(printable)) yield bytes.toString();
  }
  for (const [list] of text.matchAll(octal)) {
    yield String.fromCharCode(
      ...list
        .split("\\")
        .slice(1)
        .map((digits) => Number.parseInt(digits, 8)),
    );
  }
}
