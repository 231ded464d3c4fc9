import { EvaluationError, Unsupported } from "./language.ts";
import { compared, text } from "./operators.ts";
import type { Value } from "./value.ts";
import { hasUnknown, isRecord, unknown } from "./value.ts";

/** Functions whose value depends on their arguments alone. `if`, `and` and `or` judge only what they need, elsewhere. */
export const callPure = (name: string, values: readonly Value[]): Value => {
  const known = pure[name.toLowerCase()];
  if (!known) throw new Unsupported(`the function ${name}()`);
  return values.some(hasUnknown) ? unknown : known(...values);
};

const pure: Readonly<Record<string, (...values: Value[]) => Value>> = {
  concat: (...values) => values.map((value) => plain(value)).join(""),
  tolower: (value) => plain(value).toLowerCase(),
  toupper: (value) => plain(value).toUpperCase(),
  first: (value) => (Array.isArray(value) ? (value[0] as Value) : plain(value).slice(0, 1)),
  last: (value) => (Array.isArray(value) ? (value.at(-1) as Value) : plain(value).slice(-1)),
  length: (value) =>
    Array.isArray(value) || typeof value === "string" ? value.length : Object.keys(value ?? {}).length,
  empty: (value) =>
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0),
  contains: (value, part) =>
    Array.isArray(value)
      ? value.some((item) => text(item as Value) === text(part))
      : isRecord(value)
        ? plain(part) in value
        : plain(value).includes(plain(part)),
  startswith: (value, part) => text(value).startsWith(text(part)),
  endswith: (value, part) => text(value).endsWith(text(part)),
  indexof: (value, part) => text(value).indexOf(text(part)),
  split: (value, separator) => plain(value).split(plain(separator)),
  replace: (value, from, to) => plain(value).replaceAll(plain(from), plain(to)),
  padleft: (value, length, fill) => plain(value).padStart(Number(length), plain(fill ?? " ")),
  coalesce: (...values) => values.find((value) => value !== undefined && value !== null) ?? null,
  string: (value) => (typeof value === "string" ? value : JSON.stringify(value ?? null)),
  int: (value) => {
    const number = Number(value);
    if (!Number.isInteger(number)) throw new EvaluationError(`int(${JSON.stringify(value)}) is not a whole number`);
    return number;
  },
  not: (value) => text(value) !== "true",
  equals: (a, b) => text(a) === text(b),
  less: (a, b) => compared(a, b) < 0,
  lessorequals: (a, b) => compared(a, b) <= 0,
  greater: (a, b) => compared(a, b) > 0,
  greaterorequals: (a, b) => compared(a, b) >= 0,
  createarray: (...values) => values,
  true: () => true,
  false: () => false,
  adddays: (value, days) => {
    const at = Date.parse(plain(value));
    if (Number.isNaN(at)) throw new EvaluationError(`addDays takes a date, not ${JSON.stringify(value)}`);
    return new Date(at + Number(days) * 86_400_000).toISOString();
  },
};

const plain = (value: Value): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") throw new EvaluationError(`${JSON.stringify(value)} stands where a text belongs`);
  return String(value);
};
