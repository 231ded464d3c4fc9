import { isRecord } from "../record.ts";
import { isLinear, isPattern } from "./linear.ts";

/** A regular expression of a JSON Schema, and where it stands. */
export interface SchemaPattern {
  /** JSON pointer. */
  readonly path: string;
  /** The expression as it stands there. */
  readonly pattern: string;
}

/**
 * Every regular expression in a schema.
 *
 * @example
 * patternsIn({ type: "string", pattern: "^a$" }); // [{ path: "/pattern", pattern: "^a$" }]
 */
export const patternsIn = (schema: unknown, path = ""): readonly SchemaPattern[] => {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const at = `${path}/${key}`;
    return [
      ...(key === "pattern" && typeof value === "string" ? [{ path: at, pattern: value }] : []),
      ...(key === "patternProperties" && isRecord(value)
        ? Object.keys(value).map((pattern) => ({ path: at, pattern }))
        : []),
      ...patternsIn(value, at),
    ];
  });
};

/**
 * the regular expressions of a schema that a caller could make slow, with what would be right.
 *
 * @example
 * slowPatterns({ type: "string", pattern: "^(a+)+$" })[0]?.path; // /pattern
 */
export const slowPatterns = (schema: unknown): readonly (SchemaPattern & { readonly right: string })[] =>
  patternsIn(schema).flatMap((found) => {
    if (isLinear(found.pattern)) return [];
    const right = isPattern(found.pattern)
      ? "a regular expression that takes linear time: anchored with ^ and $, without repetitions that overlap and without back references"
      : "a regular expression as JavaScript reads it with the flag u";
    return [{ ...found, right }];
  });
