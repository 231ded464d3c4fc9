import { isIPv6 } from "node:net";
import { luhn, mod97 } from "./checksums.ts";
import { nationalIds } from "./national-ids.ts";
import type { Span } from "./span.ts";

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;
const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);
/** Letters beyond ASCII count as part of a name. */
const isWord = (code: number): boolean => isAlphanumeric(code) || code === 0x5f || code > 0xbf;
const compact = (text: string): string => text.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
const before = (text: string, at: number, words: readonly string[]): boolean => {
  const context = text.slice(Math.max(0, at - 40), at).toLowerCase();
  return words.some((word) => context.includes(word));
};

const pii = (type: string, start: number, end: number): Span => ({ category: "pii", type, start, end });

function matchAt(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}

const endsHere = (text: string, at: number): boolean =>
  !isWord(text.charCodeAt(at)) && !(/[-.]/.test(text[at] ?? "") && isDigit(text.charCodeAt(at + 1)));

const isIssued = (digits: string): boolean => {
  const [one, two, four] = [Number(digits[0]), Number(digits.slice(0, 2)), Number(digits.slice(0, 4))];
  if (one === 4 || one === 5) return true;
  return (
    (four >= 2221 && four <= 2720) ||
    two === 34 ||
    two === 37 ||
    two === 35 ||
    (two >= 60 && two <= 69) ||
    two === 30 ||
    two === 36 ||
    two === 38 ||
    two === 39
  );
};

/** Tries every end that falls on a boundary, longest first: what follows a card is often another number. */
function findCard(text: string, at: number): Span | undefined {
  const ends: { readonly end: number; readonly digits: string }[] = [];
  let digits = "";
  for (let i = at; i < text.length && digits.length < 19; i += 1) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      digits += text[i] as string;
      if (digits.length >= 13 && !isWord(text.charCodeAt(i + 1))) ends.unshift({ end: i + 1, digits });
    } else if (
      digits.length < 4 ||
      !/[ .\-\u00a0\u2010-\u2013]/.test(text[i] as string) ||
      !isDigit(text.charCodeAt(i + 1))
    )
      break;
  }
  const card = ends.find((candidate) => isIssued(candidate.digits) && luhn(candidate.digits));
  return card && pii("card", at, card.end);
}

const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 " +
    "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 " +
    "LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 " +
    "ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

function findIban(text: string, at: number): Span | undefined {
  const length = ibanLengths[text.slice(at, at + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let iban = "";
  let i = at;
  for (; i < text.length && iban.length < length; i += 1) {
    if (isAlphanumeric(text.charCodeAt(i))) iban += (text[i] as string).toUpperCase();
    else if (!/[ \-.\u00a0]/.test(text[i] as string)) return undefined;
  }
  if (iban.length < length || isWord(text.charCodeAt(i)) || !/^[A-Z]{2}\d{2}/.test(iban)) return undefined;
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1 ? pii("iban", at, i) : undefined;
}

function findNationalId(text: string, at: number): Span | undefined {
  for (const { type, shape, valid, context } of nationalIds) {
    const end = matchAt(shape, text, at);
    if (end === undefined || !endsHere(text, end) || !valid(compact(text.slice(at, end)))) continue;
    if (!context || before(text, at, context)) return pii(type, at, end);
  }
  return undefined;
}

const phoneWords = [
  "phone",
  "mobile",
  "tel",
  "cell",
  "call",
  "fax",
  "whatsapp",
  "sms",
  "contact",
  "telefon",
  "mobil",
  "handy",
];
const international = /(?:\+|00)[1-9]\d{0,2}(?:[ .\-()/\u00a0]{0,2}\d){6,13}/y;
const american = /(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}/y;
const trunk = /\(?0[1-9]\d{0,4}\)?[ \-/]\d{2,8}(?:[ -]\d{2,5}){0,4}/y;
const described = /\(?\d{2,4}\)?(?:[ .\-/]?\d{2,4}){1,5}/y;
const date = /^(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2})/;

function findPhone(text: string, at: number): Span | undefined {
  const first = text[at];
  if (date.test(text.slice(at, at + 10))) return undefined;
  const shapes = first === "+" ? [international] : [international, american, trunk];
  for (const shape of before(text, at, phoneWords) ? [...shapes, described] : shapes) {
    const end = matchAt(shape, text, at);
    if (end === undefined || !endsHere(text, end)) continue;
    const digits = compact(text.slice(at, end)).length;
    if (digits < 7 || digits > 15) continue;
    // A zero behind another group of digits is a thousand of a large number.
    if (shape === trunk && (digits < 9 || isDigit(text.charCodeAt(at - 2)))) continue;
    return pii("phone", at, end);
  }
  return undefined;
}

const ipv4 = /(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?:\.(?:25[0-5]|2[0-4]\d|1?\d{1,2})){3}/y;
/** Loopback, unspecified and masks say nothing about anybody. */
const impersonal = /^(?:127|0|255)\./;
const versionWords = ["version", "ver.", "release", "build", "firmware", "section", "chapter", "clause"];

function findIPv4(text: string, at: number): Span | undefined {
  const end = matchAt(ipv4, text, at);
  if (end === undefined || !endsHere(text, end) || impersonal.test(text.slice(at, end))) return undefined;
  if (text[end] === "-" && isLetter(text.charCodeAt(end + 1))) return undefined;
  return before(text, at, versionWords) ? undefined : pii("ip", at, end);
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

/** The commonest numbers of all are no numbers of persons. */
const instant =
  /(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])/y;

/** Two capitals that stand alone, as before the digits of a British insurance number. */
const isPairOfCapitals = (text: string, at: number): boolean =>
  /^[A-Z]{2} $/.test(text.slice(Math.max(0, at), at + 3)) && !isWord(text.charCodeAt(at - 1));

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
      (isPairOfCapitals(text, start - 3) ? findNationalId(text, start - 3) : undefined) ??
      firstOf(enough < 7 && start === match.index ? [findIPv4] : detectors, text, start);
    if (!number) continue;
    spans.push(number);
    digits.lastIndex = Math.max(end, number.end);
  }
  return spans;
}

const isMailbox = (code: number): boolean =>
  isWord(code) || code === 0x2e || code === 0x25 || code === 0x2b || code === 0x2d || code === 0x27;
const isDomain = (code: number): boolean => isAlphanumeric(code) || code === 0x2e || code === 0x2d || code > 0xbf;
const domain = /^(?:[^.\s]{1,63}\.){1,8}[A-Za-z\u00c0-\uffff]{2,24}$/;
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
    if (domain.test(host) && !fileName.test(host)) spans.push(pii("email", start, end));
  }
  return spans;
}

const isHexOrColon = (code: number): boolean =>
  code === 0x3a || isDigit(code) || ((code | 32) >= 0x61 && (code | 32) <= 0x66);
const dotted = /(?:\.\d{1,3}){3}/y;
const longestIPv6 = 39;

function findIPv6(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 4 && isHexOrColon(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end - start <= longestIPv6 && isHexOrColon(text.charCodeAt(end))) end += 1;
    at = end - 1;
    if (end - start < 6 || isWord(text.charCodeAt(start - 1))) continue;
    end = matchAt(dotted, text, end) ?? end;
    const run = text.slice(start, end);
    const address = run.endsWith("::") ? run : run.replace(/:$/, "");
    if (isWord(text.charCodeAt(start + address.length)) || !isIPv6(address)) continue;
    if (address.split(":").filter((group) => group !== "").length < 3) continue;
    spans.push(pii("ip", start, start + address.length));
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
