import { codeUnits } from "../ascii-bytes.ts";
import { lookalikes } from "./lookalikes.ts";

const regionalA = 0x1f1e6;
const firstTag = 0xe0020;
const lastTag = 0xe007e;

const isMark = /^\p{M}$/u;
/** No letter, sign or space: controls, formats, private characters, skin tones, what stands for bytes that are no text. */
const isIgnorable =
  /^(?:[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\p{Emoji_Modifier}\ufffd]|[^\P{Cc}\t\n\v\f\r])$/u;
/** Hidden, but tags say something. */
const isTag = (codePoint: number): boolean => codePoint >= firstTag && codePoint <= lastTag;

/** Letters beyond the basic plane that have no compatibility mapping. */
const latinOf = (code: number): number => {
  if (code >= regionalA && code < regionalA + 26) return 0x41 + code - regionalA;
  // Squared and negative letters.
  for (const first of [0x1f130, 0x1f150, 0x1f170]) if (code >= first && code < first + 26) return 0x41 + code - first;
  return code >= firstTag && code <= lastTag ? code - 0xe0000 : code;
};

/** The letters that a reader takes a code point for; none for marks and for what is not seen. */
const takenFor = (code: number): readonly number[] => {
  const written = String.fromCodePoint(code);
  if (isMark.test(written) || (isIgnorable.test(written) && !isTag(code))) return [];
  return [...String.fromCodePoint(latinOf(code)).normalize("NFKD")]
    .filter((letter) => !isMark.test(letter))
    .map((letter) => latinOf((lookalikes.get(letter) ?? letter).codePointAt(0) as number));
};

/** For code points that are not taken for one other. Nothing is known of those that no text had yet. */
const fates = { unknown: 0, dropped: -1, several: -2 } as const;
/** What each code point is taken for, or its fate; pages never touched cost nothing. */
const known = new Int32Array(0x110000);
const several = new Map<number, readonly number[]>();
const judge = (code: number): number => {
  const letters = takenFor(code);
  if (letters.length > 1) several.set(code, letters);
  return (known[code] = letters.length > 1 ? fates.several : (letters[0] ?? fates.dropped));
};

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** A buffer that all texts share, so that none is allocated per text. */
let memory = new Uint16Array(16_384);
/** More units than one code point becomes. */
const mostUnits = 32;

/** One code point at a time: a text in another script, or one that is full of hidden characters, has thousands. */
const rewritten = (text: string): string => {
  const units = codeUnits(text);
  let size = 0;
  let all = 0;
  const write = (letter: number): void => {
    if (letter > 0xffff) memory[size++] = 0xd7c0 + (letter >> 10);
    memory[size++] = letter > 0xffff ? 0xdc00 | (letter & 0x3ff) : letter;
    all |= letter;
  };
  for (let i = 0; i < text.length; i += 1) {
    let code = units[i] as number;
    if ((code & 0xfc00) === 0xd800 && i + 1 < text.length && ((units[i + 1] as number) & 0xfc00) === 0xdc00) {
      i += 1;
      code = 0x10000 + ((code & 0x3ff) << 10) + ((units[i] as number) & 0x3ff);
    }
    if (memory.length < size + mostUnits) {
      const before = memory;
      memory = new Uint16Array(before.length * 2);
      memory.set(before);
    }
    if (code >= firstSyllable && code <= lastSyllable) {
      // Syllables of Korean are taken apart by arithmetic (The Unicode Standard, 3.12): they are too many to be remembered.
      const at = code - firstSyllable;
      write(0x1100 + Math.floor(at / 588));
      write(0x1161 + Math.floor((at % 588) / 28));
      if (at % 28 > 0) write(0x11a7 + (at % 28));
      continue;
    }
    const letter = (known[code] as number) || judge(code);
    if (letter > 0) write(letter);
    else if (letter === fates.several) for (const each of several.get(code) as readonly number[]) write(each);
  }
  // A text of ASCII alone takes half the memory, and is read faster.
  if (all < 0x80) return Buffer.from(memory.subarray(0, size)).toString("latin1");
  return Buffer.from(memory.buffer, 0, size * 2).toString("utf16le");
};

const tagPlane = "\udb40";
const tags = /[\u{e0020}-\u{e007e}]+/gu;

/** The text as it stays when tag characters are taken out: between the letters of a word they only hide it. */
export const withoutTags = (text: string): string => (text.includes(tagPlane) ? text.replace(tags, "") : text);

/** The text as a hurried reader takes it: no invisibles, no marks, no costumes, foreign twins as Latin letters. */
export const fold = (text: string): string =>
  // Tag characters behind a word form a sentence of their own.
  rewritten(text.includes(tagPlane) ? text.replace(tags, ". $&") : text);
