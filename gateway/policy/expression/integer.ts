import { operation } from "./operation.ts";

/**
 * The sum of two numbers, which wraps around at 32 bits: C# would otherwise refuse a constant sum that overflows.
 *
 * @example
 * plus(request.bodySize, 1);
 */
export const plus = operation({
  name: "plus",
  takes: ["integer", "integer"],
  gives: "integer",
  csharp: ([left, right]) => `unchecked(${left} + ${right})`,
  evaluate: (left, right) => (left + right) | 0,
});

/**
 * The difference of two numbers.
 *
 * @example
 * minus(60, toInteger(request.header("X-Age"), 0));
 */
export const minus = operation({
  name: "minus",
  takes: ["integer", "integer"],
  gives: "integer",
  csharp: ([left, right]) => `unchecked(${left} - ${right})`,
  evaluate: (left, right) => (left - right) | 0,
});

/**
 * The product of two numbers.
 *
 * @example
 * times(toInteger(request.header("X-Pages"), 1), 100);
 */
export const times = operation({
  name: "times",
  takes: ["integer", "integer"],
  gives: "integer",
  csharp: ([left, right]) => `unchecked(${left} * ${right})`,
  evaluate: (left, right) => Math.imul(left, right),
});

/**
 * Whether two numbers are equal.
 *
 * @example
 * isNumber(response.status, 429);
 */
export const isNumber = operation({
  name: "isNumber",
  takes: ["integer", "integer"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} == ${right})`,
  evaluate: (left, right) => left === right,
});

/**
 * Whether a number is at most another.
 *
 * @example
 * isAtMost(request.bodySize, 65_536);
 */
export const isAtMost = operation({
  name: "isAtMost",
  takes: ["integer", "integer"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} <= ${right})`,
  evaluate: (left, right) => left <= right,
});

/**
 * Whether a number is more than another.
 *
 * @example
 * isMoreThan(response.status, 499);
 */
export const isMoreThan = operation({
  name: "isMoreThan",
  takes: ["integer", "integer"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} > ${right})`,
  evaluate: (left, right) => left > right,
});

/**
 * The number that one to nine decimal digits spell; `otherwise` for a sign, white space, more digits or anything else.
 *
 * @example
 * toInteger(request.header("X-Page"), 1); // 1 where it is no number of one to nine digits
 */
export const toInteger = operation({
  name: "toInteger",
  takes: ["string", "integer"],
  gives: "integer",
  csharp: ([value, otherwise], bind) =>
    bind(
      value,
      (digits) => `Regex.IsMatch(${digits}, "\\\\A[0-9]\\u007b1,9\\u007d\\\\z") ? int.Parse(${digits}) : ${otherwise}`,
    ),
  evaluate: (value, otherwise) => (/^[0-9]{1,9}$/.test(value) ? Number(value) : otherwise),
});

/**
 * A whole number as text, in decimal digits.
 *
 * @example
 * setHeader("X-Size", inDigits(request.bodySize));
 */
export const inDigits = operation({
  name: "inDigits",
  takes: ["integer"],
  gives: "string",
  csharp: ([value]) => `Convert.ToString(${value})`,
  evaluate: String,
});
