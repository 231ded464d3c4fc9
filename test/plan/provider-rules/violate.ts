import type { ObjectValue, Value } from "../values.ts";
import type { ArgumentRow, Condition, Conditions, Facts, Refusal, Replacement, RuleRow } from "./facts.ts";
import type { Form } from "./forms.ts";
import { forms } from "./forms.ts";
import type { Subject } from "./judge.ts";
import { idPattern, pattern } from "./patterns.ts";

/** A resource that breaks one rule, made from the rule itself; undefined for a rule that a value cannot break. */
export const violation = (facts: Facts, row: RuleRow): Subject | undefined => {
  const [argument, kind, operand] = row;
  const wrong = (value: Value): Subject => both(withValue(facts, {}, argument, value));
  switch (kind) {
    case "oneOf":
    case "oneOfAnyCase":
      return wrong(typeof (operand as Value[])[0] === "number" ? 987_654 : "none-of-these");
    case "matches":
      return wrong(misfit((text) => pattern(operand as string).test(text)));
    case "is":
      return wrong(misfit(forms[operand as Form]));
    case "id":
      return wrong(misfit((text) => (operand as string[]).some((template) => pattern(idPattern(template)).test(text))));
    case "length": {
      const [min, max] = operand as [number, number];
      return wrong(min > 0 ? "" : "a".repeat(max + 1));
    }
    case "range": {
      const [min, max] = operand as [number | null, number | null];
      return wrong(min === null ? max! + 1 : min - 1);
    }
    case "items": {
      const [min, max] = operand as [number, number];
      const number = min > 1 ? min - 1 : max === 0 ? 0 : max + 1;
      const one = isBlock(facts, argument) ? {} : "x";
      return wrong(Array.from({ length: number }, () => one));
    }
    case "tags":
      return wrong({ key: "a".repeat((operand as number[])[2]! + 1) });
    case "needs":
      return both(withSet(facts, {}, argument));
    case "conflicts":
      return both(withSet(facts, withSet(facts, {}, (operand as string[])[0]!), argument));
    case "exactlyOneOf":
    case "atLeastOneOf":
      return both(withBlocks(facts, {}, argument));
    case "refusedWhen":
      return refused(facts, argument, operand as Refusal);
    case "atMost":
      return both(withValue(facts, withValue(facts, {}, argument, "P2D"), operand as string, "P1D", true));
    case "parameters":
      return both(withValue(facts, {}, argument, "/a/{unheard-of}"));
    case "pairs": {
      const [[id, value], [otherId, otherValue]] = operand as [[string, string], [string, string]];
      const one = withValue(facts, withValue(facts, {}, id, "1"), value, "a", true);
      return both(withValue(facts, withValue(facts, one, otherId, "1"), otherValue, "b", true));
    }
    case "deprecated":
      return both(withSet(facts, {}, argument));
    default:
      return undefined;
  }
};

/** A change that a rule of changes speaks of: what was there, and what is planned. */
export const change = (facts: Facts, [argument, , operand]: RuleRow): { prior: ObjectValue; planned: ObjectValue } => {
  const { before, after } = (operand ?? {}) as Replacement;
  const type = typeOf(facts, argument);
  const [first, second] = type.endsWith("block") ? [[], [{}]] : [sample(type, "1"), sample(type, "2")];
  let prior = meet(facts, {}, before ?? {}, argument);
  let planned = meet(facts, {}, after ?? {}, argument, "2");
  if (!(argument in flat(before)))
    prior = withValue(
      facts,
      prior,
      argument,
      type.endsWith("block") && argument in flat(after) ? opposite(after![argument]!) : first!,
    );
  if (!(argument in flat(after)))
    planned = withValue(
      facts,
      planned,
      argument,
      type.endsWith("block") && argument in flat(before) ? opposite(before![argument]!) : second!,
    );
  return { prior, planned };
};

const flat = (conditions: Conditions | undefined): Conditions => conditions ?? {};

const opposite = (condition: Condition): Value =>
  typeof condition === "object" && condition !== null && "set" in condition && condition.set ? [] : [{}];

const refused = (facts: Facts, argument: string, { when, config, before }: Refusal): Subject => {
  const start = argument.includes(".") ? withBlocks(facts, {}, argument) : {};
  const written = meet(facts, meet(facts, start, config ?? {}, argument), when ?? {}, argument);
  return {
    config: meet(facts, start, config ?? {}, argument),
    planned: written,
    prior: before === undefined ? null : meet(facts, {}, before, argument),
  };
};

const meet = (facts: Facts, values: ObjectValue, conditions: Conditions, argument: string, seed = "1"): ObjectValue =>
  Object.entries(conditions).reduce((made, [path, condition]) => {
    const whole = path.startsWith("./") ? `${argument.slice(0, argument.lastIndexOf(".") + 1)}${path.slice(2)}` : path;
    const value = fitting(condition, typeOf(facts, whole), seed);
    return value === undefined ? made : withValue(facts, made, whole, value, true);
  }, values);

/** A value that meets a condition; undefined where none has to be there. */
const fitting = (condition: Condition, type: string, seed: string): Value | undefined => {
  if (typeof condition !== "object" || condition === null) return condition ?? undefined;
  if ("set" in condition) return condition.set ? (type.endsWith("block") ? [{}] : sample(type, seed)) : undefined;
  if ("in" in condition) return condition.in.find((value) => value !== null)!;
  if ("notIn" in condition) return type === "number" ? 987_654 : `none-of-these-${seed}`;
  if ("above" in condition) return condition.above + 1;
  if ("below" in condition) return condition.below - 1;
  const wanted = "matches" in condition;
  const source = pattern(wanted ? condition.matches : condition.lacks);
  return TEXTS.find((text) => source.test(text) === wanted)!;
};

const sample = (type: string, seed: string): Value => {
  const [head = ""] = type.split(" ");
  if (head === "string") return `value-${seed}`;
  if (head === "number") return Number(seed);
  if (head === "bool") return seed === "1";
  return head === "map"
    ? { key: seed }
    : [type.endsWith("object") ? {} : type.endsWith("number") ? Number(seed) : seed];
};

/** Texts of which each pattern refuses at least one, and takes at least one that a condition asks for. */
const TEXTS: readonly string[] = [
  "",
  " ",
  "!",
  "-",
  "a,b",
  "none of these",
  "*#&+",
  "a".repeat(2000),
  "/a|b",
  "1.1",
  "2.1",
  "BasicV2_1",
  "Premium_1",
  "Consumption_0",
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n",
];

const misfit = (fits: (text: string) => boolean): string => {
  const found = TEXTS.find((text) => !fits(text));
  if (found === undefined) throw new Error("no text breaks this rule");
  return found;
};

const both = (config: ObjectValue): Subject => ({ config, planned: config, prior: null });

const row = (facts: Facts, path: string): ArgumentRow | undefined => facts.arguments.find(([one]) => one === path);

const isBlock = (facts: Facts, path: string): boolean => typeOf(facts, path).endsWith("block");

const typeOf = (facts: Facts, path: string): string => row(facts, path.replaceAll(".*", ""))?.[1] ?? "string";

const withSet = (facts: Facts, values: ObjectValue, path: string): ObjectValue =>
  withValue(facts, values, path, isBlock(facts, path) ? [{}] : sample(typeOf(facts, path), "1"), true);

/** With the blocks that a path leads through, and nothing in them. */
const withBlocks = (facts: Facts, values: ObjectValue, path: string): ObjectValue => {
  const end = path.lastIndexOf(".");
  return end < 0 ? values : withValue(facts, values, path.slice(0, end), [{}], true);
};

/** `into`: in the block that is there, not in one of its own. */
const withValue = (facts: Facts, values: ObjectValue, path: string, value: Value, into = false): ObjectValue =>
  put(values, path.split("."), value, into);

const put = (
  values: ObjectValue,
  [head = "", ...rest]: readonly string[],
  value: Value,
  into: boolean,
): ObjectValue => {
  if (rest.length === 0) return { ...values, [head]: value };
  if (rest[0] === "*") return { ...values, [head]: [value] };
  const [first] = into && Array.isArray(values[head]) ? (values[head] as ObjectValue[]) : [];
  return { ...values, [head]: [put(first ?? {}, rest, value, into)] };
};
