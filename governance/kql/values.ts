/**
 * How KQL's values stand in JavaScript: bool, string and dynamic as they are; int, long and real as numbers; datetime and timespan as milliseconds,
 * since 1970 or as a length; null as null. Which of them a number is, the static type of the expression says.
 */
export type Value = string | number | boolean | null | readonly unknown[] | object;
export type Row = Readonly<Record<string, Value>>;

/** What a running query knows: the time it is asked at, its tables, and what its `let` statements gave. */
export interface Run {
  readonly now: number;
  readonly rows: (table: string) => readonly Row[];
  readonly tabular: Map<string, readonly Row[]>;
  readonly scalars: Map<string, Value>;
}

/**
 * A query outside the subset that is evaluated here.
 *
 * @example
 * try {
 *   compileQuery("Calls | evaluate autocluster()", { Calls: { Status: "int" } });
 * } catch (error) {
 *   if (error instanceof UnsupportedQuery) console.error(error.message);
 * }
 */
export class UnsupportedQuery extends Error {
  override readonly name = "UnsupportedQuery";

  constructor(problem: string) {
    super(`${problem}; see docs/errors.md#query-unsupported`);
  }
}

/** Milliseconds from the first day of year 1, from which Kusto counts bins of time, to 1970. */
const sinceYearOne = 62_135_596_800_000;

export const binned = (value: number, size: number, isTime: boolean): number => {
  const offset = isTime ? sinceYearOne : 0;
  return Math.floor((value + offset) / size) * size - offset;
};

const spanUnits: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

export const spanFrom = (text: string): number => {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)(ms|[dhms])$/.exec(text) ?? [];
  if (amount === undefined) throw new UnsupportedQuery(`timespan ${text}: write a number with d, h, m, s or ms`);
  return Number(amount) * spanUnits[unit]!;
};

export const timeFrom = (text: string): number | null => {
  const milliseconds = Date.parse(/^\d{4}-\d\d-\d\d( |T)\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(milliseconds) ? null : milliseconds;
};

export const timeText = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.(\d{3})Z$/, ".$10000Z");

/** The value of a string column is never null, every other may be. */
export const emptyOf = (type: string): Value => (type === "string" ? "" : null);

/** A value from outside, as a column of this type holds it. */
export const valueIn = (type: string, value: unknown): Value => {
  if (value === undefined || value === null) return emptyOf(type);
  if (type === "datetime") return value instanceof Date ? value.getTime() : timeFrom(String(value));
  if (type === "string") return typeof value === "string" ? value : JSON.stringify(value);
  return value;
};

/** A value as the outside reads it: times as text. */
export const valueOut = (type: string, value: Value): unknown =>
  type === "datetime" && typeof value === "number" ? new Date(value).toISOString() : value;

export const textOf = (type: string, value: Value): string => {
  if (value === null) return "";
  if (type === "datetime") return timeText(value as number);
  if (type === "timespan") throw new UnsupportedQuery("a timespan as text: divide it by 1m or 1h first");
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** One text per value, equal for equal values: the key of a group. */
export const keyOf = (values: readonly Value[]): string => JSON.stringify(values);

/** Nulls come first; only values of one type are compared. */
export const compared = (a: Value, b: Value): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return (a as number | string) < (b as number | string) ? -1 : 1;
};

/** Terms of a text, as `has` sees them: runs of letters and digits. */
export const hasTerm = (text: string, term: string): boolean => {
  const [within, wanted] = [text.toLowerCase(), term.toLowerCase()];
  const isPart = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    if (!isPart(within[at - 1]) && !isPart(within[at + wanted.length])) return true;
  }
  return false;
};
