import { type Choice, type Given, type Junction, type Lookup, type TypeName, expr } from "./expr.ts";
import { operation } from "./operation.ts";

/** The opposite of a condition. */
export const not = operation({
  name: "not",
  takes: ["boolean"],
  gives: "boolean",
  csharp: ([value]) => `!${value}`,
  evaluate: (value) => !value,
});

/** True when every operand is; evaluated from the left until one is not. */
export function and(...operands: readonly Given<"boolean">[]): Junction {
  return { kind: "junction", type: "boolean", joins: "and", operands: operands.map((one) => expr("boolean", one)) };
}

/** True when an operand is; evaluated from the left until one is. */
export function or(...operands: readonly Given<"boolean">[]): Junction {
  return { kind: "junction", type: "boolean", joins: "or", operands: operands.map((one) => expr("boolean", one)) };
}

function choice<T extends TypeName>(
  type: T,
  condition: Given<"boolean">,
  then: Given<T>,
  otherwise: Given<T>,
): Choice<T> {
  return {
    kind: "choice",
    type,
    condition: expr("boolean", condition),
    then: expr(type, then),
    otherwise: expr(type, otherwise),
  };
}

/** One of two texts. */
export function pick(condition: Given<"boolean">, then: Given<"string">, otherwise: Given<"string">): Choice<"string"> {
  return choice("string", condition, then, otherwise);
}

/** One of two numbers. */
export function pickInteger(
  condition: Given<"boolean">,
  then: Given<"integer">,
  otherwise: Given<"integer">,
): Choice<"integer"> {
  return choice("integer", condition, then, otherwise);
}

/** One of two lists. */
export function pickStrings(
  condition: Given<"boolean">,
  then: Given<"strings">,
  otherwise: Given<"strings">,
): Choice<"strings"> {
  return choice("strings", condition, then, otherwise);
}

/** The table's value for a key, compared code unit by code unit; `otherwise` for a key that it lacks. */
export function lookup(
  key: Given<"string">,
  table: Readonly<Record<string, string>>,
  otherwise: Given<"string">,
): Lookup {
  return {
    kind: "lookup",
    type: "string",
    key: expr("string", key),
    table: Object.entries(table).sort(([left], [right]) => (left < right ? -1 : 1)),
    otherwise: expr("string", otherwise),
  };
}
