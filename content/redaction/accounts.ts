import { isAlphanumeric, isDigit, isWord } from "./characters.ts";
import { luhn, mod97 } from "./checksums.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { before, matchAt } from "./surroundings.ts";

/** Beginnings that are given to issuers, as a range of four digits, and how many digits their cards have. */
const issuers: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [2200, 2204, [16, 17, 18, 19]],
  [2221, 2720, [16]],
  [3000, 3059, [14, 15, 16, 17, 18, 19]],
  [3095, 3095, [14, 15, 16, 17, 18, 19]],
  [3400, 3499, [15]],
  [3528, 3589, [16, 17, 18, 19]],
  [3600, 3699, [14, 15, 16, 17, 18, 19]],
  [3700, 3799, [15]],
  [3800, 3999, [14, 15, 16, 17, 18, 19]],
  [4000, 4999, [13, 16, 19]],
  [5000, 5099, [13, 14, 15, 16, 17, 18, 19]],
  [5100, 5599, [16]],
  [5600, 5899, [13, 14, 15, 16, 17, 18, 19]],
  [6000, 6999, [13, 14, 15, 16, 17, 18, 19]],
  [8100, 8299, [16]],
  [8600, 8600, [16]],
  [9792, 9792, [16]],
  [9860, 9860, [16]],
];

const isIssued = (digits: string): boolean => {
  const beginning = Number(digits.slice(0, 4));
  return issuers.some(([from, to, lengths]) => beginning >= from && beginning <= to && lengths.includes(digits.length));
};

const cardWords = /card|visa|maestro|amex|carte|karte|(?<![a-z])kort(?![a-z])|tarjeta|cartão/i;

/** Tries every end that falls on a boundary, longest first: what follows a card is often another number. */
export function findCard(text: string, at: number): Span | undefined {
  const ends: { readonly end: number; readonly digits: string }[] = [];
  let digits = "";
  for (let i = at; i < text.length && digits.length < 19; i += 1) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      digits += text[i] as string;
      if (digits.length >= 12 && !isWord(text.charCodeAt(i + 1))) ends.unshift({ end: i + 1, digits });
    } else if (
      digits.length < 4 ||
      !/[ .\-\u00a0\u2010-\u2013]/.test(text[i] as string) ||
      !isDigit(text.charCodeAt(i + 1))
    )
      break;
  }
  const possible = ends.filter((candidate) => luhn(candidate.digits));
  const card =
    possible.find(({ digits }) => isIssued(digits)) ??
    (before(text, at, cardWords) ? possible.find(({ digits }) => new Set(digits).size > 2) : undefined);
  return card && personal("card", at, card.end);
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

export function findIban(text: string, at: number): Span | undefined {
  const length = ibanLengths[text.slice(at, at + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let iban = "";
  let i = at;
  for (; i < text.length && iban.length < length; i += 1) {
    if (isAlphanumeric(text.charCodeAt(i))) iban += (text[i] as string).toUpperCase();
    else if (!/[ \-.\u00a0]/.test(text[i] as string)) return undefined;
  }
  if (iban.length < length || isWord(text.charCodeAt(i)) || !/^[A-Z]{2}\d{2}/.test(iban)) return undefined;
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1 ? personal("iban", at, i) : undefined;
}

/** An account in groups of four, whatever its check digits: what is within is no number of another kind. */
const groupedAccount = /[A-Z]{2}\d{2}(?: [A-Z\d]{4}){2,7}(?: [A-Z\d]{1,3})?/y;

export function endOfAccount(text: string, at: number): number | undefined {
  return ibanLengths[text.slice(at, at + 2)] === undefined ? undefined : matchAt(groupedAccount, text, at);
}
