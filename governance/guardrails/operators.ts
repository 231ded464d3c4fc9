import type { Operator } from "./language.ts";
import { EvaluationError } from "./language.ts";
import type { Truth, Value } from "./value.ts";
import { hasUnknown, not, unknown } from "./value.ts";

/** One value against one operand. Text is compared without case, except by `match`; a missing value is null. */
export const holds = (operator: Operator, value: Value, operand: Value): Truth => {
  if (operator === "exists") return exists(value) === (text(operand) === "true");
  if (hasUnknown(operand)) return unknown;
  if (hasUnknown(value)) return unknown;
  switch (operator) {
    case "equals":
      return equal(value, operand);
    case "in":
      return listOf(operand).some((item) => equal(value, item));
    case "like":
      return value !== undefined && value !== null && wildcard(text(operand)).test(text(value));
    case "match":
      return value !== undefined && value !== null && pattern(String(operand)).test(String(value));
    case "contains":
      return contains(value, operand);
    case "notEquals":
      return not(holds("equals", value, operand));
    case "notIn":
      return not(holds("in", value, operand));
    case "notLike":
      return not(holds("like", value, operand));
    case "notMatch":
      return not(holds("match", value, operand));
    case "notContains":
      return not(holds("contains", value, operand));
    case "less":
      return compared(value, operand) < 0;
    case "lessOrEquals":
      return compared(value, operand) <= 0;
    case "greater":
      return compared(value, operand) > 0;
    case "greaterOrEquals":
      return compared(value, operand) >= 0;
  }
};

const exists = (value: Value): boolean => value !== undefined && value !== null;

/** Booleans and numbers are written as text in many rules. */
export const text = (value: Value): string => String(value ?? "").toLowerCase();

const equal = (value: Value, operand: Value): boolean => {
  if (value === undefined || value === null) return operand === null || operand === undefined;
  if (typeof value === "object" || typeof operand === "object") {
    return JSON.stringify(value).toLowerCase() === JSON.stringify(operand).toLowerCase();
  }
  return text(value) === text(operand);
};

const listOf = (operand: Value): readonly Value[] => {
  if (!Array.isArray(operand)) throw new EvaluationError(`in takes an array, not ${JSON.stringify(operand)}`);
  return operand as readonly Value[];
};

const contains = (value: Value, operand: Value): boolean => {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => equal(item as Value, operand));
  return text(value).includes(text(operand));
};

const wildcard = (operand: string): RegExp => {
  const parts = operand.split("*");
  if (parts.length > 2) throw new EvaluationError(`like takes one *, not ${JSON.stringify(operand)}`);
  return new RegExp(`^${parts.map(literally).join(".*")}$`, "s");
};

const literally = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `#` is a digit, `?` a letter, `.` any character; all else is itself, with its case. */
const pattern = (operand: string): RegExp =>
  new RegExp(
    `^${[...operand].map((c) => (c === "#" ? "[0-9]" : c === "?" ? "[A-Za-z]" : c === "." ? "." : literally(c))).join("")}$`,
    "s",
  );

export const compared = (value: Value, operand: Value): number => {
  if (typeof value === "number" && typeof operand === "number") return value - operand;
  if (typeof value === "string" && typeof operand === "string") {
    return value.toLowerCase() < operand.toLowerCase() ? -1 : Number(value.toLowerCase() !== operand.toLowerCase());
  }
  throw new EvaluationError(`${JSON.stringify(value)} cannot be compared with ${JSON.stringify(operand)}`);
};
