import { hasFewerThan } from "./randomness.ts";
import { membersOf } from "../runs.ts";
import { codeAt, isDigit, isLetter } from "./characters.ts";
import { isDay, weighted } from "./checksums.ts";
import { matchAt } from "./surroundings.ts";

const space = 0x20;
const opening = 0x28;
const closing = 0x29;
const dash = 0x2d;
const longest = 24;
/** Groups of digits as telephone numbers have them, with the first or the second in brackets. */
const inGroups =
  /^\+?(?:(?:\d{1,4}[ -]?)?(?:\(\+?\d{1,5}\)|\(\d-\d{1,4}\))[ -]?|\d{1,5}[ .-])(?:\d{1,5}[ .-]){0,4}\d{2,9}$/;
/** With hyphens alone, most groupings are those of numbers of companies, persons and parts. */
const hyphens = /^\d+(?:-\d+)+$/;
const inHyphens =
  /^(?:0[\d-]*|\d{2,4}-\d{4,6}|\d{3}-\d{7}|(?:\d{1,3}-){1,3}\d{3,4}-\d{4}|[5-9]\d\d-\d{3}-\d{3}|(?:\d{2,3}-){1,2}\d\d-\d\d)$/;
/** Of numbers with a dot: versions and addresses have single digits between dots, and ranges of versions hyphens beside them. */
const versions = /^[^.]+\.[^.]+$|(?:^|\.)\d(?:\.|$)|-/;
/** Amounts, and numbers of postal districts, of Americans, of books and of substances. */
const amount = /^[1-9]\d{0,2}(?:\.\d{3})+$|^[1-9](?: \d{3})+$|^\d{1,3} \d{3}$/;
const ofAnotherKind =
  /^(?:(?:19|20)\d\d[-.]\d+|\d{5}-\d{4}|\d{3}[- ]\d\d[- ]\d{4}|\d{4}([- ])\d{4}\1\d{4}|97[89][- ].*)$/;
const range = /^(\d+)-(\d+(?:00|99))$/;

/** A day whose year has two digits is not written with blanks. */
const isDate = (number: string, groups: readonly string[]): boolean => {
  const [first = 0, second = 0, third = 0] = groups.map(Number);
  if (/^\d\d \d\d \d\d$/.test(number)) return false;
  if (groups.length === 2) return isDay(first, 1) && /^(?:19|20)\d\d$/.test(groups[1] as string);
  return (
    groups.length === 3 &&
    (((isDay(second, first) || isDay(first, second)) && /^\d\d(?:\d\d)?$/.test(groups[2] as string)) ||
      (isDay(second, third) && /^\d\d(?:\d\d)?$/.test(groups[0] as string)))
  );
};

/** They have a check digit, and none has been given beyond these. */
const isPeriodical = (number: string): boolean =>
  /^[0-3]\d{3}-\d{4}$/.test(number) && weighted(number.replace("-", ""), [8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

/** Six digits are a number in these groups only; with hyphens they are of many kinds. */
const short = /^\d\d(?: \d\d \d\d| \d{4})$|^\d \d{5}$/;

/** With its zero; longer ones are found in any text. */
const inOnePiece = /^0[1-9]\d{7}$/;

const isInGroups = (number: string): boolean => {
  if (!inGroups.test(number)) return false;
  const groups = number.match(/\d+/g) as readonly string[];
  const digits = groups.reduce((sum, { length }) => sum + length, 0);
  if (digits > 12 || hasFewerThan(3, groups.join("")) || digits < 6 || (digits === 6 && !short.test(number)))
    return false;
  if (isDate(number, groups) || (number.includes(".") && versions.test(number)) || amount.test(number)) return false;
  if (hyphens.test(number) && !inHyphens.test(number)) return false;
  if (ofAnotherKind.test(number) || isPeriodical(number)) return false;
  const [, from, to] = range.exec(number) ?? [];
  return from === undefined || Number(from) > Number(to);
};

/** Whether a text is one number in the groups of a telephone number, and nothing else: a cell, an element of a list, an answer. */
export const isNumberAlone = (text: string, at: number): boolean => {
  if (at > 2 || text.length > longest) return false;
  const number = text.trim();
  return text.startsWith(number, at) && (inOnePiece.test(number) || isInGroups(number));
};

/** How many digits each group has in numbers that stand among words; little else is grouped so. */
const groupings = new Set(
  "34 37 44 224 234 236 244 322 323 333 334 344 433 434 523 533 2222 2322 2334 2344 3222 3322 3333 3334 4222 22222 23322"
    .split(" ")
    .map(Number),
);
const mostGroups = 5;
const longestOfTwo = 11;
const amountOfNine = /^\d{3} \d{3} \d{3}$/;
const year = /(?:^|[ -])(?:1[5-9]|20)\d\d(?:$|[ -])/;
/** The bounds of a range. */
const isRange = (number: string): boolean => {
  const [from, to] = number.split(/[ -]/).map(Number) as [number, number];
  return to > from && (to - from < 1000 || to % 50 === 0);
};
const clauseEnd = /[.,;:!?)"'\]]?(?:\s{0,8}$|\n|[.,;:!?)"'\]] )/y;
const looksBack = 32;
/** What a number is of when it is no person's, and the words between. */
const things = new Set(
  (
    "order orders invoice invoices ref reference ticket tickets case cases serial part parts model models item items version versions section sections clause clauses meter meters code codes " +
    "account accounts id ids sku deal deals contract contracts tracking page pages chapter chapters lot lots flight flights bus room rooms std ieee iso byte bytes color colour colors colours " +
    "score scores size sizes box apt suite unit floor row rows column columns line lines pin pins from between of"
  ).split(" "),
);
const linking = new Set(["no", "nr", "num", "number", "is", "was"]);
const signs = membersOf("#$@<[{/_~^+=.");
const listing = membersOf(" ,;|\t\r\n");

/** Whether another number stands before, or what a number is of when it is no person's. */
const isOfOther = (text: string, at: number): boolean => {
  let start = at;
  while (at - start < 3 && listing[codeAt(text, start - 1)] === 1) start -= 1;
  if (start < at && isDigit(codeAt(text, codeAt(text, start - 1) === closing ? start - 2 : start - 1))) return true;
  const last = text[at - 1] === " " ? at - 2 : at - 1;
  if (signs[codeAt(text, last)] === 1 || (isQuote(text, last) && signs[codeAt(text, last - 1)] === 1)) return true;
  for (let [end, words] = [at, 0]; words < 2; words += 1) {
    while (at - end < looksBack && end > 0 && !isLetter(codeAt(text, end - 1))) {
      if (isDigit(codeAt(text, end - 1))) return false;
      end -= 1;
    }
    let begin = end;
    while (at - begin < looksBack && isLetter(codeAt(text, begin - 1))) begin -= 1;
    const word = text.slice(begin, end).toLowerCase();
    if (things.has(word)) return true;
    if (!linking.has(word)) return false;
    end = begin;
  }
  return false;
};
const isQuote = (text: string, at: number): boolean => text[at] === '"' || text[at] === "'" || text[at] === "`";

const looksAhead = 12;
const otherBehind =
  /^(?: ?[%$€£°×*/=>\]}]| ?[-\u2013] |:\d|[\s,;|]{1,2}\d| (?:\p{Lu}|(?:[kmgt]?b|mm|cm|km|kg|m|g|rows?|items?|users?|units?|bytes?|px|dollars?|euros?)(?!\p{L})))/u;

/** Where the number ends that begins here, if its digits are grouped so. Reads characters, because every number of a text is asked. */
const endOfGroups = (text: string, at: number): number | undefined => {
  if (isDigit(codeAt(text, at - 2)) || (codeAt(text, at - 2) === closing && isDigit(codeAt(text, at - 3))))
    return undefined;
  const isOpened = codeAt(text, at) === opening;
  let grouping = 0;
  for (let [end, groups] = [isOpened ? at + 1 : at, 1]; ; groups += 1) {
    let length = 0;
    while (length < 8 && isDigit(codeAt(text, end + length))) length += 1;
    end += length;
    if (length < 2 || length > 7 || groups > mostGroups) return undefined;
    grouping = grouping * 10 + length;
    const isClosed = groups === 1 && codeAt(text, end) === closing;
    if (isClosed !== (isOpened && groups === 1)) return undefined;
    if (isClosed) end += 1;
    const isApart = codeAt(text, end) === space || codeAt(text, end) === dash;
    if (isDigit(codeAt(text, isApart ? end + 1 : end))) end += isApart ? 1 : 0;
    else return groupings.has(grouping) ? end : undefined;
  }
};

/** The end of a telephone number among words, which nothing but its groups tells. */
export const endAmongWords = (text: string, at: number): number | undefined => {
  const end = endOfGroups(text, at);
  if (end === undefined) return undefined;
  const number = text.slice(at, end);
  // Numbers of houses and postal districts stand in twos before a name.
  const isOfTwo = end - at <= longestOfTwo && /^\d+\D\d+$/.test(number);
  if (isOfTwo && (matchAt(clauseEnd, text, end) === undefined || year.test(number) || isRange(number)))
    return undefined;
  if (isOfOther(text, at) || otherBehind.test(text.slice(end, end + looksAhead))) return undefined;
  return amountOfNine.test(number) || !isInGroups(number) ? undefined : end;
};
