import type { Json } from "./language.ts";

/** A value that exists and that only a deployment knows, for example the id of a resource that is not there yet. */
export const unknown: unique symbol = Symbol("known at deployment");
export type Unknown = typeof unknown;

export type Value = Json | Unknown | undefined | readonly Value[] | { readonly [key: string]: Value };

/** True, false, or neither because a value is not known yet. */
export type Truth = boolean | Unknown;

export const not = (truth: Truth): Truth => (truth === unknown ? unknown : !truth);

export const all = (truths: Iterable<Truth>): Truth => {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === unknown) result = unknown;
  }
  return result;
};

export const any = (truths: Iterable<Truth>): Truth => not(all([...truths].map(not)));

export const isRecord = (value: unknown): value is Readonly<Record<string, Value>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether anything in the value is not known. */
export const hasUnknown = (value: Value): boolean =>
  value === unknown ||
  (Array.isArray(value) && value.some(hasUnknown)) ||
  (isRecord(value) && Object.values(value).some(hasUnknown));
