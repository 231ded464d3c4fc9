import { endOfAccount, findCard, findIban } from "./accounts.ts";
import { membersOf } from "../runs.ts";
import { farthestOfLabel, farthestOfWord } from "./context-words.ts";
import { codeAt, digitsIn, isAlphanumeric, isDigit, isLetter, isWord } from "./characters.ts";
import { hasCheckDigits } from "./national-checks.ts";
import { digitsAmongSpaces, fits } from "./layout.ts";
import { longestFirst, nationalIdsWith } from "./national-ids.ts";
import { findIPv4 } from "./network-addresses.ts";
import { holders, isNameInShort } from "./national-names.ts";
import { readContext } from "./number-context.ts";
import type { NumberContext } from "./number-context.ts";
import { findPhone } from "./phones.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { endsHere, joins, matchAt } from "./surroundings.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";

const space = 0x20;
const opening = 0x28;
const plus = 0x2b;
const dash = 0x2d;
const dot = 0x2e;
const slash = 0x2f;
const colon = 0x3a;

/** Letters and digits of a stretch, in capitals. */
const compact = (text: string, from: number, to: number): string => {
  let id = "";
  let hasLetters = false;
  for (let start = from, at = from; at <= to; at += 1) {
    const code = codeAt(text, at);
    if (at < to && isDigit(code)) continue;
    if (at < to && isLetter(code)) {
      hasLetters = true;
      continue;
    }
    if (at > start) id += text.slice(start, at);
    start = at + 1;
  }
  return hasLetters ? id.toUpperCase() : id;
};

/** The longest of the numbers of a state that begin here; of equally long ones the first in the table. */
const findNationalId = (text: string, at: number, context: NumberContext): Span | undefined => {
  let first = at;
  while (first - at < longestFirst && isAlphanumeric(codeAt(text, first))) first += 1;
  let found: Span | undefined;
  // Many kinds are written alike.
  let read = at;
  let id = "";
  const isDescribed = context.hasAny(at);
  const isIdentity = isDescribed && context.stands("identity", at);
  const layout = context.layoutAt(at);
  for (const { kind, glance } of nationalIdsWith(
    first - at,
    codeAt(text, first),
    isDescribed,
    isDigit(codeAt(text, at)),
  )) {
    if (!fits(layout, glance)) continue;
    const { type, shape, valid, context: needed } = kind;
    if (needed && !context.stands(needed, at) && !(isIdentity && hasCheckDigits(valid))) continue;
    const end = matchAt(shape, text, at);
    if (end === undefined || end <= (found?.end ?? at) || !endsHere(text, end)) continue;
    if (read !== end) [read, id] = [end, compact(text, at, end)];
    if (valid(id)) found = personal(type, at, end);
  }
  return found ?? findNamedId(text, at, context);
};

/** Groups of digits, and letters that are glued to digits or are one or two capitals. */
const namedShape =
  /[A-Za-z]{0,6}\d[A-Za-z\d]{0,19}(?:[-./ ]{1,2}(?:\d[A-Za-z\d]{0,11}|[A-Z]{1,2}\d{0,12})(?![A-Za-z\d])){0,6}(?:\([A-Za-z\d]\)|\[[A-Za-z\d]\])?/y;
const fewestNamed = 5;
/** Some passports and cards have more letters than digits. */
const ofLettersAndDigits = /^(?=(?:[A-Z]*\d){4})[A-Z\d]{8,11}$/;
const isEnough = (text: string, at: number, end: number): boolean =>
  digitsIn(text, at, end) >= fewestNamed || (end - at <= 11 && ofLettersAndDigits.test(text.slice(at, end)));
const longestNamed = 28;

/** A glance behind the first run of letters and digits: a space and a letter. */
const mayBeNamed = (text: string, at: number): boolean => {
  let end = at;
  while (end - at < longestNamed && isAlphanumeric(codeAt(text, end))) end += 1;
  return codeAt(text, end) === space && isWord(codeAt(text, end + 1)) && !isDigit(codeAt(text, end + 1));
};

/** Documents have days beside their numbers. */
const day = /(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})/y;

/** As in `AB1234567 is my passport number`. */
const isA = / (?:is|was|es|ist|war|est|è|é|är|er) (?=\p{L})/uy;
const longestName = 36;

/** Whose number it is and a word for a number, as in `tax payer's registration number`. */
const ofHolder = new RegExp(
  String.raw`(?<![a-z])(?:${holders.join("|")})(?:t|ts|ce|cy|ship|payer|care)?'?s?'?` +
    "(?:[ _-]{0,2}(?:identification|identity|identifier|registration|register|registry|numeric|security|insurance|service|account|reference|record|file|card|certificate|index|scheme|payer|tax|id)){0,3}" +
    String.raw`[ _-]{0,2}(?:(?:numbers?|nos?|nrs?|num|ids?|codes?|cards?)(?![a-z])|#|identi)`,
  "i",
);
/** Between a name in short and its number. */
const behindShort = /^(?:[ _.-]{0,2}(?:no|nr|num|number|id)(?![a-z])\.?)?["' :=#()]{1,4}$/i;
const signs = /[:="#]/;
const isCapital = (letters: string): boolean => letters === letters.toUpperCase();

/** How long the label is that a colon ends here: a stretch of a line without digits. */
const labelLength = (text: string, at: number): number => {
  if (codeAt(text, at - 1) !== space || codeAt(text, at - 2) !== colon) return 0;
  let start = at;
  while (start > 0 && at - start < farthestOfLabel && text[start - 1] !== "\n" && !isDigit(codeAt(text, start - 1)))
    start -= 1;
  return at - start;
};

/** A name in short with full stops, as in `D.N.I.: 12345678`. */
const initials = /(?<![\p{L}.])((?:\p{Lu}\.){2,5})["' :=#()]{0,4}$/u;
const mostInitials = 20;
const behindInitials = membersOf(" :=#(\"'");
const isInitialsBefore = (text: string, at: number): boolean => {
  let last = at - 1;
  while (at - last < 4 && behindInitials[codeAt(text, last)] === 1) last -= 1;
  if (codeAt(text, last) !== dot || codeAt(text, last - 2) !== dot) return false;
  const found = initials.exec(text.slice(Math.max(0, at - mostInitials), at))?.[1];
  return found !== undefined && isNameInShort(found.replaceAll(".", ""));
};

/** Whether the name of a number that a state gives to a person stands before. */
const isNamedBefore = (text: string, at: number, context: NumberContext): boolean => {
  if (isInitialsBefore(text, at)) return true;
  const reach = Math.max(farthestOfWord, labelLength(text, at));
  if (reach === farthestOfWord && !context.hasAny(at)) return false;
  if (context.endOf("national-id", at, reach) !== undefined) return true;
  const short = context.endOf("short-name", at);
  if (short !== undefined) {
    const between = text.slice(short, at);
    const isWritten = isCapital(text.slice(short - 2, short));
    if (behindShort.test(between) && (isWritten || signs.test(between))) return true;
  }
  return context.endOf("holder", at, reach) !== undefined && ofHolder.test(text.slice(Math.max(0, at - reach), at));
};

/** A number behind the name of a national id counts as one, with check digits or without. */
const findNamedId = (text: string, at: number, context: NumberContext): Span | undefined => {
  const isNamed = isNamedBefore(text, at, context);
  // Few numbers are followed by a word other than a unit: only then is the rest read.
  if (!isNamed && !mayBeNamed(text, at)) return undefined;
  const end = matchAt(namedShape, text, at);
  if (end === undefined || end - at > longestNamed || !endsHere(text, end)) return undefined;
  const behind = isNamed ? end : matchAt(isA, text, end);
  if (behind === undefined || !(isNamed || context.stands("national-id", behind + longestName))) return undefined;
  if (matchAt(day, text, at) === end) return undefined;
  return isEnough(text, at, end) ? personal("national-id", at, end) : undefined;
};

/** What may stand inside a number that people write in groups. */
const groupers = membersOf(" +()./-\u00a0\u2010\u2011\u2012\u2013");
const farthest = 40;
/** The fewest digits of any longer number. */
const enough = 7;

/** Digits in what starts here, across separators, up to what a number of a person can have. */
const digitsAhead = (text: string, at: number, layout: number): number => {
  const inGroups = (layout & 3) === 3 ? digitsAmongSpaces(layout) : undefined;
  if (inGroups !== undefined && inGroups >= enough) return enough;
  let count = 0;
  let inGroup = 0;
  let isSingle = true;
  for (let i = at; i < text.length && i < at + farthest && count < enough; i += 1) {
    const code = codeAt(text, i);
    if (isDigit(code)) count += 1;
    if (isAlphanumeric(code)) {
      inGroup += 1;
      isSingle &&= inGroup === 1 && isDigit(code);
      continue;
    }
    if (groupers[code] !== 1) break;
    // Nothing but addresses begins with three single digits.
    if (isSingle && count === 3 && inGroup === 1 && code !== dot) return 0;
    inGroup = 0;
  }
  return count;
};

/** The commonest numbers of all, instants and identifiers, are no numbers of persons. */
const instant =
  /(?:(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?|[0-3]?\d\/[0-3]?\d\/(?:19|20)\d\d)(?![\w/-])/y;

/** A cheap check before the expression: the character behind four digits, or behind one or two. */
const mayBeInstant = (text: string, at: number): boolean =>
  codeAt(text, at + 4) === dash || codeAt(text, at + 1) === slash || codeAt(text, at + 2) === slash;

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?!\w)/iy;

/** Two letters that stand alone, as before the digits of a British insurance number. */
const isPairOfLetters = (text: string, at: number): boolean =>
  at >= 0 &&
  codeAt(text, at + 2) === space &&
  isLetter(codeAt(text, at)) &&
  isLetter(codeAt(text, at + 1)) &&
  !isWord(codeAt(text, at - 1));

/** An address of the internet written as one number, where a URL has its host. */
const isHostNumber = (text: string, start: number, end: number): boolean =>
  text.startsWith("://", start - 3) && /^\d{1,10}$/.test(text.slice(start, end)) && !joins(codeAt(text, end));

/** Where a telephone number begins that opens with a plus, a bracket, or both. */
const signBefore = (text: string, at: number): number => {
  const bracket = codeAt(text, at - 1) === opening ? at - 1 : at;
  return codeAt(text, bracket - 1) === plus ? bracket - 1 : bracket;
};

type Detector = (text: string, at: number, context: NumberContext) => Span | undefined;
const ofDigits: readonly Detector[] = [findIPv4, findCard, findNationalId, findPhone];
const ofLetters: readonly Detector[] = [findIban, findNationalId];
const ofFewDigits: readonly Detector[] = [findIPv4, findNamedId, findPhone];

const firstOf = (
  candidates: readonly Detector[],
  text: string,
  at: number,
  context: NumberContext,
): Span | undefined => {
  for (const detect of candidates) {
    const span = detect(text, at, context);
    if (span) return span;
  }
  return undefined;
};

/** Characters that are looked at one by one; where they have no digit, an expression finds the next one faster. */
const near = 8;
const anyDigit = /[0-9]/g;

/** Where the next digit stands; the end of the text when there is none. */
const nextDigit = (text: string, from: number): number => {
  for (let at = from; at < from + near && at < text.length; at += 1) if (isDigit(codeAt(text, at))) return at;
  anyDigit.lastIndex = from + near;
  return anyDigit.test(text) ? anyDigit.lastIndex - 1 : text.length;
};

/** Looks at the number whose first digit stands here, and returns the last place that it has looked at. */
const readNumber = (text: string, first: number, context: NumberContext, spans: Span[]): number => {
  let start = first;
  while (start > 0 && first - start < 6 && isLetter(codeAt(text, start - 1))) start -= 1;
  const known =
    (start === first && mayBeInstant(text, first) ? matchAt(instant, text, first) : undefined) ??
    endOfUuid(text, start);
  if (known !== undefined) return known - 1;
  let end = first + 1;
  while (end - first < piece && isWord(codeAt(text, end))) end += 1;
  const before = codeAt(text, start - 1);
  if (isWord(before)) return end - 1;
  // The tail of a longer number: a fraction, a serial, a date that was passed over.
  if (joins(before) && isDigit(codeAt(text, start - 2))) return end - 1;
  if (before === slash && isHostNumber(text, start, end)) return end - 1;
  const digits = digitsAhead(text, start, context.layoutAt(start));
  if (digits < 4) return end - 1;
  // Letters between the digits are as good as digits.
  const isShort = digits < enough && !isLetter(codeAt(text, start + 1));
  const opened = start === first ? signBefore(text, start) : start;
  const number =
    (opened < start ? findPhone(text, opened, context) : undefined) ??
    (isPairOfLetters(text, start - 3) ? findNationalId(text, start - 3, context) : undefined) ??
    firstOf(start < first ? ofLetters : isShort ? ofFewDigits : ofDigits, text, start, context);
  if (number) {
    spans.push(number);
    return Math.max(end, number.end) - 1;
  }
  return (start < first ? (endOfAccount(text, start) ?? end) : end) - 1;
};

/** Numbers of persons. Each place where one could begin is looked at once, for a time that does not depend on the text. */
export function* numbersIn(text: string): Work<Span[]> {
  const spans: Span[] = [];
  const context = readContext(text);
  for (let at = nextDigit(text, 0), rest = piece; at < text.length; at = nextDigit(text, at + 1)) {
    if (at > rest) {
      rest = at + piece;
      yield;
    }
    at = readNumber(text, at, context, spans);
  }
  return spans;
}

const endOfUuid = (text: string, start: number): number | undefined =>
  codeAt(text, start + 8) === dash ? matchAt(uuid, text, start) : undefined;
