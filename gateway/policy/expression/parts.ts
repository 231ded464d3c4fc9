import type { Expr } from "./expr.ts";

/** The expressions directly inside one. */
export const partsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.kind) {
    case "operation":
      return expr.operands.filter((operand): operand is Expr => operand.kind !== "constant");
    case "choice":
      return [expr.condition, expr.then, expr.otherwise];
    case "junction":
      return expr.operands;
    case "lookup":
      return [expr.key, expr.otherwise];
    case "each":
      return [expr.over, expr.body];
    default:
      return [];
  }
};
