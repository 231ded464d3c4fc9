import type { Value } from "../values.ts";
import { isUnknown } from "../values.ts";
import type { Condition, Conditions, Constraint } from "./facts.ts";
import { pattern } from "./patterns.ts";
import { isZero, valuesAt } from "./values-at.ts";

/** Whether all hold, of `root` and, for `./x`, of the block that the rule is about. An unknown value leaves it open, which is not "holds". */
export const hold = (conditions: Conditions | undefined, root: Value, block: Value): boolean =>
  Object.entries(conditions ?? {}).every(([path, condition]) => {
    const values = path.startsWith("./") ? valuesAt(block, path.slice(2)) : valuesAt(root, path);
    return satisfies(values.length === 0 ? [null] : values, condition);
  });

const satisfies = (values: readonly Value[], condition: Condition): boolean => {
  if (isPlain(condition)) return values.some((value) => value === condition);
  if ("set" in condition) {
    if (values.some(isUnknown)) return false;
    return condition.set ? values.some((value) => !isZero(value)) : values.every(isZero);
  }
  return values.some((value) => !isUnknown(value) && one(value, condition));
};

const one = (value: Value, condition: Constraint): boolean => {
  if ("in" in condition) return condition.in.includes(value);
  if ("notIn" in condition) return !condition.notIn.includes(value);
  if ("matches" in condition) return pattern(condition.matches).test(String(value ?? ""));
  if ("lacks" in condition) return !pattern(condition.lacks).test(String(value ?? ""));
  if ("above" in condition) return typeof value === "number" && value > condition.above;
  return "below" in condition && typeof value === "number" && value < condition.below;
};

const isPlain = (condition: Condition): condition is null | string | number | boolean =>
  typeof condition !== "object" || condition === null;
