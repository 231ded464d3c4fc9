import { hasFewerThan } from "./randomness.ts";
import { isDay, weighted } from "./checksums.ts";

const longest = 24;
/** Groups of digits as telephone numbers have them, with the first or the second in brackets. */
const inGroups =
  /^\+?(?:(?:\d{1,4}[ -]?)?(?:\(\+?\d{1,5}\)|\(\d-\d{1,4}\))[ -]?|\d{1,5}[ .-])(?:\d{1,5}[ .-]){0,4}\d{2,9}$/;
/** With hyphens alone, most groupings are those of numbers of companies, persons and parts. */
const hyphens = /^\d+(?:-\d+)+$/;
const inHyphens =
  /^(?:0[\d-]*|\d{2,4}-\d{4,6}|\d{3}-\d{7}|(?:\d{1,3}-){1,3}\d{3,4}-\d{4}|[5-9]\d\d-\d{3}-\d{3}|(?:\d{2,3}-){1,2}\d\d-\d\d)$/;
/** Versions and addresses have single digits between dots, and ranges of versions hyphens beside them. */
const versions = /^[^.]+\.[^.]+$|(?:^|\.)\d(?:[.-]|$)|\..*-|-.*\./;
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

/** Whether a text is one number in the groups of a telephone number, and nothing else: a cell, an element of a list, an answer. */
export const isNumberAlone = (text: string, at: number): boolean => {
  if (at > 2 || text.length > longest) return false;
  const number = text.trim();
  if (inOnePiece.test(number)) return true;
  if (text.length - at < number.length || !inGroups.test(number)) return false;
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
