import type { Constant, Expr, Given } from "../policy/index.ts";

/** A constant of a policy where an expression stands. */
export const textOf = (constant: Constant): Given<"string"> =>
  typeof constant === "string" ? constant : (constant.text as Expr<"string">);
