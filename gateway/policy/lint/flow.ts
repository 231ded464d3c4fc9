import type { PolicyDocument } from "../document/document.ts";
import { subexpressions } from "../document/walk.ts";
import type { VariableName } from "../expression/variable.ts";
import type { ElementData } from "../element/data.ts";
import type { Expr, Read } from "../expression/expr.ts";
import { everyOccurrence } from "./sections.ts";

/** Something that was read on the way to a value. */
export type Source = Read<Expr["type"]>;

/**
 * Where the text of an expression comes from, through the variables that it reads. A condition or a number that it depends on is no source
 * of its text, nor is the key of a constant table: the author's text bounds what they can reveal.
 */
export const sourcesOf = (document: PolicyDocument, expr: Expr): readonly Source[] =>
  trace(
    expr,
    everyOccurrence(document).map(({ element }) => element),
    new Set(),
  );

const trace = (expr: Expr, elements: readonly ElementData[], visited: ReadonlySet<string>): readonly Source[] => {
  if (expr.type === "boolean" || expr.type === "integer") return [];
  if (expr.kind !== "read") return textOperands(expr).flatMap((operand) => trace(operand, elements, visited));
  const variable = variableOf(expr);
  if (variable === undefined || visited.has(variable)) return [expr];
  const values = elements.flatMap((element) =>
    element.element === "set-variable" && element.variable.variable === variable ? [element.value] : [],
  );
  return [expr, ...values.flatMap((value) => trace(value, elements, new Set([...visited, variable])))];
};

const textOperands = (expr: Expr): readonly Expr[] => {
  switch (expr.kind) {
    case "operation":
      return expr.operands.filter((operand) => operand.kind !== "constant");
    case "choice":
      return [expr.then, expr.otherwise];
    case "lookup":
      return [expr.otherwise];
    case "each":
      return expr.gives === "mapped" ? [expr.over, expr.body] : [expr.over];
    default:
      return [];
  }
};

/** Everything that an expression reads. */
export const readsIn = (expr: Expr): readonly Source[] =>
  subexpressions(expr).filter((inner): inner is Source => inner.kind === "read");

/** The variable that a read looks at. */
export const variableOf = ({ read, keys }: Source): string | undefined =>
  read.startsWith("variable.") || read.startsWith("required.") ? keys[0] : undefined;

/** The variables that an element fills. */
export const variablesSetBy = (element: ElementData): readonly string[] => {
  switch (element.element) {
    case "set-variable":
      return [element.variable.variable];
    case "validate-azure-ad-token":
    case "validate-jwt":
    case "send-request":
    case "authentication-managed-identity":
    case "cache-lookup-value":
    case "cache-value":
      return element.into ? [element.into.variable] : [];
    case "rate-limit":
    case "rate-limit-by-key":
      return [element.retryAfter, element.remaining].flatMap((name) => name?.variable ?? []);
    case "llm-token-limit":
    case "azure-openai-token-limit":
      return Object.values<VariableName>({ ...element.variables }).map(({ variable }) => variable);
    default:
      return [];
  }
};
