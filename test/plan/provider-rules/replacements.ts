import { isDeepStrictEqual } from "node:util";
import type { ObjectValue, Value } from "../values.ts";
import { isUnknown, UNKNOWN } from "../values.ts";
import { hold } from "./conditions.ts";
import type { Facts, Replacement, RuleRow } from "./facts.ts";
import { valuesAt } from "./values-at.ts";

/** The arguments whose change makes the resource anew, by the rows that say so. */
export const replacedBy = (facts: Facts, prior: ObjectValue, planned: ObjectValue): RuleRow[] =>
  facts.rules.filter((row) => {
    const [argument, kind, operand] = row;
    if (kind !== "replaces" && kind !== "replacesWhen") return false;
    if (!changed(facts, argument, prior, planned)) return false;
    const { before, after } = (operand ?? {}) as Replacement;
    return hold(before, prior, prior) && hold(after, planned, planned);
  });

/** Values that become unknown until apply because one of their inputs changes. */
export const recomputed = (facts: Facts, prior: ObjectValue, planned: ObjectValue): ObjectValue => {
  const names = facts.rules.flatMap(([argument, kind, operand]) =>
    kind === "recomputes" && changed(facts, argument, prior, planned) ? (operand as readonly string[]) : [],
  );
  return { ...planned, ...Object.fromEntries(names.map((name) => [name, UNKNOWN])) };
};

/** Of a block only the number counts; its arguments have rows of their own. */
const changed = ({ arguments: rows }: Facts, argument: string, prior: ObjectValue, planned: ObjectValue): boolean => {
  const isBlock = rows.some(([path, type]) => path === argument && type.endsWith("block"));
  const [before, after] = [valuesAt(prior, argument), valuesAt(planned, argument)];
  if (isBlock) return count(before) !== count(after);
  return after.some(isUnknown) || !isDeepStrictEqual(before.map(empty), after.map(empty));
};

const count = (values: readonly Value[]): number =>
  values.flatMap((value) => (Array.isArray(value) ? value : [])).length;

/** To these providers "nothing written" and "written empty" are the same. */
const empty = (value: Value): Value =>
  value === "" || (Array.isArray(value) && value.length === 0) || isEmptyMap(value) ? null : value;

const isEmptyMap = (value: Value): boolean =>
  typeof value === "object" &&
  value !== null &&
  !isUnknown(value) &&
  !Array.isArray(value) &&
  Object.keys(value).length === 0;
