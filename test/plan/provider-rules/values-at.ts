import type { ObjectValue, Value } from "../values.ts";
import { isUnknown, UNKNOWN } from "../values.ts";

/** Every value at a path, through all blocks of a repeated one; `*` is each element. An absent block has no values. */
export const valuesAt = (root: Value, path: string): Value[] =>
  path.split(".").reduce<Value[]>((found, name) => found.flatMap((value) => step(value, name)), [root]);

const step = (value: Value, name: string): Value[] => {
  if (value === null) return [];
  if (isUnknown(value)) return [UNKNOWN];
  if (name === "*") return elementsOf(value);
  if (Array.isArray(value)) return value.flatMap((item) => step(item, name));
  return typeof value === "object" ? [(value as ObjectValue)[name] ?? null] : [];
};

export const elementsOf = (value: Value): Value[] => {
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  return typeof value === "object" && !isUnknown(value) ? Object.values(value as ObjectValue) : [value];
};

/** The blocks in which a path ends, and its last name; the whole is the block of a path without dots. */
export const blocksOf = (root: Value, path: string): { readonly blocks: readonly Value[]; readonly name: string } => {
  const end = path.lastIndexOf(".");
  if (end < 0) return { blocks: [root], name: path };
  return { blocks: valuesAt(root, path.slice(0, end)).flatMap(instances), name: path.slice(end + 1) };
};

const instances = (value: Value): Value[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

/** Whether it was written: an empty block counts as not written. */
export const isSet = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** What a provider that knows no null reads for a value that is not there. */
export const isZero = (value: Value): boolean => !isSet(value) || value === "" || value === false || value === 0;
