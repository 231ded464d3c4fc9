import { endOfAccount, findCard, findIban } from "./accounts.ts";
import { isAlphanumeric, isDigit, isLetter, isWord } from "./characters.ts";
import { nationalIdsBySize } from "./national-ids.ts";
import { findIPv4, findIPv6 } from "./network-addresses.ts";
import { findPhone } from "./phones.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { before, endsHere, hasWordsBefore, matchAt } from "./surroundings.ts";

const compact = (text: string): string => text.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

/** How many letters and digits there are up to each end that a number beginning here could have, the most first. */
function sizesFrom(text: string, at: number): readonly number[] {
  const sizes: number[] = [];
  for (let i = at, size = 0; size < nationalIdsBySize.length && i < at + 40; i += 1) {
    const code = text.charCodeAt(i);
    if (isAlphanumeric(code)) {
      size += 1;
      if (!isWord(text.charCodeAt(i + 1))) sizes.unshift(size);
    } else if (!groupers.has(code)) break;
  }
  return sizes;
}

function findNationalId(text: string, at: number): Span | undefined {
  const isTold = hasWordsBefore(text, at);
  for (const size of sizesFrom(text, at)) {
    for (const { type, shape, valid, context } of nationalIdsBySize[size] ?? []) {
      if (context && !isTold) continue;
      const end = matchAt(shape, text, at);
      if (end === undefined || !endsHere(text, end) || !valid(compact(text.slice(at, end)))) continue;
      if (!context || before(text, at, context)) return personal(type, at, end);
    }
  }
  return undefined;
}

/** What may stand inside a number that people write in groups. */
const groupers = new Set([..." +()./-\u00a0\u2010\u2011\u2012\u2013"].map((c) => c.charCodeAt(0)));

/** Digits in what starts here, across separators, up to what a number of a person can have. */
function digitsAhead(text: string, at: number): number {
  let count = 0;
  for (let i = at; i < text.length && i < at + 40 && count < 7; i += 1) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) count += 1;
    else if (!isLetter(code) && !groupers.has(code)) break;
  }
  return count;
}

/** The commonest numbers of all, instants and identifiers, are no numbers of persons. */
const instant =
  /(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])/y;

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?!\w)/iy;

/** Two letters that stand alone, as before the digits of a British insurance number. */
const isPairOfLetters = (text: string, at: number): boolean =>
  /^[A-Za-z]{2} $/.test(text.slice(Math.max(0, at), at + 3)) && !isWord(text.charCodeAt(at - 1));

/** Where a telephone number begins that opens with a plus, a bracket, or both. */
function signBefore(text: string, at: number): number {
  const bracket = text[at - 1] === "(" ? at - 1 : at;
  return text[bracket - 1] === "+" ? bracket - 1 : bracket;
}

const detectors = [findIPv4, findIban, findCard, findNationalId, findPhone];

function firstOf(candidates: typeof detectors, text: string, at: number): Span | undefined {
  for (const detect of candidates) {
    const span = detect(text, at);
    if (span) return span;
  }
  return undefined;
}

function findNumbers(text: string): Span[] {
  const spans: Span[] = [];
  const digits = /\d/g;
  for (let match = digits.exec(text); match; match = digits.exec(text)) {
    let start = match.index;
    while (start > 0 && match.index - start < 6 && isLetter(text.charCodeAt(start - 1))) start -= 1;
    const timeEnd = matchAt(instant, text, match.index);
    if (timeEnd !== undefined && start === match.index) {
      digits.lastIndex = timeEnd;
      continue;
    }
    const uuidEnd = text[start + 8] === "-" ? matchAt(uuid, text, start) : undefined;
    if (uuidEnd !== undefined) {
      digits.lastIndex = uuidEnd;
      continue;
    }
    let end = match.index;
    while (isWord(text.charCodeAt(end))) end += 1;
    digits.lastIndex = end;
    if (start > 0 && isWord(text.charCodeAt(start - 1))) continue;
    // The tail of a longer number: a fraction, a serial, a date that was passed over.
    if (/[-.]/.test(text[start - 1] ?? "") && isDigit(text.charCodeAt(start - 2))) continue;
    const enough = digitsAhead(text, start);
    if (enough < 4) continue;
    const opened = start === match.index ? signBefore(text, start) : start;
    const number =
      (opened < start ? findPhone(text, opened) : undefined) ??
      (isPairOfLetters(text, start - 3) ? findNationalId(text, start - 3) : undefined) ??
      firstOf(enough < 7 && start === match.index ? [findIPv4] : detectors, text, start);
    if (!number) {
      if (start < match.index) digits.lastIndex = endOfAccount(text, start) ?? end;
      continue;
    }
    spans.push(number);
    digits.lastIndex = Math.max(end, number.end);
  }
  return spans;
}

const isMailbox = (code: number): boolean =>
  isWord(code) || code === 0x2e || code === 0x25 || code === 0x2b || code === 0x2d || code === 0x27;
const isDomain = (code: number): boolean => isAlphanumeric(code) || code === 0x2e || code === 0x2d || code > 0xbf;
const domain = /^(?:[^.\s]{1,63}\.){1,8}(?:[A-Za-z\u00c0-\uffff]{2,24}|xn--[A-Za-z0-9-]{2,59})$/;
const fileName = /\.(?:png|jpe?g|gif|svg|webp|ico)$/i;

function findEmails(text: string): Span[] {
  const spans: Span[] = [];
  for (const at of text.matchAll(/@|%40/g)) {
    let start = at.index;
    while (start > 0 && at.index - start < 64 && isMailbox(text.charCodeAt(start - 1))) start -= 1;
    while (start < at.index && !isWord(text.charCodeAt(start))) start += 1;
    const from = at.index + at[0].length;
    let end = from;
    while (end - from < 254 && isDomain(text.charCodeAt(end))) end += 1;
    while (end > from && !isWord(text.charCodeAt(end - 1))) end -= 1;
    const host = text.slice(from, end);
    if (start === at.index || text.slice(start, at.index) === "git") continue;
    if (domain.test(host) && !fileName.test(host)) spans.push(personal("email", start, end));
  }
  return spans;
}

/** Structured personal data, told by its own arithmetic wherever it has any. */
export function findPii(text: string): Span[] {
  const spans = findNumbers(text);
  if (text.includes("@") || text.includes("%40")) spans.push(...findEmails(text));
  if (text.includes(":")) spans.push(...findIPv6(text));
  return spans;
}
