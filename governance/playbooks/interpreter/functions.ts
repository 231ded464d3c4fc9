import type { Json } from "../workflow.ts";

/** A function that the interpreter does not know, or arguments that it does not take. */
export class UnsupportedFunction extends Error {
  constructor(what: string) {
    super(`the workflow interpreter does not execute ${what}`);
    this.name = "UnsupportedFunction";
  }
}

// https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
const functions: Readonly<Record<string, (...values: Json[]) => Json>> = {
  concat: (...values) => values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(""),
  contains: (of, part) =>
    Array.isArray(of) ? of.some((each) => same(each as Json, part ?? null)) : textOf(of).includes(textOf(part)),
  split: (text, separator) => textOf(text).split(textOf(separator)),
  join: (list, separator) => listOf(list).map(String).join(textOf(separator)),
  union: (...lists) => {
    const all = lists.flatMap((list) => [...listOf(list)]);
    return all.filter((one, index) => all.findIndex((other) => same(one, other)) === index);
  },
  createArray: (...values) => values,
  if: (condition, yes, no) => (condition === true ? (yes ?? null) : (no ?? null)),
  equals: (one, other) => same(one ?? null, other ?? null),
  and: (...values) => values.every((value) => value === true),
  or: (...values) => values.some((value) => value === true),
  not: (value) => value !== true,
  coalesce: (...values) => values.find((value) => value !== null) ?? null,
  empty: (value) =>
    value === null ||
    value === "" ||
    (Array.isArray(value) ? value.length === 0 : typeof value === "object" && Object.keys(value).length === 0),
  first: (list) => {
    const [first] = Array.isArray(list) ? list : [...textOf(list)];
    if (first === undefined) throw new UnsupportedFunction("first() of nothing");
    return first as Json;
  },
  length: (of) => (Array.isArray(of) ? of.length : textOf(of).length),
  string: (value) => (typeof value === "string" ? value : JSON.stringify(value)),
  int: (value) => {
    const number = Number(value);
    if (!Number.isInteger(number)) throw new UnsupportedFunction(`int() of ${JSON.stringify(value)}`);
    return number;
  },
  json: (text) => JSON.parse(textOf(text)) as Json,
  add: (one, other) => Number(one) + Number(other),
  min: (...values) => Math.min(...values.map(Number)),
  max: (...values) => Math.max(...values.map(Number)),
  replace: (text, from, to) => textOf(text).replaceAll(textOf(from), textOf(to)),
  startsWith: (text, part) => textOf(text).toLowerCase().startsWith(textOf(part).toLowerCase()),
  encodeUriComponent: (text) => encodeURIComponent(textOf(text)),
  toLower: (text) => textOf(text).toLowerCase(),
};

export const callFunction = (name: string, values: readonly Json[]): Json => {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) throw new UnsupportedFunction(`the function ${name}()`);
  return known(...values);
};

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);

const textOf = (value: Json | undefined): string => {
  if (typeof value !== "string") throw new UnsupportedFunction(`${JSON.stringify(value)} where a text belongs`);
  return value;
};

const listOf = (value: Json | undefined): readonly Json[] => {
  if (!Array.isArray(value)) throw new UnsupportedFunction(`${JSON.stringify(value)} where a list belongs`);
  return value as readonly Json[];
};
