import type { Finding } from "../finding.ts";
import { kinds } from "./code-points.ts";
import type { CodePoints } from "./code-points.ts";
import {
  cyrillicTwins,
  greekSymbols,
  greekTwins,
  latinTwins,
  smallCapitals,
  turned,
  typographicCapitals,
  typographicTurned,
} from "./lookalikes.ts";

interface Word {
  readonly at: number;
  readonly end: number;
  /** One bit for each kind of letter in it, and for each costume. */
  readonly made: number;
}

const bitOf = (kind: number): number => 1 << kind;
const isWordKind: readonly boolean[] = Array.from({ length: 18 }, (_, kind) =>
  [4, 5, 6, 7, 8, 9, 10, 11, 14, 16, 17].includes(kind),
);
const markLimit = 4;
/** Fewer costumed letters than this are notation: ℝ, xᵢⱼ, 𝑓𝑔. */
const costumeLength = 4;

/** Bits behind those of the kinds: Latin letters in the shape of small capitals, and letters turned round. */
const costumes = { small: 18, turned: 19 } as const;
const costumeOf = new Uint32Array(0x10000);
for (const [set, costume] of [
  [smallCapitals, costumes.small],
  [turned, costumes.turned],
] as const) {
  for (const code of set) costumeOf[code] = bitOf(costume);
}

/** Words of nothing else read as what they are. */
const suspicious = [
  kinds.cyrillic,
  kinds.greek,
  kinds.lookalike,
  kinds.eastAsian,
  kinds.mark,
  kinds.stylised,
  kinds.fullwidth,
  costumes.small,
  costumes.turned,
].reduce((bits, kind) => bits | bitOf(kind), 0);

const wordsOf = (points: CodePoints): Word[] => {
  const words: Word[] = [];
  for (let at = 0; at < points.length; at += 1) {
    if (!isWordKind[points.kinds[at] as number]) continue;
    let made = 0;
    let end = at;
    for (; end < points.length && isWordKind[points.kinds[end] as number]; end += 1) {
      const value = points.values[end] as number;
      made |= bitOf(points.kinds[end] as number) | (value < costumeOf.length ? (costumeOf[value] as number) : 0);
    }
    if ((made & suspicious) !== 0) words.push({ at, end, made });
    at = end;
  }
  return words;
};

const has = (word: Word, kind: number): boolean => (word.made & bitOf(kind)) !== 0;

const count = (points: CodePoints, word: Word, kind: number): number => {
  if (!has(word, kind)) return 0;
  let found = 0;
  for (let i = word.at; i < word.end; i += 1) if (points.kinds[i] === kind) found += 1;
  return found;
};

const every = (points: CodePoints, word: Word, kind: number, set: ReadonlySet<number>): boolean => {
  for (let i = word.at; i < word.end; i += 1) {
    if (points.kinds[i] === kind && !set.has(points.values[i] as number)) return false;
  }
  return true;
};

const countIn = (points: CodePoints, word: Word, set: ReadonlySet<number>): number => {
  let count = 0;
  for (let i = word.at; i < word.end; i += 1) if (set.has(points.values[i] as number)) count += 1;
  return count;
};

const isSmallLatin = (value: number | undefined): boolean => value !== undefined && value >= 0x61 && value <= 0x7a;
const isCapitalLatin = (value: number | undefined): boolean => value !== undefined && value >= 0x41 && value <= 0x5a;

/** An abbreviation with a native ending, as Slavic languages write it: two capitals or more, then only Cyrillic. */
const isInflected = (points: CodePoints, word: Word): boolean => {
  let i = word.at;
  while (i < word.end && isCapitalLatin(points.values[i])) i += 1;
  return i - word.at >= 2 && i - word.at === count(points, word, kinds.latin);
};

/** Languages of the Caucasus have a letter that their keyboards lack, and write a Latin capital for it. */
const palochka: ReadonlySet<number> = new Set([0x49]);

const isCyrillicMixture = (points: CodePoints, word: Word): boolean => {
  if (!has(word, kinds.latin) || !has(word, kinds.cyrillic) || isInflected(points, word)) return false;
  if (every(points, word, kinds.cyrillic, cyrillicTwins)) return true;
  return every(points, word, kinds.latin, latinTwins) && !every(points, word, kinds.latin, palochka);
};

/** Mostly Cyrillic, or Cyrillic only at the end: what a slip of the keyboard and a native ending look like. */
const isSlip = (points: CodePoints, word: Word): boolean => {
  const cyrillic = count(points, word, kinds.cyrillic);
  if (cyrillic >= count(points, word, kinds.latin)) return true;
  let i = word.end - 1;
  while (i > word.at && points.kinds[i] === kinds.cyrillic) i -= 1;
  return word.end - 1 - i === cyrillic;
};

/** Greek inside a Latin word: a twin anywhere, a symbol only between two small letters. */
const isGreekMixture = (points: CodePoints, word: Word): boolean => {
  if (!has(word, kinds.latin) || !has(word, kinds.greek)) return false;
  for (let i = word.at; i < word.end; i += 1) {
    if (points.kinds[i] !== kinds.greek) continue;
    if (greekTwins.has(points.values[i] as number)) return true;
    if (!greekSymbols.has(points.values[i] as number)) continue;
    if (isSmallLatin(points.values[i - 1]) && isSmallLatin(points.values[i + 1])) return true;
  }
  return false;
};

const isCostume = (points: CodePoints, word: Word): boolean => {
  if (count(points, word, kinds.stylised) >= costumeLength) return true;
  const letters = word.end - word.at;
  const small = has(word, costumes.small) ? countIn(points, word, smallCapitals) : 0;
  if (small >= costumeLength && small * 4 >= letters * 3 && countIn(points, word, typographicCapitals) > 0) return true;
  if (!has(word, costumes.turned)) return false;
  return countIn(points, word, turned) >= 3 && countIn(points, word, typographicTurned) > 0;
};

const hasFlood = (points: CodePoints, word: Word): boolean => {
  const marks = count(points, word, kinds.mark);
  if (marks < markLimit) return false;
  let inRow = 0;
  let overlaid = 0;
  for (let i = word.at; i < word.end; i += 1) {
    if (points.kinds[i] !== kinds.mark) {
      inRow = 0;
      continue;
    }
    inRow += 1;
    const value = points.values[i] as number;
    if (value >= 0x0332 && value <= 0x0338) overlaid += 1;
    if (inRow > markLimit || overlaid > markLimit) return true;
  }
  // Stacks of two and three on letter after letter; no orthography marks every letter of a word more than once.
  return marks >= 12 && marks > 1.5 * (word.end - word.at - marks);
};

const isFullwidth = (points: CodePoints, word: Word): boolean => count(points, word, kinds.fullwidth) >= 3;

/** Words that read as other words than they are. Typing slips of multilingual texts are weighed against the rest. */
export const findConfusable = (points: CodePoints): Finding[] => {
  const words = wordsOf(points);
  const found: Finding[] = [];
  if (words.length === 0) return found;
  const report = (rule: string, suspects: readonly Word[]) => {
    for (const { at, end } of suspects) {
      const [start, stop] = [points.offsets[at] as number, points.offsets[end] as number];
      found.push({ class: "confusable", rule, start, end: stop });
    }
  };
  const pure = (kind: number) => words.filter((w) => has(w, kind) && !has(w, kinds.latin)).length;
  const outweighs = (suspects: number, kind: number) => suspects * 10 > pure(kind);

  const cyrillic = words.filter((word) => isCyrillicMixture(points, word));
  const slips = new Set(cyrillic.filter((word) => isSlip(points, word)));
  report("mixed-script", outweighs(slips.size, kinds.cyrillic) ? cyrillic : cyrillic.filter((w) => !slips.has(w)));
  const greek = words.filter((word) => isGreekMixture(points, word));
  if (outweighs(greek.length, kinds.greek)) report("mixed-script", greek);
  report(
    "mixed-script",
    words.filter((w) => has(w, kinds.lookalike) && (has(w, kinds.latin) || has(w, kinds.cyrillic))),
  );
  report(
    "stylised-letters",
    words.filter((word) => isCostume(points, word)),
  );
  report(
    "combining-flood",
    words.filter((word) => hasFlood(points, word)),
  );
  const fullwidth = words.filter((word) => isFullwidth(points, word));
  // Japanese and Chinese write names and abbreviations in full width, and never sentences.
  if (fullwidth.length >= 3 || !words.some((word) => has(word, kinds.eastAsian))) report("fullwidth", fullwidth);
  return found;
};
