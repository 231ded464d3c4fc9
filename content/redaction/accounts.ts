import { codeAt, isAlphanumeric, isDigit, isWord } from "./characters.ts";
import { mod97 } from "./checksums.ts";
import type { NumberContext } from "./number-context.ts";
import { hasFewerThan } from "./randomness.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { matchAt } from "./surroundings.ts";

/** Beginnings that are given to issuers, as a range of four digits, and how many digits their cards have. */
const issuers: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [1800, 1800, [15]],
  [2131, 2131, [15]],
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
  [5018, 5018, [12]],
  [5020, 5020, [12]],
  [5038, 5038, [12]],
  [6304, 6304, [12]],
  [6759, 6763, [12]],
  [5000, 5099, [13, 14, 15, 16, 17, 18, 19]],
  [5100, 5599, [16]],
  [5600, 5899, [13, 14, 15, 16, 17, 18, 19]],
  [6000, 6999, [13, 14, 15, 16, 17, 18, 19]],
  [8100, 8299, [16]],
  [8600, 8600, [16]],
  [9792, 9792, [16]],
  [9860, 9860, [16]],
];

const isIssued = (beginning: number, size: number): boolean =>
  issuers.some(([from, to, lengths]) => beginning >= from && beginning <= to && lengths.includes(size));
/** By the first four digits, whether a card of any length begins so. */
const isBeginning = new Uint8Array(10_000);
for (const [from, to] of issuers) isBeginning.fill(1, from, to + 1);

const isGrouper = (code: number): boolean =>
  code === 0x20 || code === 0x2e || code === 0x2d || code === 0xa0 || (code >= 0x2010 && code <= 0x2013);
const fewest = 12;
const most = 19;

/** Tries every end that falls on a boundary, longest first: another number often follows a card. */
export const findCard = (text: string, at: number, context: NumberContext): Span | undefined => {
  let size = 0;
  // Luhn's sums by whether the first, third, fifth … digit counts double or the second, fourth, sixth …
  let oddDoubled = 0;
  let evenDoubled = 0;
  let issued: number | undefined;
  let other: number | undefined;
  const beginning = beginningOf(text, at);
  if (beginning === undefined || (isBeginning[beginning] !== 1 && !context.stands("card", at))) return undefined;
  for (let i = at; i < text.length && size < most; i += 1) {
    const code = codeAt(text, i);
    if (!isDigit(code)) {
      if (size < 4 || !isGrouper(code) || !isDigit(codeAt(text, i + 1))) break;
      continue;
    }
    const value = code - 0x30;
    const double = value > 4 ? value * 2 - 9 : value * 2;
    oddDoubled += size % 2 === 0 ? double : value;
    evenDoubled += size % 2 === 0 ? value : double;
    size += 1;
    if (size < fewest || isWord(codeAt(text, i + 1))) continue;
    if ((size % 2 === 0 ? oddDoubled : evenDoubled) % 10 !== 0) continue;
    if (isIssued(beginning, size)) issued = i + 1;
    // Of what no issuer begins so, a part is no card.
    else if (!isGrouper(codeAt(text, i + 1)) || !isDigit(codeAt(text, i + 2))) other = i + 1;
  }
  if (issued !== undefined) return personal("card", at, issued);
  if (other === undefined || !context.stands("card", at)) return undefined;
  return hasFewerThan(3, text.slice(at, other).replace(/\D/g, "")) ? undefined : personal("card", at, other);
};

/** The first four digits; nothing where they do not stand side by side, as those of cards do. */
const beginningOf = (text: string, at: number): number | undefined => {
  let beginning = 0;
  for (let i = at; i < at + 4; i += 1) {
    const code = codeAt(text, i);
    if (!isDigit(code)) return undefined;
    beginning = beginning * 10 + code - 0x30;
  }
  return beginning;
};

const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 " +
    "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 " +
    "LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 " +
    "ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 " +
    // Registered since, and in use without.
    "BI27 DJ27 FK18 HN28 MN20 NI28 OM23 RU33 SD18 SO23 YE30 " +
    "AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const isIbanGrouper = (code: number): boolean => code === 0x20 || code === 0x2d || code === 0x2e || code === 0xa0;
const longestIban = 34;
const buffer = new Uint8Array(longestIban);

/** The account without its separators, as values of base 36. */
export const findIban = (text: string, at: number): Span | undefined => {
  if (!isDigit(codeAt(text, at + 2)) || !isDigit(codeAt(text, at + 3))) return undefined;
  const length = ibanLengths[text.slice(at, at + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let size = 0;
  let i = at;
  for (; i < text.length && size < length; i += 1) {
    const code = codeAt(text, i);
    if (isAlphanumeric(code)) {
      buffer[size] = isDigit(code) ? code - 0x30 : (code | 32) - 0x57;
      size += 1;
    } else if (!isIbanGrouper(code)) return undefined;
  }
  if (size < length || isWord(codeAt(text, i))) return undefined;
  return mod97(buffer, length) === 1 ? personal("iban", at, i) : undefined;
};

/** An account in groups of four, with any check digits: its digits are not read as another kind of number. */
const groupedAccount = /[A-Z]{2}\d{2}(?: [A-Z\d]{4}){2,7}(?: [A-Z\d]{1,3})?/y;

export const endOfAccount = (text: string, at: number): number | undefined =>
  ibanLengths[text.slice(at, at + 2)] === undefined ? undefined : matchAt(groupedAccount, text, at);
