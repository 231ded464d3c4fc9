import { operation } from "./operation.ts";

/** The sum of two numbers, which wraps around at 32 bits: C# would otherwise refuse a constant sum that overflows. */
export const plus = operation({
  name: "plus",
  takes: ["integer", "integer"],
  gives: "integer",
  csharp: ([left, right]) => `unchecked(${left} + ${right})`,
  evaluate: (left, right) => (left + right) | 0,
});

/** The difference of two numbers. */
export const minus = operation({
  name: "minus",
  takes: ["integer", "integer"],
  gives: "integer",
  csharp: ([left, right]) => `unchecked(${left} - ${right})`,
  evaluate: (left, right) => (left - right) | 0,
});

/** The product of two numbers. */
export const times = operation({
  name: "times",
  takes: ["integer", "integer"],
  gives: "integer",
  csharp: ([left, right]) => `unchecked(${left} * ${right})`,
  evaluate: (left, right) => Math.imul(left, right),
});

/** Whether two numbers are equal. */
export const isNumber = operation({
  name: "isNumber",
  takes: ["integer", "integer"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} == ${right})`,
  evaluate: (left, right) => left === right,
});

/** Whether a number is at most another. */
export const isAtMost = operation({
  name: "isAtMost",
  takes: ["integer", "integer"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} <= ${right})`,
  evaluate: (left, right) => left <= right,
});

/** Whether a number is more than another. */
export const isMoreThan = operation({
  name: "isMoreThan",
  takes: ["integer", "integer"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} > ${right})`,
  evaluate: (left, right) => left > right,
});

/** The number that one to nine decimal digits spell; `otherwise` for a sign, white space, more digits or anything else. */
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

/** A whole number as text, in decimal digits. */
export const inDigits = operation({
  name: "inDigits",
  takes: ["integer"],
  gives: "string",
  csharp: ([value]) => `Convert.ToString(${value})`,
  evaluate: String,
});
