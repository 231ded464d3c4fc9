import type { Each, Expr, Junction, Lookup, Operation, TypeName, ValueTypes } from "./expr.ts";
import { PolicyRefusal } from "../refusal.ts";
import { operations, reads } from "./registry.ts";
import type { Scope } from "./scope.ts";

/** An expression made ready: called once per request. */
export type Evaluator<T extends TypeName = TypeName> = (scope: Scope, items?: Items) => ValueTypes[T];

/** The items of the lists that are being walked. */
type Items = ReadonlyMap<number, string>;

/** Makes an expression ready to be evaluated, with the results of its C#. */
export const evaluator = <T extends TypeName>(expr: Expr<T>): Evaluator<T> => prepare(expr as Expr) as Evaluator<T>;

const prepare = (expr: Expr): Evaluator => {
  switch (expr.kind) {
    case "literal": {
      const { value } = expr;
      return () => value;
    }
    case "operation":
      return operation(expr);
    case "read": {
      const { evaluate } = reads.get(expr.read)!;
      const { keys } = expr;
      return (scope) => evaluate(scope, keys) as ValueTypes[TypeName];
    }
    case "choice": {
      const [condition, then, otherwise] = [prepare(expr.condition), prepare(expr.then), prepare(expr.otherwise)];
      return (scope, items) => (condition(scope, items) ? then : otherwise)(scope, items);
    }
    case "junction":
      return junction(expr);
    case "lookup":
      return lookup(expr);
    case "each":
      return each(expr);
    case "item": {
      const { item } = expr;
      return (_, items) => items!.get(item)!;
    }
    case "opaque":
      throw new PolicyRefusal(
        "expression",
        expr.code,
        "C# that this library has an expression for: nothing executes other C#",
      );
    case "named-value": {
      const { name } = expr;
      return (scope) => scope.namedValue(name);
    }
  }
};

const operation = (expr: Operation<TypeName>): Evaluator => {
  const evaluate = operations.get(expr.operation)!.evaluate as (
    ...operands: readonly unknown[]
  ) => ValueTypes[TypeName];
  const [first, second, third] = expr.operands.map((operand) =>
    operand.kind === "constant" ? () => operand.value : prepare(operand),
  );
  // Unrolled: spreading an array of operands costs more than most operations do.
  if (!second) return (scope, items) => evaluate(first!(scope, items));
  if (!third) return (scope, items) => evaluate(first!(scope, items), second(scope, items));
  return (scope, items) => evaluate(first!(scope, items), second(scope, items), third(scope, items));
};

const junction = ({ joins, operands }: Junction): Evaluator => {
  const prepared = operands.map(prepare);
  return joins === "and"
    ? (scope, items) => prepared.every((operand) => operand(scope, items))
    : (scope, items) => prepared.some((operand) => operand(scope, items));
};

const lookup = ({ key, table, otherwise }: Lookup): Evaluator => {
  const values = new Map(table);
  const [wanted, fallback] = [prepare(key), prepare(otherwise)];
  return (scope, items) => values.get(wanted(scope, items) as string) ?? fallback(scope, items);
};

const each = ({ gives, over, item, body }: Each<"strings" | "boolean">): Evaluator => {
  const [list, apply] = [prepare(over) as Evaluator<"strings">, prepare(body)];
  const walk = walks[gives];
  return (scope, items) => walk(list(scope, items), (value) => apply(scope, new Map(items).set(item, value)));
};

type Walk = (list: readonly string[], apply: (value: string) => unknown) => readonly string[] | boolean;

const walks: Readonly<Record<Each<"strings">["gives"], Walk>> = {
  mapped: (list, apply) => list.map((value) => apply(value) as string),
  kept: (list, apply) => list.filter(apply),
  some: (list, apply) => list.some(apply),
  every: (list, apply) => list.every(apply),
};
