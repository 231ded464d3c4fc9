import { Stretches } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { kinds } from "./code-points.ts";
import type { CodePoints } from "./code-points.ts";

/** What stands before and after an ignorable, looking past nothing. */
interface Place {
  readonly points: CodePoints;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const isBetween = (value: number, from: number, to: number): boolean => value >= from && value <= to;
const isSelector = (value: number): boolean => isBetween(value, 0xfe00, 0xfe0f) || isBetween(value, 0xe0100, 0xe01ef);
export const isBidi = (value: number): boolean =>
  value === 0x061c ||
  isBetween(value, 0x200e, 0x200f) ||
  isBetween(value, 0x202a, 0x202e) ||
  isBetween(value, 0x2066, 0x2069);

const alphabetic: ReadonlySet<number> = new Set([
  kinds.latin,
  kinds.cyrillic,
  kinds.greek,
  kinds.lookalike,
  kinds.digit,
]);
const shaping: ReadonlySet<number> = new Set([kinds.rightToLeft, kinds.complex]);
const nothing = 0;

const besides = (place: Place, set: ReadonlySet<number>) => set.has(place.before) || set.has(place.after);
const amid = (place: Place, set: ReadonlySet<number>) => set.has(place.before) && set.has(place.after);

/** The pictograph that a joiner or modifier belongs to, past selectors and marks such as the keycap. */
const pictographBefore = ({ points, at }: Place): boolean => {
  for (let i = at - 1; i >= 0 && i > at - 4; i -= 1) {
    if (points.kinds[i] === kinds.pictograph) return true;
    if (!isSelector(points.values[i] ?? 0)) return false;
  }
  return false;
};

const subdivisionFlags: ReadonlySet<string> = new Set(["gbeng", "gbsct", "gbwls"]);

/** A waving black flag, the subdivision in tag letters, and the cancel tag. */
const isFlagTag = ({ points, at }: Place): boolean => {
  const isTag = (i: number) => isBetween(points.values[i] ?? 0, 0xe0020, 0xe007e);
  let first = at;
  while (first > 0 && at - first < 8 && isTag(first - 1)) first -= 1;
  let end = first;
  while (end - first < 8 && isTag(end)) end += 1;
  if (points.values[first - 1] !== 0x1f3f4 || points.values[end] !== 0xe007f) return false;
  const letters = points.values.subarray(first, end).map((tag) => tag - 0xe0000);
  return subdivisionFlags.has(String.fromCodePoint(...letters));
};

/** Segments of hyphenation have two letters or more; a soft hyphen after every letter hides a word. */
const isHyphenation = ({ points, at }: Place): boolean => {
  const letters = (from: number, step: number) => {
    let i = from;
    while (alphabetic.has(points.kinds[i] ?? nothing) && Math.abs(i - from) < 2) i += step;
    return Math.abs(i - from);
  };
  return letters(at - 1, -1) + letters(at + 1, 1) > 2;
};

const isLegal = (place: Place): boolean => {
  const { points, at, before, after } = place;
  const value = points.values[at] as number;
  if (value === 0xfe0e || value === 0xfe0f) {
    const base = points.values[at - 1] ?? 0;
    // An editor leaves this selector when the emoji is deleted; between letters it would hide text.
    if (!alphabetic.has(after) && at > 0) return true;
    return (
      before === kinds.pictograph ||
      before === kinds.symbol ||
      before === kinds.eastAsian ||
      before === kinds.other ||
      isBetween(base, 0x30, 0x39) ||
      before === kinds.stylised
    );
  }
  if (isBetween(value, 0xfe00, 0xfe0d)) return !alphabetic.has(before) && before !== kinds.space && before !== nothing;
  if (isSelector(value)) return before === kinds.eastAsian;
  if (isBetween(value, 0x180b, 0x180f)) return besides(place, shaping);
  if (isBetween(value, 0xe0020, 0xe007e)) return isFlagTag(place);
  if (value === 0xe007f) return isFlagTag({ ...place, at: at - 1 });
  if (value === 0x200d) return pictographBefore(place) || besides(place, shaping) || !besides(place, alphabetic);
  if (value === 0x200c) return besides(place, shaping) || !besides(place, alphabetic);
  if (value === 0xfeff && at === 0) return true;
  if (value === 0x200b || value === 0x2060 || value === 0xfeff || value === 0x034f) return !amid(place, alphabetic);
  if (value === 0x00ad) return !amid(place, alphabetic) || isHyphenation(place);
  if (isBetween(value, 0x2061, 0x2064)) return !amid(place, alphabetic) || isLoneOperator(place);
  if (value === 0x115f || value === 0x1160 || value === 0x3164 || value === 0xffa0) {
    return before === kinds.eastAsian || after === kinds.eastAsian;
  }
  if (value === 0x17b4 || value === 0x17b5) return besides(place, shaping);
  return isBetween(value, 0x1d173, 0x1d17a);
};

/** `a⁢b` is a product; a word with an operator after every letter is not. */
const isLoneOperator = ({ points, at }: Place): boolean =>
  [at - 2, at + 2].every((i) => !isBetween(points.values[i] ?? 0, 0x2061, 0x2064));

const ruleOf = (value: number): string => {
  if (isBetween(value, 0xe0000, 0xe007f)) return "tag-characters";
  return isSelector(value) ? "variation-selector" : "zero-width";
};

/** Characters that render as nothing, outside the places where a script or an emoji sequence needs them. */
export const findInvisible = (points: CodePoints): Finding[] => {
  if (!points.has(kinds.ignorable)) return [];
  const stretches = new Stretches("invisible");
  for (let at = 0; at < points.length; at += 1) {
    if (points.kinds[at] !== kinds.ignorable || isBidi(points.values[at] as number)) continue;
    let end = at + 1;
    while (end < points.length && points.kinds[end] === kinds.ignorable && !isBidi(points.values[end] as number))
      end += 1;
    const place = { points, at, before: points.kinds[at - 1] ?? nothing, after: points.kinds[end] ?? nothing };
    const illegal = isRun(points, at, end, place) || !isLegalRun(points, at, end, place);
    if (illegal) {
      const rule = ruleOf(points.values[at] as number);
      stretches.add(rule, points.offsets[at] as number, points.offsets[end] as number);
    }
    at = end - 1;
  }
  return stretches.findings;
};

/** Several in a row carry data; only shaping scripts and emoji put two or three together. */
const isRun = (points: CodePoints, at: number, end: number, place: Place): boolean => {
  if (end - at < 2) return false;
  if (isBetween(points.values[end - 1] as number, 0xe0020, 0xe007f)) return false;
  // Editors that add a selector to an emoji do not look whether it has one.
  const afterSelector = points.values[at + 1];
  if (end - at === 2 && points.values[at] === 0xfe0f && (afterSelector === 0x200d || afterSelector === 0xfe0f))
    return false;
  return end - at > 3 || !besides(place, shaping);
};

const isLegalRun = (points: CodePoints, at: number, end: number, place: Place): boolean => {
  for (let i = at; i < end; i += 1) {
    if (!isLegal({ points, at: i, before: place.before, after: place.after })) return false;
  }
  return true;
};
