import { partsOf } from "../expression/parts.ts";
import type { Expr } from "../expression/expr.ts";
import { literal } from "../expression/expr.ts";
import { text } from "../expression/text.ts";
import { recognise, summands } from "./recognise.ts";
import type { PolicyValue } from "./xml-reader.ts";

// The gateway puts named values into the text before anything reads it. Their places are marked with characters that no policy holds.
const [open, close] = ["\ue000", "\ue001"];

/** What a value means: an expression of this library, or nothing for C# that has no equal here. */
export const meaningOf = ({
  text: written,
  isExpression,
}: Pick<PolicyValue, "text" | "isExpression">): Expr | undefined => {
  const marked = written.replace(/\{\{([\w.-]+)\}\}/g, `${open}$1${close}`);
  if (!isExpression) return withNamedValues(literal("string", marked));
  const found = recognise(marked.startsWith("@(") ? marked.slice(2, -1) : marked.slice(1));
  return found && withNamedValues(found);
};

/** The expression with named values where they are marked; nothing where one is marked that is no text of its own. */
const withNamedValues = (expr: Expr): Expr | undefined => {
  if (expr.kind === "literal" && typeof expr.value === "string") return textOf(expr.value);
  if (partsOf(expr).length === 0) return JSON.stringify(expr).includes(open) ? undefined : expr;
  return mapped(expr);
};

const textOf = (value: string): Expr<"string"> => {
  const parts = value.split(new RegExp(`${open}([^${close}]*)${close}`));
  return text(...parts.map((part, index) => (index % 2 === 0 ? part : namedValue(part))).filter((part) => part !== ""));
};

const namedValue = (name: string): Expr<"string"> => ({ kind: "named-value", type: "string", name });

const mapped = (expr: Expr): Expr | undefined => {
  const replaced = new Map<unknown, Expr>();
  for (const part of partsOf(expr)) {
    const made = withNamedValues(part);
    if (!made) return undefined;
    replaced.set(part, made);
  }
  const replace = (value: unknown): unknown => {
    if (replaced.has(value)) return replaced.get(value);
    return Array.isArray(value) ? value.map(replace) : value;
  };
  const entries = Object.entries(expr).map(([key, value]) => [key, replace(value)] as const);
  const made = Object.fromEntries(entries) as unknown as Expr;
  // Constants of operations are no texts of their own.
  const constants = expr.kind === "operation" ? expr.operands.filter(({ kind }) => kind === "constant") : [];
  if (JSON.stringify(constants).includes(open)) return undefined;
  return made.kind === "operation" && made.operation === "appended" ? text(...summands(made as Expr<"string">)) : made;
};
