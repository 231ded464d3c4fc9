import { nearest } from "./nearest.ts";

/** One thing wrong with a configuration: where, what stood there, what would be right. */
export interface Problem {
  readonly field: string;
  readonly received: unknown;
  readonly right: string;
}

export type Check = (value: unknown, field: string) => readonly Problem[];

const wrong = (field: string, received: unknown, right: string): readonly Problem[] => [{ field, received, right }];

export const satisfying =
  (holds: (text: string) => boolean, right: string): Check =>
  (value, field) =>
    typeof value === "string" && holds(value) ? [] : wrong(field, value, right);

export const matching = (pattern: RegExp, right: string): Check => satisfying((text) => pattern.test(text), right);

export const resourceId = (type: string, name?: string): Check =>
  matching(
    new RegExp(
      `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${type}/${name?.replaceAll(".", "\\.") ?? "[^/]+"}$`,
      "i",
    ),
    `the full resource id of ${name === undefined ? `a ${type}` : `the ${type} ${name}`}`,
  );

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, field) =>
    typeof value === "string" && allowed.includes(value) ? [] : wrong(field, value, `one of ${allowed.join(", ")}`);

export const flag: Check = (value, field) => (typeof value === "boolean" ? [] : wrong(field, value, "true or false"));

export const optional =
  (check: Check): Check =>
  (value, field) =>
    value === undefined ? [] : check(value, field);

export const listOf =
  (check: Check, right: string): Check =>
  (value, field) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((item, index) => check(item, `${field}[${index}]`))
      : wrong(field, value, Array.isArray(value) ? right : `a list with ${right}`);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const recordOf =
  (keys: RegExp, check: Check, right: string): Check =>
  (value, field) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) =>
          keys.test(key) ? check(item, `${field}.${key}`) : wrong(`${field}.${key}`, key, right),
        )
      : wrong(field, value, right);

/** Fields that users look for one level too high. */
interface Elsewhere {
  /** What has them, as a user would say it. */
  readonly of: string;
  readonly names: readonly string[];
}

/** An object with exactly these fields: an unread field is a mistake that its author relies on. */
export const shape =
  (fields: Readonly<Record<string, Check>>, elsewhere: Elsewhere = { of: "", names: [] }): Check =>
  (value, field) => {
    const at = (name: string): string => (field === "" ? name : `${field}.${name}`);
    if (!isRecord(value)) return wrong(field, value, `an object with ${Object.keys(fields).join(", ")}`);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
    return [
      ...unknown.flatMap((name) => wrong(at(name), value[name], unknownField(name, Object.keys(fields), elsewhere))),
      ...Object.entries(fields).flatMap(([name, check]) => check(value[name], at(name))),
    ];
  };

const unknownField = (name: string, known: readonly string[], { of, names }: Elsewhere): string => {
  const meant = nearest(name, known);
  if (meant !== undefined) return `no such field. Did you mean ${meant}?`;
  const there = nearest(name, names);
  if (there !== undefined) return `no such field here. Did you mean ${there} of ${of}?`;
  return `no such field. The known fields are ${known.join(", ")}`;
};

/** The shape that a field's value selects; a value that selects none is a problem of that field. */
export const shapeBy =
  (discriminator: string, shapes: Readonly<Record<string, Check>>): Check =>
  (value, field) => {
    const selected = isRecord(value) ? value[discriminator] : undefined;
    const check = typeof selected === "string" && Object.hasOwn(shapes, selected) ? shapes[selected] : undefined;
    return check
      ? check(value, field)
      : wrong(`${field}.${discriminator}`, selected, `one of ${Object.keys(shapes).join(", ")}`);
  };
