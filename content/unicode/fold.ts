import { compact, isAscii } from "../ascii-bytes.ts";
import { lookalikes } from "./lookalikes.ts";

/** Marks first: canonical ordering of a long pile of them is the one step of normalisation that is not linear. */
const dropped = /[\p{M}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\t\n\v\f\r]/gu;
const marks = /\p{M}/gu;
const beyondBasicPlane = /[\u{10000}-\u{10ffff}]/gu;
const regionalA = 0x1f1e6;

const latinOf = (letter: string): string => {
  const known = lookalikes.get(letter);
  if (known !== undefined) return known;
  const code = letter.codePointAt(0) as number;
  if (code >= regionalA && code < regionalA + 26) return String.fromCharCode(0x41 + code - regionalA);
  // Squared and negative letters have no compatibility mapping.
  for (const first of [0x1f130, 0x1f150, 0x1f170]) {
    if (code >= first && code < first + 26) return String.fromCharCode(0x41 + code - first);
  }
  if (code >= 0xe0020 && code <= 0xe007e) return String.fromCharCode(code - 0xe0000);
  return letter;
};

/** Every code of the basic plane with that of the letter it is taken for. */
const twins = new Uint16Array(0x10000).map((_, code) => code);
for (const [letter, latin] of lookalikes) twins[letter.charCodeAt(0)] = latin.charCodeAt(0);

/** One letter at a time through a table, because a text in another script has thousands. */
const inLatin = (text: string): string => {
  const folded = Buffer.allocUnsafe(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const twin = twins[text.charCodeAt(i)] as number;
    folded[i * 2] = twin & 0xff;
    folded[i * 2 + 1] = twin >> 8;
  }
  return folded.toString("utf16le").replace(beyondBasicPlane, latinOf);
};

const tagPlane = "\udb40";
const tags = /[\u{e0020}-\u{e007e}]+/gu;

/** The text as a hurried reader takes it: no invisibles, no marks, no costumes, foreign twins as Latin letters. */
export const fold = (text: string): string => {
  if (isAscii(text)) return text.replace(dropped, "");
  // Tag characters behind a word form a sentence of their own.
  const apart = text.includes(tagPlane) ? text.replace(tags, ". $&") : text;
  const bare = apart.replace(dropped, (c) => ((c.codePointAt(0) as number) >= 0xe0020 ? latinOf(c) : ""));
  // Nothing is left to compare where only hidden characters stood between the letters.
  return compact(isAscii(bare) ? bare : inLatin(bare.normalize("NFKD").replace(marks, "")));
};
