import type { Constant, Expr, Given } from "../policy/index.ts";

/**
 * A constant of a policy where an expression stands.
 *
 * @example
 * const caller = textOf("api://orders"); // a text, or a named value, as an expression
 * setHeader("X-Audience", caller);
 */
export const textOf = (constant: Constant): Given<"string"> =>
  typeof constant === "string" ? constant : (constant.text as Expr<"string">);
