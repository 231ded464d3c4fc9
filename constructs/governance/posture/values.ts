import { expressionsIn } from "./references.ts";

/** Whether the value is only known to Terraform, at plan or at apply. */
export const isUnknown = (value: unknown): value is string =>
  typeof value === "string" && expressionsIn(value).length > 0;

/**
 * Every value at a path of argument names. A block that repeats gives one value for each; a missing argument gives `undefined`. Terraform's JSON
 * has a single block as an object or as a list of one, which makes no difference here.
 */
export const valuesAt = (attributes: unknown, path: string): unknown[] =>
  path.split(".").reduce<unknown[]>((values, name) => {
    const next = values.map((value) => (isBlock(value) ? value[name] : undefined));
    return next.flatMap((value) => (Array.isArray(value) && value.some(isBlock) ? (value as unknown[]) : [value]));
  }, [attributes].flat());

/** The value at a path, where at most one can stand. */
export const valueAt = (attributes: unknown, path: string): unknown => valuesAt(attributes, path)[0];

const isBlock = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every string in a value, with the path of argument names that leads to it; a value that has its name beside it goes by that name. */
export const stringsIn = (value: unknown, path = ""): { readonly path: string; readonly text: string }[] => {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => stringsIn(item, path));
  if (!isBlock(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const name = key === "value" && typeof value["name"] === "string" ? value["name"] : key;
    return stringsIn(item, path === "" ? name : `${path}.${name}`);
  });
};
