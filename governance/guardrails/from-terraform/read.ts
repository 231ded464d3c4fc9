import type { Value } from "../value.ts";
import { isRecord, unknown } from "../value.ts";

/** A resource as a stack declares it, with its references followed; the graph of the posture has this shape. */
export interface Declared {
  /** The address in Terraform. */
  readonly address: string;
  /** The type in Terraform. */
  readonly type: string;
  /** Its arguments; values that Terraform fills in later stay expressions. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The expressions in its arguments, and what they point at. */
  readonly references: readonly { readonly from: string; readonly to: string | undefined; readonly text: string }[];
}

/** Reads arguments by path. `fallback` is what the provider sends where nothing is written. */
export interface Reader {
  readonly declared: Declared;
  value(path: string, fallback?: Value): Value;
  /** `Enabled` or `Disabled`, for an argument that is a boolean in Terraform. */
  enabled(path: string, fallback?: Value): Value;
  /** Every block of a list. */
  blocks(path: string): readonly Reader[];
}

/** Turns a text with a reference into what it will be; undefined where that is not known. */
export type Resolve = (declared: Declared, path: string, text: string) => string | undefined;

export const reader = (
  declared: Declared,
  resolve: Resolve,
  attributes: unknown = declared.attributes,
  prefix = "",
): Reader => {
  const value = (path: string, fallback?: Value): Value =>
    known(at(attributes, path.split(".")), prefix + path, declared, resolve) ?? fallback;
  return {
    declared,
    value,
    enabled(path, fallback) {
      const on = value(path, fallback);
      return typeof on === "boolean" ? (on ? "Enabled" : "Disabled") : on;
    },
    blocks: (path) =>
      [at(attributes, path.split(".")) ?? []]
        .flat()
        .map((block) => reader(declared, resolve, block, `${prefix}${path}.`)),
  };
};

/** A block that stands once is an object or a list of one. */
const at = (value: unknown, path: readonly string[]): unknown => {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const block = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  return isRecord(block) ? at(block[head], rest) : undefined;
};

const known = (value: unknown, path: string, declared: Declared, resolve: Resolve): Value => {
  if (typeof value === "string") return value.includes("${") ? (resolve(declared, path, value) ?? unknown) : value;
  if (Array.isArray(value)) return value.map((item) => known(item, path, declared, resolve));
  if (!isRecord(value)) return value as Value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, known(item, `${path}.${key}`, declared, resolve)]),
  );
};
