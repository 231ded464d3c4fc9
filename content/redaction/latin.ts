import { isAscii } from "../ascii-bytes.ts";

const others: Readonly<Record<string, string>> = {
  ß: "s",
  æ: "a",
  œ: "o",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "t",
  ł: "l",
  ı: "i",
  ħ: "h",
  ə: "e",
  "\u00a0": " ",
  "°": "o",
  º: "o",
  "\u2019": "'",
  "\u2010": "-",
  "\u2011": "-",
  "\u2013": "-",
};

/** What a letter is without its marks; nothing for those of other alphabets. */
const plainOf = (letter: string): string | undefined => {
  const plain = others[letter.toLowerCase()] ?? letter.normalize("NFD")[0];
  return plain !== undefined && plain < "\x80" ? plain : undefined;
};

/** Where Latin letters with marks stand, and the signs that are typed for those of ASCII. */
const ranges = [
  [0xa0, 0x25a],
  [0x1e00, 0x1f00],
  [0x2010, 0x201a],
] as const;
const tableSize = 0x201a;
let made: Uint16Array | undefined;
const tableOf = (): Uint16Array => {
  const table = Uint16Array.from({ length: tableSize }, (_, code) => code);
  for (const [from, to] of ranges) {
    for (let code = from; code < to; code += 1) {
      table[code] = plainOf(String.fromCharCode(code))?.charCodeAt(0) ?? code;
    }
  }
  return table;
};

/** The text with Latin letters without their marks, as long as before. */
export const plainLatin = (text: string): string => {
  if (isAscii(text)) return text;
  const table = (made ??= tableOf());
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    units[i] = code < tableSize ? (table[code] as number) : code;
  }
  return Buffer.from(units.buffer).toString("utf16le");
};

const firstOfGreek = 0x386;
const firstOfHebrew = 0x590;
const lower = Uint16Array.from({ length: firstOfHebrew }, (_, code) => {
  if (code < firstOfGreek) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  // The last sigma of a word is like any other.
  return code === 0x3c2 ? 0x3c3 : String.fromCharCode(code).toLowerCase().charCodeAt(0);
});
/** Small letters of Greek, Cyrillic, Armenian and Georgian. */
export const toLower = (code: number): number => {
  if (code < firstOfHebrew) return lower[code] as number;
  return code >= 0x1c90 && code < 0x1cbb ? code - 0xbc0 : code;
};
