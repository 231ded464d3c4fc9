import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pattern } from "./patterns.ts";

/** A type of Azure Resource Manager in one version, as azapi carries it. */
export interface ArmType {
  readonly type: string;
  readonly version: string;
  /** All versions that azapi takes for the type. */
  readonly versions: readonly string[];
  /** Versions that it has a schema of but refuses, because Azure has not registered them. */
  readonly unregistered?: readonly string[];
  readonly read: string;
  readonly body: Shape;
  /** What each action takes; `none` is no body. */
  readonly actions?: Readonly<Record<string, Shape | "none">>;
}

/** The shape of a value. In `object` a name with `!` is required; a `readOnly` one must not be written. */
export type Shape =
  | "string"
  | "number"
  | "bool"
  | "any"
  | { readonly string: { readonly min?: number; readonly max?: number; readonly pattern?: string } }
  | { readonly oneOf: readonly string[] }
  | { readonly "any of": readonly Shape[] }
  | { readonly array: Shape; readonly min?: number; readonly max?: number }
  | ObjectShape;

interface ObjectShape {
  readonly object: Readonly<Record<string, Shape>>;
  readonly readOnly?: readonly string[];
  /** The shape of names that are not listed; without it there are none. */
  readonly more?: Shape;
  /** The name whose value selects one of `kinds`, which describe the rest. */
  readonly by?: string;
  readonly kinds?: Readonly<Record<string, ObjectShape>>;
}

const directory = join(import.meta.dirname, "azapi");

export const armTypes: readonly ArmType[] = readdirSync(directory)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(directory, file), "utf8")) as ArmType);

const byName = new Map(armTypes.map((arm) => [`${arm.type}@${arm.version}`.toLowerCase(), arm]));

/** By `Microsoft.X/y@version`, in either case. */
export const armType = (name: string): ArmType | undefined => byName.get(name.toLowerCase());

/** Stands for a value that is not known yet. It fits every shape. */
export const OPEN = Symbol("not known yet");

/** What is wrong with a value, each with its path. */
export const misfits = (shape: Shape, value: unknown, path = ""): string[] => {
  if (value === OPEN || value === null || value === undefined || shape === "any") return [];
  if (shape === "number") return typeof value === "number" ? [] : [`${path}: expected a number, got ${text(value)}`];
  if (shape === "bool")
    return typeof value === "boolean" ? [] : [`${path}: expected a truth value, got ${text(value)}`];
  if (shape === "string" || "string" in shape || "oneOf" in shape) return textMisfits(shape, value, path);
  if ("any of" in shape) {
    const fits = shape["any of"].some((one) => misfits(one, value, path).length === 0);
    return fits ? [] : [`${path}: fits none of its shapes`];
  }
  if ("array" in shape) return arrayMisfits(shape, value, path);
  return objectMisfits(shape, value, path);
};

const textMisfits = (
  shape: Extract<Shape, "string" | { string: unknown } | { oneOf: unknown }>,
  value: unknown,
  path: string,
): string[] => {
  if (typeof value !== "string") return [`${path}: expected a text, got ${text(value)}`];
  if (shape === "string") return [];
  if ("oneOf" in shape)
    return shape.oneOf.includes(value) ? [] : [`${path}: expected one of ${shape.oneOf.join(", ")}, got ${value}`];
  const { min = 0, max = Infinity, pattern: source } = shape.string;
  return [
    ...(value.length < min || value.length > max
      ? [`${path}: expected ${min} to ${max} characters, got ${value}`]
      : []),
    ...(source !== undefined && !pattern(source).test(value) ? [`${path}: ${value} does not match ${source}`] : []),
  ];
};

const arrayMisfits = (
  { array, min = 0, max = Infinity }: Extract<Shape, { array: unknown }>,
  value: unknown,
  path: string,
): string[] => {
  if (!Array.isArray(value)) return [`${path}: expected a list, got ${text(value)}`];
  const number =
    value.length < min || value.length > max ? [`${path}: expected ${min} to ${max} items, got ${value.length}`] : [];
  return [...number, ...value.flatMap((item, index) => misfits(array, item, `${path}.${index}`))];
};

const objectMisfits = (shape: ObjectShape, value: unknown, path: string): string[] => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${path}: expected an object, got ${text(value)}`];
  const written = value as Readonly<Record<string, unknown>>;
  const { object, readOnly = [], more, by, kinds } = shape;
  const named = Object.entries(object).map(([name, of]) => ({
    name: name.replace(/!$/, ""),
    required: name.endsWith("!"),
    of,
  }));
  const known = new Map(named.map(({ name, of }) => [name, of]));
  const rest: Record<string, unknown> = {};
  const wrong = Object.entries(written).flatMap(([name, item]) => {
    const at = `${path}.${name}`;
    const of = known.get(name);
    if (of !== undefined) return misfits(of, item, at);
    if (readOnly.includes(name)) return [`${at}: cannot be written`];
    if (readOnly.includes(`${name}!`)) return [];
    if (kinds !== undefined) rest[name] = item;
    else if (more === undefined) return [`${at}: there is no such property`];
    else return misfits(more, item, at);
    return [];
  });
  const missing = named
    .filter(({ name, required }) => required && !(name in written))
    .map(({ name }) => `${path}.${name}: is required`);
  if (kinds === undefined || by === undefined) return [...wrong, ...missing];
  const kind = rest[by];
  if (kind === OPEN) return [...wrong, ...missing];
  const selected = typeof kind === "string" ? kinds[kind] : undefined;
  const selectedWrong = selected
    ? misfits(selected, rest, path)
    : [`${path}.${by}: expected one of ${Object.keys(kinds).join(", ")}, got ${text(kind)}`];
  return [...wrong, ...missing, ...selectedWrong];
};

const text = (value: unknown): string => JSON.stringify(value) ?? "nothing";
