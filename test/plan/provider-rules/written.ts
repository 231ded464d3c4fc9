import type { ObjectValue, Value } from "../values.ts";
import { dynamic, UNKNOWN } from "../values.ts";
import type { ArgumentRow } from "./facts.ts";

/** A block of synthesised JSON as a provider would be shown it: values that Terraform has yet to compute are unknown, missing ones are null. */
export const written = (
  block: Readonly<Record<string, unknown>>,
  rows: readonly ArgumentRow[],
  prefix = "",
): ObjectValue => {
  const children = rows.filter(([path]) => path.startsWith(prefix) && !path.slice(prefix.length).includes("."));
  return Object.fromEntries(
    children.map(([path, type]) => {
      const value = block[path.slice(prefix.length)];
      const nested = type.endsWith("block") || type.endsWith("object");
      return [path.slice(prefix.length), nested ? blocks(value, rows, path, type) : plain(value)];
    }),
  );
};

const blocks = (value: unknown, rows: readonly ArgumentRow[], path: string, type: string): Value => {
  if (value === undefined || value === null) return type.endsWith("block") ? [] : null;
  if (typeof value === "string") return UNKNOWN;
  const all = Array.isArray(value) ? value : [value];
  return all.map((item) => written(item as Record<string, unknown>, rows, `${path}.`));
};

/** A value without a schema, references within it unknown. */
export const plain = (value: unknown): Value => {
  if (typeof value === "string") return /[$%]\{/.test(value.replaceAll(/[$%]{2}\{/g, "")) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return (value ?? null) as Value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
};

/** A body as a dynamic attribute holds it; its type is of no matter here. */
export const body = (value: unknown): Value => (value === undefined ? null : dynamic("dynamic", plain(value)));
