import type { Choice, Given, Junction, Lookup, TypeName } from "./expr.ts";
import { expr } from "./expr.ts";
import { operation } from "./operation.ts";

/**
 * The opposite of a condition.
 *
 * @example
 * not(equals(request.method, "GET"));
 */
export const not = operation({
  name: "not",
  takes: ["boolean"],
  gives: "boolean",
  csharp: ([value]) => `!${value}`,
  evaluate: (value) => !value,
});

/**
 * True when every operand is; evaluated from the left until one is not.
 *
 * @example
 * and(equals(request.method, "POST"), startsWith(request.path, "/orders"));
 */
export const and = (...operands: readonly Given<"boolean">[]): Junction => ({
  kind: "junction",
  type: "boolean",
  joins: "and",
  operands: operands.map((one) => expr("boolean", one)),
});

/**
 * True when an operand is; evaluated from the left until one is.
 *
 * @example
 * or(equals(request.method, "GET"), equals(request.method, "HEAD"));
 */
export const or = (...operands: readonly Given<"boolean">[]): Junction => ({
  kind: "junction",
  type: "boolean",
  joins: "or",
  operands: operands.map((one) => expr("boolean", one)),
});

const choice = <T extends TypeName>(
  type: T,
  condition: Given<"boolean">,
  then: Given<T>,
  otherwise: Given<T>,
): Choice<T> => ({
  kind: "choice",
  type,
  condition: expr("boolean", condition),
  then: expr(type, then),
  otherwise: expr(type, otherwise),
});

/**
 * One of two texts.
 *
 * @example
 * setHeader("X-Kind", pick(isMoreThan(request.bodySize, 0), "write", "read"));
 */
export const pick = (
  condition: Given<"boolean">,
  then: Given<"string">,
  otherwise: Given<"string">,
): Choice<"string"> => choice("string", condition, then, otherwise);

/**
 * One of two numbers.
 *
 * @example
 * rateLimitByKey({ key: text("orders:", request.clientIp), periodSeconds: 60, calls: pickInteger(equals(request.method, "GET"), 600, 60) });
 */
export const pickInteger = (
  condition: Given<"boolean">,
  then: Given<"integer">,
  otherwise: Given<"integer">,
): Choice<"integer"> => choice("integer", condition, then, otherwise);

/**
 * One of two lists.
 *
 * @example
 * pickStrings(equals(request.method, "GET"), ["orders.read"], ["orders.read", "orders.write"]);
 */
export const pickStrings = (
  condition: Given<"boolean">,
  then: Given<"strings">,
  otherwise: Given<"strings">,
): Choice<"strings"> => choice("strings", condition, then, otherwise);

/**
 * The table's value for a key, compared code unit by code unit; `otherwise` for a key that it lacks.
 *
 * @example
 * lookup(request.header("X-Region"), { eu: "https://eu.internal", us: "https://us.internal" }, "https://eu.internal");
 */
export const lookup = (
  key: Given<"string">,
  table: Readonly<Record<string, string>>,
  otherwise: Given<"string">,
): Lookup => ({
  kind: "lookup",
  type: "string",
  key: expr("string", key),
  table: Object.entries(table).sort(([left], [right]) => (left < right ? -1 : 1)),
  otherwise: expr("string", otherwise),
});
