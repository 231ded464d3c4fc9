import { codeUnits } from "../ascii-bytes.ts";

/** What the policy needs to know about a code point, small enough to cache in one byte. */
export const kinds = {
  other: 1,
  space: 2,
  digit: 3,
  latin: 4,
  cyrillic: 5,
  greek: 6,
  /** Scripts with letters that pass for Latin and that no language mixes with Latin inside a word. */
  lookalike: 7,
  eastAsian: 8,
  /** Right-to-left scripts, most of them joining. */
  rightToLeft: 9,
  /** Every other script: Indic, South-East Asian, African, historic. */
  complex: 10,
  /** Combining marks that belong to no script. */
  mark: 11,
  pictograph: 12,
  symbol: 13,
  ignorable: 14,
  privateUse: 15,
  /** Styled Latin letters: mathematical, circled, superscript. */
  stylised: 16,
  fullwidth: 17,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

const byScript: readonly (readonly [RegExp, Kind])[] = [
  [/^[\p{Script=Latin}]$/u, kinds.latin],
  [/^[\p{Script=Cyrillic}]$/u, kinds.cyrillic],
  [/^[\p{Script=Greek}]$/u, kinds.greek],
  [
    /^[\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Deseret}\p{Script=Osage}\p{Script=Old_Italic}\p{Script=Gothic}\p{Script=Runic}\p{Script=Warang_Citi}]$/u,
    kinds.lookalike,
  ],
  [
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}]$/u,
    kinds.eastAsian,
  ],
  [
    /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}]$/u,
    kinds.rightToLeft,
  ],
];

const isIgnorable = /^[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]$/u;
const isLetterOrMark = /^[\p{L}\p{M}]$/u;
const isInheritedMark = /^[\p{Script=Inherited}]$/u;
const isPictograph = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u;
const isPrivate = /^[\p{Co}\p{Noncharacter_Code_Point}]$/u;

/** Blocks whose letters are letters only in shape. Ligatures, Roman numerals and unit signs are not among them. */
const costumes: readonly (readonly [from: number, to: number])[] = [
  [0x1d2c, 0x1d6a],
  [0x1d78, 0x1dbf],
  [0x02b0, 0x02b8],
  [0x2071, 0x209c],
  [0x2100, 0x214f],
  [0x249c, 0x24e9],
  [0x1d400, 0x1d7cb],
  [0x1f110, 0x1f189],
];

const classify = (codePoint: number): Kind => {
  const text = String.fromCodePoint(codePoint);
  if (isIgnorable.test(text)) return kinds.ignorable;
  if (isPrivate.test(text)) return kinds.privateUse;
  if (/^\s$/u.test(text)) return kinds.space;
  if (codePoint >= 0xff21 && codePoint <= 0xff5a && /^\p{L}$/u.test(text)) return kinds.fullwidth;
  if (costumes.some(([from, to]) => codePoint >= from && codePoint <= to)) {
    if (/[A-Za-z]/.test(text.normalize("NFKC")) || codePoint >= 0x1f110) return kinds.stylised;
  }
  if (/^\p{Nd}$/u.test(text)) return kinds.digit;
  if (isInheritedMark.test(text)) return kinds.mark;
  if (isLetterOrMark.test(text)) return byScript.find(([script]) => script.test(text))?.[1] ?? kinds.complex;
  if (codePoint > 0x7f && isPictograph.test(text)) return kinds.pictograph;
  return /^[\p{S}\p{No}]$/u.test(text) ? kinds.symbol : kinds.other;
};

/** One byte per code point; pages never touched cost nothing. */
const cache = new Uint8Array(0x110000);

export const kindOf = (codePoint: number): Kind => {
  const known = cache[codePoint];
  if (known !== 0 && known !== undefined) return known as Kind;
  const kind = classify(codePoint);
  cache[codePoint] = kind;
  return kind;
};

/** Control characters that no text needs: everything but tab, line breaks and form feed. */
const isControl = (value: number): boolean => (value < 0x20 ? value < 0x09 || value > 0x0d : value === 0x7f);

interface Places {
  readonly values: Int32Array;
  readonly kinds: Uint8Array;
  /** Where each stands in the text, in UTF-16 units; one entry more than there are code points. */
  readonly offsets: Int32Array;
}

export interface CodePoints extends Places {
  readonly length: number;
  /** Whether any of them is of this kind. */
  readonly has: (kind: Kind) => boolean;
  readonly hasControls: boolean;
  /** Lends the memory to another text. Nothing may be read behind this. */
  readonly giveBack: () => void;
}

const placesFor = (length: number): Places => ({
  values: new Int32Array(length),
  kinds: new Uint8Array(length),
  offsets: new Int32Array(length + 1),
});
/** As long as a window: to allocate this for each costs as much as to fill it. */
const longestLent = 8_192;
/** Not here while a text has it: works on several texts take turns. */
let lent: Places | undefined = placesFor(longestLent);

export const codePointsOf = (text: string): CodePoints => {
  const isLent = lent !== undefined && text.length <= longestLent;
  const places = isLent ? (lent as Places) : placesFor(text.length);
  if (isLent) lent = undefined;
  const { values, kinds, offsets } = places;
  const units = codeUnits(text);
  let length = 0;
  let seen = 0;
  let hasControls = false;
  for (let at = 0; at < text.length; length += 1) {
    let value = units[at] as number;
    offsets[length] = at;
    at += 1;
    if ((value & 0xfc00) === 0xd800 && at < text.length && ((units[at] as number) & 0xfc00) === 0xdc00) {
      value = 0x10000 + ((value & 0x3ff) << 10) + ((units[at] as number) & 0x3ff);
      at += 1;
    }
    const kind = kindOf(value);
    values[length] = value;
    kinds[length] = kind;
    seen |= 1 << kind;
    hasControls ||= isControl(value);
  }
  offsets[length] = text.length;
  return {
    length,
    values: values.subarray(0, length),
    kinds: kinds.subarray(0, length),
    offsets: offsets.subarray(0, length + 1),
    has: (kind) => (seen & (1 << kind)) !== 0,
    hasControls,
    giveBack: () => {
      if (isLent) lent = places;
    },
  };
};
