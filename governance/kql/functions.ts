import type { Trend } from "./series.ts";
import { anomalies, forecast } from "./series.ts";
import type { Run, Value } from "./values.ts";
import { binned, emptyOf, textOf, timeFrom, UnsupportedQuery } from "./values.ts";

/** A function of KQL, for arguments of these static types. */
type ScalarFunction = (types: readonly string[]) => (values: readonly Value[], run: Run) => Value;

const plain =
  (compute: (...values: Value[]) => Value): ScalarFunction =>
  () =>
  (values) =>
    compute(...values);

/** Null for null, as most functions of KQL have it. */
const strict = (compute: (...values: never[]) => Value): ScalarFunction =>
  plain((...values) => (values.includes(null) ? null : compute(...(values as never[]))));

const text =
  (compute: (texts: readonly string[]) => Value): ScalarFunction =>
  (types) =>
  (values) =>
    compute(values.map((value, index) => textOf(types[index]!, value)));

const numberFrom = (value: Value): number | null => {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string" || !/^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value)) return null;
  return Number(value);
};

const truncated = (value: Value): number | null => {
  const number = numberFrom(value);
  return number === null ? null : Math.trunc(number);
};

const day = 86_400_000;
const parts: Readonly<Record<string, number>> = { day, hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 };

/** How many boundaries of this unit lie between two times. */
const boundaries = (unit: string, later: number, earlier: number): number => {
  const size = parts[unit.toLowerCase()];
  if (size === undefined)
    throw new UnsupportedQuery(`datetime_diff by ${unit}: one of ${Object.keys(parts).join(", ")}`);
  return Math.floor(later / size) - Math.floor(earlier / size);
};

const numbers = (value: Value): readonly number[] => {
  if (!Array.isArray(value)) throw new UnsupportedQuery("a series is an array of numbers");
  return value.map((item) => (typeof item === "number" ? item : 0));
};

const period = (value: Value | undefined): number => {
  if (typeof value === "number" && value >= 0) return value;
  throw new UnsupportedQuery("series functions: give the period in bins, or 0; detecting it is not evaluated here");
};

const trendOf = (value: Value | undefined): Trend => (value ?? "avg") as Trend;

/** A set keeps the order in which its members came; KQL promises none. */
const setOf = (value: Value): readonly unknown[] =>
  Array.isArray(value) ? [...new Set(value as readonly unknown[])] : [];

const coalesced: ScalarFunction = (types) => (values) => {
  const empty = (value: Value, index: number): boolean => value === null || (types[index] === "string" && value === "");
  const found = values.findIndex((value, index) => !empty(value, index));
  return found === -1 ? emptyOf(types[0]!) : values[found]!;
};

const chosen: ScalarFunction = () => (values) => {
  for (let index = 0; index + 1 < values.length; index += 2) if (values[index] === true) return values[index + 1]!;
  return values.at(-1)!;
};

const parsed = (value: Value): Value => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
};

/** Every scalar function that is evaluated; any other is refused. */
export const functionsByName: Readonly<Record<string, ScalarFunction>> = {
  ago:
    () =>
    ([span], { now }) =>
      now - (span as number),
  now:
    () =>
    ([offset], { now }) =>
      now + ((offset as number | undefined) ?? 0),
  bin:
    (types) =>
    ([value, size]) =>
      value === null || size === null ? null : binned(value as number, size as number, types[0] === "datetime"),
  startofday: strict((time: number) => Math.floor(time / day) * day),
  hourofday: strict((time: number) => Math.floor((((time % day) + day) % day) / 3_600_000)),
  dayofweek: strict((time: number) => new Date(time).getUTCDay() * day),
  datetime_diff: strict(boundaries),
  tostring: text(([value]) => value!),
  tolong: plain(truncated),
  toint: plain(truncated),
  toreal: plain(numberFrom),
  todouble: plain(numberFrom),
  tobool: plain((value) =>
    typeof value === "boolean" ? value : ({ true: true, false: false }[String(value).toLowerCase()] ?? null),
  ),
  todatetime: strict((value: string | number) => (typeof value === "number" ? value : timeFrom(value))),
  strcat: text((texts) => texts.join("")),
  strlen: text(([value]) => value!.length),
  tolower: text(([value]) => value!.toLowerCase()),
  toupper: text(([value]) => value!.toUpperCase()),
  split: strict((value: string, by: string) => value.split(by)),
  parse_json: plain(parsed),
  isempty: text(([value]) => value === ""),
  isnotempty: text(([value]) => value !== ""),
  isnull: plain((value) => value === null),
  isnotnull: plain((value) => value !== null),
  not: strict((value: boolean) => !value),
  iff: chosen,
  case: chosen,
  coalesce: coalesced,
  min_of: strict((...values: number[]) => Math.min(...values)),
  max_of: strict((...values: number[]) => Math.max(...values)),
  round: strict((value: number, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits),
  abs: strict((value: number) => Math.abs(value)),
  array_length: plain((value) => (Array.isArray(value) ? value.length : null)),
  set_difference: plain((a, ...others) =>
    setOf(a).filter((item) => !others.some((other) => setOf(other).includes(item))),
  ),
  set_has_element: plain((set, item) => setOf(set).includes(item)),
  series_decompose_anomalies:
    () =>
    ([series, threshold, season, trend, points, method]) => {
      const found = anomalies(
        numbers(series!),
        (threshold as number | undefined) ?? 1.5,
        period(season),
        trendOf(trend),
        (points as number | undefined) ?? 0,
        (method as "ctukey" | undefined) ?? "ctukey",
      );
      return [found.flags, found.scores, found.baseline];
    },
  series_decompose_forecast:
    () =>
    ([series, points, season, trend]) =>
      forecast(numbers(series!), points as number, period(season), trendOf(trend)),
};
