import { membersOf } from "../runs.ts";
import { codeAt, digitsIn, isDigit, isLetter } from "./characters.ts";
import { weighted } from "./checksums.ts";
import { anyLayout, digitsInRow, fits, glanceOf } from "./layout.ts";
import type { Glance } from "./layout.ts";
import type { NumberContext } from "./number-context.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { endAmongWords, isNumberAlone } from "./phone-groups.ts";
import { endsHere, matchAt } from "./surroundings.ts";

const space = 0x20;
const bracket = 0x28;
const plus = 0x2b;
const zero = 0x30;
const international = /(?:\+|00)[1-9]\d{0,2}(?:[ .\-()/\u00a0\u2010-\u2013]{0,2}\d){6,13}/y;
const american =
  /(?:1[ .-])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]\d{4}|[2-9]\d{2}(?:-[2-9]\d{2}-|\.[2-9]\d{2}\.| [2-9]\d{2}[ -])\d{4})/y;
const trunk =
  /(?:0[1-9]\d{0,4}\)?[ \-/.]|(?:\(0[1-9]\d{0,4}|0 ?\([1-9]\d{1,4})\)[ \-/.]?)\d{2,8}(?:[ .-]\d{2,5}){0,4}/y;
// Groupings that little else has.
const brazilian = /\(?[1-9]\d\)? 9\d{4}-\d{4}/y;
const russian = /[78][ -]?\(?\d{3}\)?[ -]\d{3}-\d{2}-\d{2}/y;
const chinese = /1[3-9]\d[ -]\d{4}[ -]\d{4}/y;
const turkish = /5\d{2}\.\d{3}\.\d{2}\.\d{2}/y;
const spanish = /[6-9]\d{2} \d{2} \d{2} \d{2}/y;
/** In the groups of Turkey, Switzerland, Israel, Ukraine and others, with the zero that some write apart. */
const pairsLast = /(?:0 )?(?:\(\d{3}\)|\d{2,3}) \d{3} \d{2} \d{2}/y;
/** A glance before the expression, counted from where three digits have a space before and behind. */
const isInPairs = (text: string, at: number): boolean =>
  codeAt(text, at) === space && codeAt(text, at + 4) === space && codeAt(text, at + 7) === space;
const bracketed = /\(\d{1,3}\) ?\d{2,4}(?:[ .-]\d{2,4}){1,3}/y;
/** Without a separator, as forms take them. Little else has one zero, and not more, before nine or ten digits. */
const unseparated = /0[1-9]\d{8,9}/y;
interface Shape {
  readonly shape: RegExp;
  readonly glance: Glance;
}
const shapes = (...all: readonly RegExp[]): readonly Shape[] => all.map((shape) => ({ shape, glance: anyLayout }));
const abroad = shapes(international);
const withTrunk = shapes(trunk);
const inOnePiece = shapes(unseparated);
const inBrackets = shapes(american, trunk, brazilian, bracketed);
/** More digits in a row than an area's code has. */
const longRow = 7;
/** By how many digits stand in a row where it begins. */
const byLength: readonly (readonly Shape[])[] = [
  [],
  [american, russian],
  [brazilian],
  [american, chinese, spanish, turkish],
  [russian],
].map((ofLength, length) => ofLength.map((shape) => ({ shape, glance: glanceOf(shape, length) })));

const none: readonly Shape[] = [];
const longestBracket = 6;
const isClosed = (text: string, at: number): boolean => {
  for (let i = at + 2; i <= at + longestBracket; i += 1) if (text[i] === ")") return true;
  return false;
};

const inPairs = shapes(pairsLast);

const shapesAt = (text: string, at: number, layout: number): readonly Shape[] => {
  const first = codeAt(text, at);
  if (first === plus) return abroad;
  if (first === bracket) return !isClosed(text, at) ? none : isInPairs(text, at + 5) ? inPairs : inBrackets;
  if (first === zero) {
    if (codeAt(text, at + 1) === zero) return abroad;
    if (codeAt(text, at + 1) === space && isInPairs(text, at + 5)) return inPairs;
    return digitsInRow(layout) >= longRow ? inOnePiece : withTrunk;
  }
  const length = Math.min(digitsInRow(layout), byLength.length);
  return isInPairs(text, at + length) ? inPairs : (byLength[length] ?? none);
};
const described = /\(?\d{1,5}\)?(?:-\d{1,4}\)(?= ?\d)|[ .\-/]?\d{1,5}| ?\(\d{1,5}\)){1,5}/y;
/** Small countries have numbers of four digits, which are taken for one where nothing else stands between. */
const announced =
  /(?:phone|tel(?:efon|ephone)?|mobile?|cell|fax|gsm|handy)\.?(?: ?(?:no|nr|number)\.?)?\s?[:=]\s?\(?$/i;
const mostAnnounced = 24;
const fewestTold = 4;
const date =
  /(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d(?!\d)|(?:19|20)\d{2}[-/](?:19|20)\d{2}(?!\d))/y;
const isDate = (text: string, at: number): boolean => matchAt(date, text, at) !== undefined;
/** As social security numbers and American postal codes are written. */
const ofAnotherKind = /\d{3}[- ]\d{2}[- ]\d{4}|\d{5}-\d{4}/y;
const fewestBytes = "00 00 00 00 00 00".length;
/** Bytes in a row. */
const isOfBytes = (text: string, at: number, end: number, digits: number): boolean => {
  if (end - at < fewestBytes || digits * 3 !== (end - at + 1) * 2) return false;
  for (let i = at + 2; i < end; i += 3) if (codeAt(text, i) !== space) return false;
  return true;
};
const extension = /(?: ?(?:x|ext\.?|extension)|,? (?:poste|durchwahl|interno|anexo|ramal)) ?\d{1,6}/iy;

export const findPhone = (text: string, at: number, context: NumberContext): Span | undefined => {
  const first = codeAt(text, at);
  // A plus sign after an operand is addition, not a country code.
  if (first === plus && /[\w)\]+]/.test(text[at - 1] ?? "")) return undefined;
  const isBehindDigit = isDigit(codeAt(text, at - 2));
  const layout = context.layoutAt(at);
  for (const { shape, glance } of shapesAt(text, at, layout)) {
    const isComplete = shape === international || shape === american;
    // A zero behind another group of digits is a thousand of a large number.
    if ((isBehindDigit && !isComplete) || !fits(layout, glance)) continue;
    const end = matchAt(shape, text, at);
    if (end === undefined) continue;
    const digits = digitsIn(text, at, end);
    if (isOfBytes(text, at, end, digits)) continue;
    // Many numbers begin with a double zero, so that a complete telephone number has to follow it.
    const hasItsDigits = digits >= (shape === international && first === zero ? 11 : 7) && digits <= 15;
    const couldBeDate = isDate(text, at);
    if ((!hasItsDigits && !couldBeDate) || !isEnd(text, at, end)) continue;
    if (couldBeDate) return undefined;
    if (!isComplete && !isWholeNumber(shape, text, at, end, digits)) continue;
    return personal("phone", isOpened(text, at, end) ? at - 1 : at, withExtension(text, end));
  }
  return findDescribed(text, at, context);
};

/** As in `(+47) 22 33 44 55`. */
const isOpened = (text: string, at: number, end: number): boolean =>
  text[at - 1] === "(" && text[at] === "+" && /^[^(]*\)/.test(text.slice(at, end));

const isWholeNumber = (shape: RegExp, text: string, at: number, end: number, digits: number): boolean => {
  if (shape === bracketed) return digits >= 8 && !/ (?:19|20)\d\d[-.]|\d \(/.test(text.slice(Math.max(0, at - 2), end));
  if (shape === unseparated) return !/[-.#:,+=&?%$/]/.test(text[at - 1] ?? "") && isNoOtherNumber(text.slice(at, end));
  return digits >= 9 && (shape !== pairsLast || standsAlone(text, at, end));
};

/** Numbers of books and of Belgian companies have check digits, and a counting sequence is no telephone number. */
const isNoOtherNumber = (digits: string): boolean => {
  if (digits.startsWith("0123456789")) return false;
  if (digits.length !== 10) return true;
  const isBook = weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  return !isBook && 97 - (Number(digits.slice(0, 8)) % 97) !== Number(digits.slice(8));
};

/** What has the shape of no number in particular, where something beside it says that it is one. */
const findDescribed = (text: string, at: number, context: NumberContext): Span | undefined => {
  if (inOther[codeAt(text, at - 1)] === 1) return undefined;
  const isDescribed = context.hasAny(at);
  const isNamed = isDescribed && context.stands("phone", at);
  const mayBeNamed = isDescribed && !isNamed && context.stands("of-contact", at);
  if (isNumberAlone(text, at)) return personal("phone", at, text.trimEnd().length);
  const endOfGroups = endAmongWords(text, at);
  if (endOfGroups !== undefined && isEnd(text, at, endOfGroups))
    return personal("phone", at, withExtension(text, endOfGroups));
  if (!isNamed && !mayBeNamed && !mayBeOfContact(text, at) && !mayBeLabelled(text, at, context)) return undefined;
  const end = matchAt(described, text, at);
  if (end === undefined) return undefined;
  const digits = digitsIn(text, at, end);
  if (isOfBytes(text, at, end, digits) || !isEnd(text, at, end)) return undefined;
  if (digits > 15) return undefined;
  const hasLabel = digits >= fewestLabelled && isLabelled(text, at, end);
  const isInGroups = digits === 6 && isShort(text, at, end);
  const isOfNamed = isNamed || (mayBeNamed && digits > 6 && isGrouped(text.slice(at, end)));
  if (!isOfNamed && !hasLabel && ((digits < 7 && !isInGroups) || !isOfContact(text, at, end))) return undefined;
  if (isDate(text, at) || matchAt(decimal, text, at) === end) return undefined;
  const isAnnounced = (): boolean =>
    digits >= fewestTold && announced.test(text.slice(Math.max(0, at - mostAnnounced), at));
  return digits >= 7 || hasLabel || isInGroups || isAnnounced()
    ? personal("phone", at, withExtension(text, end))
    : undefined;
};

const decimal = /\d\.\d{4,}/y;
/** Six digits in the groups of small countries, which are no day, no year and no number of a house. */
const shortGroups = /(?:\d\d([ .])\d\d\1\d\d|\d\d (?!19|20)\d{4}|\d \d{5}|0\d\d \d{3})(?! \p{Lu})/uy;
const shortDay = /[0-3]\d\.[01]\d\./y;
const isShort = (text: string, at: number, end: number): boolean =>
  matchAt(shortGroups, text, at) === end && matchAt(shortDay, text, at) === undefined;

/** Glances, before expressions are tried on every number. */
const endsOfNames = membersOf(" ,;:|\t\n-\u2013(<");
const inOther = membersOf("-_/#");
const mayBeOfContact = (text: string, at: number): boolean => {
  const last = codeAt(text, at - 2);
  if ((last === 0x74 || last === 0x6e) && /^ (?:at|on) $/.test(text.slice(Math.max(0, at - 4), at))) return true;
  let before = at - 1;
  while (before >= 0 && at - before < 8 && codeAt(text, before) === space) before -= 1;
  const code = codeAt(text, before);
  if (code === space || endsOfNames[code] !== 1) return false;
  return code !== bracket || isLetter(codeAt(text, before - 1)) || isLetter(codeAt(text, before - 2));
};

const mostScanned = 24;
const mayBeLabelled = (text: string, at: number, context: NumberContext): boolean => {
  const end = context.endOfRow(at, mostScanned);
  return end - at < mostScanned && isLetter(codeAt(text, end)) && codeAt(text, end - 1) < zero;
};

/** Whether a number ends there, and is of no other kind. */
const isEnd = (text: string, at: number, end: number): boolean =>
  matchAt(ofAnotherKind, text, at) !== end && endsHere(text, withExtension(text, end));

const withExtension = (text: string, end: number): number => matchAt(extension, text, end) ?? end;

/** Not within a row of numbers. */
const standsAlone = (text: string, at: number, end: number): boolean =>
  !/\d[ ,;|\t]{1,2}$/.test(text.slice(Math.max(0, at - 3), at)) && !/^[ ,;|\t]{1,2}\d/.test(text.slice(end, end + 3));

/** As in `6144 9017 (mobile)`. */
const label =
  /(?: ?[-(] ?(?:office|fax|mobile|cell|home|work|tel|phone|desk|direct)|,? (?:is|was|still|remains) (?:still |now )?(?:my|your|his|her|our|their|the) (?:[a-z]{2,12} ){0,2}(?:phone|number|cell|mobile|fax|line))(?![\w-])(?!\.\w)/iy;
const separator = /[ ()/]|\d-\d/;
const fewestUnseparated = 7;
/** Fewer than a number without any word has. */
const fewestLabelled = 6;
const isLabelled = (text: string, at: number, end: number): boolean =>
  (end - at >= fewestUnseparated || separator.test(text.slice(at, end))) && matchAt(label, text, end) !== undefined;

/** Two capitalised words, or a mail address, and a separator, as in lists of people. */
const nameBefore =
  /(?:(?:^|[^\p{L}])\p{Lu}[\p{L}'\u2019-]{1,24} (?:\p{Lu}\.? )?\p{Lu}[\p{L}'\u2019-]{1,24}|(?:^|[^\p{L}])(?:Dr|Mr|Mrs|Ms|Prof)\.? \p{Lu}[\p{L}'\u2019-]{1,24}|@[\w.-]{1,24}\.[a-z]{2,12}>?)(?:[,;:|\t\n] ?| [-\u2013|(<] ?| (?:at|on) )$/u;
const farthestLook = 64;
const groups = /[ ()/]|\d[-.]\d/;
const thousands = /^[1-9]\d{0,2}(?:[ .]\d{3})+$/;
/** In groups that no amount and no day has. */
const isGrouped = (number: string): boolean =>
  groups.test(number) && !thousands.test(number) && !dateInside.test(number);
/** Amounts have so many digits seldom, and have their currency with them. */
const nineDigits = /^\d{2,3}(?: \d{3}){2}$/;
const dateInside = /[ (](?:19|20)\d\d[-./]\d/;
const endOfField = / ?[,;|\t\n)">\r]|\.?$|\.\s/y;
const nothingElse = /[ \t]{0,8}(?:\r?\n[ \t]{0,8}(?!\d)|$)/y;

/** A line of words, and then the beginning of a line. */
const endsBelowWords = (before: string): boolean => {
  const above = before.replace(/[ \t]{1,8}$/, "");
  if (!above.endsWith("\n")) return false;
  return /\p{L}/u.test(above.slice(above.lastIndexOf("\n", above.length - 2) + 1));
};

/** Behind a name, or on a line of its own in an address. */
const isOfContact = (text: string, at: number, end: number): boolean => {
  const number = text.slice(at, end);
  if (!isGrouped(number) && !nineDigits.test(number)) return false;
  const before = text.slice(Math.max(0, at - farthestLook), at);
  return (
    (matchAt(endOfField, text, end) !== undefined && nameBefore.test(before)) ||
    (matchAt(nothingElse, text, end) !== undefined && endsBelowWords(before))
  );
};
