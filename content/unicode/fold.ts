import { codeUnits, compact, isAscii } from "../ascii-bytes.ts";
import { lookalikes } from "./lookalikes.ts";

const regionalA = 0x1f1e6;
const firstTag = 0xe0020;
const lastTag = 0xe007e;

/** What becomes of a code point; nothing is known of it at first. */
const fates = { kept: 1, ignorable: 2, mark: 3 } as const;
const isMark = /^\p{M}$/u;
/** No letter, sign or space: controls, formats, private characters, skin tones, what stands for bytes that are no text. */
const isIgnorable =
  /^(?:[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\p{Emoji_Modifier}\ufffd]|[^\P{Cc}\t\n\v\f\r])$/u;
/** Hidden, but tags say something. */
const isTag = (codePoint: number): boolean => codePoint >= firstTag && codePoint <= lastTag;

/** One byte per code point, judged when it is first met; pages never touched cost nothing. */
const known = new Uint8Array(0x110000);
const fateOf = (codePoint: number): number => {
  const before = known[codePoint] as number;
  if (before !== 0) return before;
  const text = String.fromCodePoint(codePoint);
  const isHidden = isIgnorable.test(text) && !isTag(codePoint);
  const fate = isMark.test(text) ? fates.mark : isHidden ? fates.ignorable : fates.kept;
  known[codePoint] = fate;
  return fate;
};

/** Letters beyond the basic plane that have no compatibility mapping. */
const latinOf = (code: number): number => {
  if (code >= regionalA && code < regionalA + 26) return 0x41 + code - regionalA;
  // Squared and negative letters.
  for (const first of [0x1f130, 0x1f150, 0x1f170]) if (code >= first && code < first + 26) return 0x41 + code - first;
  return code >= firstTag && code <= lastTag ? code - 0xe0000 : code;
};

/** Every code of the basic plane with that of the letter it is taken for. */
const twins = new Uint16Array(0x10000).map((_, code) => code);
const themselves = twins.slice();
for (const [letter, latin] of lookalikes) twins[letter.charCodeAt(0)] = latin.charCodeAt(0);

/** A buffer that all texts share, so that none is allocated per text. */
let memory = new Uint16Array(16_384);

/** Through tables, one code point at a time: a text in another script, or one that is full of hidden characters, has thousands. */
const rewritten = (text: string, dropped: number, letters: Uint16Array): string => {
  if (memory.length < text.length) memory = new Uint16Array(text.length * 2);
  const units = codeUnits(text);
  let size = 0;
  for (let i = 0; i < text.length; i += 1) {
    let code = units[i] as number;
    if ((code & 0xfc00) === 0xd800 && i + 1 < text.length && ((units[i + 1] as number) & 0xfc00) === 0xdc00) {
      i += 1;
      code = 0x10000 + ((code & 0x3ff) << 10) + ((units[i] as number) & 0x3ff);
    }
    if (fateOf(code) >= dropped) continue;
    const letter = code > 0xffff ? latinOf(code) : (letters[code] as number);
    if (letter > 0xffff) memory[size++] = 0xd7c0 + (letter >> 10);
    memory[size++] = letter > 0xffff ? 0xdc00 | (letter & 0x3ff) : letter;
  }
  return Buffer.from(memory.buffer, 0, size * 2).toString("utf16le");
};

const tagPlane = "\udb40";
const tags = /[\u{e0020}-\u{e007e}]+/gu;

/** The text as it stays when tag characters are taken out: between the letters of a word they only hide it. */
export const withoutTags = (text: string): string => (text.includes(tagPlane) ? text.replace(tags, "") : text);

/** The text as a hurried reader takes it: no invisibles, no marks, no costumes, foreign twins as Latin letters. */
export const fold = (text: string): string => {
  // Tag characters behind a word form a sentence of their own.
  const apart = text.includes(tagPlane) ? text.replace(tags, ". $&") : text;
  // Marks first: canonical ordering of a long pile of them is the one step of normalisation that is not linear.
  const bare = rewritten(apart, fates.ignorable, themselves);
  // Nothing is left to compare where only hidden characters stood between the letters.
  return compact(isAscii(bare) ? bare : rewritten(bare.normalize("NFKD"), fates.mark, twins));
};
