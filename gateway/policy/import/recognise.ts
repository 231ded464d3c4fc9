import { toBase64 } from "../expression/encoding.ts";
import type { Expr } from "../expression/expr.ts";
import { literal } from "../expression/expr.ts";
import { inDigits, isAtMost, isMoreThan, isNumber, minus, plus, times } from "../expression/integer.ts";
import { and, not, or, pick, pickInteger } from "../expression/logic.ts";
import { lastError, response } from "../expression/outcome.ts";
import { request } from "../expression/request.ts";
import type { ContextFact } from "../expression/scope.ts";
import { contextFacts } from "../expression/scope.ts";
import { contextFact, requiredBoolean, requiredInteger, requiredString } from "../expression/required.ts";
import { contains, endsWith, equals, length, replaced, startsWith, text } from "../expression/text.ts";
import { variableNamed } from "../expression/variable.ts";
import { parseCsharp } from "./csharp-parser.ts";
import type { CsharpNode } from "./csharp-syntax.ts";

/** The expression that C# means, or nothing where this library has none of exactly that meaning. */
export const recognise = (code: string): Expr | undefined => {
  const node = parseCsharp(code);
  return node && valueOf(node);
};

// A local stands in many places, and each place is asked more than once.
const known = new WeakMap<CsharpNode, { readonly value: Expr | undefined }>();

const valueOf = (node: CsharpNode): Expr | undefined => {
  const found = known.get(node);
  if (found) return found.value;
  const value = meaning(node);
  known.set(node, { value });
  return value;
};

const meaning = (node: CsharpNode): Expr | undefined => {
  switch (node.kind) {
    case "text":
      return literal("string", node.value);
    case "number":
      return node.value < 2 ** 31 ? literal("integer", node.value) : undefined;
    case "constant":
      return node.value === null ? undefined : literal("boolean", node.value);
    case "interpolated":
      return joined(node.parts.map((part) => (typeof part === "string" ? literal("string", part) : orEmpty(part))));
    case "not": {
      const value = valueOf(node.of);
      return isOf("boolean", value) ? not(value) : undefined;
    }
    case "operator":
      return operatorValue(node.operator, node.left, node.right);
    case "conditional":
      return conditionalValue(valueOf(node.condition), valueOf(node.then), valueOf(node.otherwise));
    case "cast":
      return castValue(node.type, node.of);
    case "member":
    case "call":
      return memberValue(node);
    default:
      return undefined;
  }
};

const isOf = <T extends Expr["type"]>(type: T, value: Expr | undefined): value is Extract<Expr, { readonly type: T }> =>
  value?.type === type;

/** A text where C# takes none for the empty one: in sums, and inside interpolated literals. Numbers are written out. */
const orEmpty = (node: CsharpNode): Expr | undefined => {
  const value = valueOf(node) ?? valueOrNull(node);
  if (isOf("integer", value)) return inDigits(value);
  return isOf("string", value) ? value : undefined;
};

const joined = (parts: readonly (Expr | undefined)[]): Expr | undefined =>
  parts.every((part) => isOf("string", part)) ? text(...parts) : undefined;

const operatorValue = (operator: string, leftNode: CsharpNode, rightNode: CsharpNode): Expr | undefined => {
  if (operator === "??") return valueUnlessNull(leftNode, valueOf(rightNode));
  const isWithin = operator === ">=" && rightNode.kind === "number" && rightNode.value === 0;
  const contained = isWithin ? containment(leftNode) : undefined;
  if (contained) return contained;
  const [left, right] = [valueOf(leftNode), valueOf(rightNode)];
  if (
    operator === "+" &&
    (left?.type === "string" || right?.type === "string" || isText(leftNode) || isText(rightNode))
  ) {
    const [first, second] = [orEmpty(leftNode), orEmpty(rightNode)];
    return isOf("string", first) && isOf("string", second) ? text(...summands(first), ...summands(second)) : undefined;
  }
  if (isOf("integer", left) && isOf("integer", right)) return integerOperators[operator]?.(left, right);
  if (isOf("boolean", left) && isOf("boolean", right)) {
    if (operator === "&&") return and(left, right);
    return operator === "||" ? or(left, right) : undefined;
  }
  if (isOf("string", left) && isOf("string", right)) {
    if (operator === "==") return equals(left, right);
    return operator === "!=" ? not(equals(left, right)) : undefined;
  }
  return undefined;
};

/** The parts of a sum of texts. */
export const summands = (value: Expr<"string">): readonly Expr<"string">[] => {
  if (value.kind !== "operation" || value.operation !== "appended") return [value];
  return value.operands.flatMap((operand) => summands(operand as Expr<"string">));
};

const isText = (node: CsharpNode): boolean => valueOrNull(node) !== undefined;

type Integers = (left: Expr<"integer">, right: Expr<"integer">) => Expr;

const integerOperators: Readonly<Partial<Record<string, Integers>>> = {
  "+": plus,
  "-": minus,
  "*": times,
  "==": isNumber,
  "!=": (left, right) => not(isNumber(left, right)),
  "<=": isAtMost,
  ">": isMoreThan,
  "<": (left, right) => isMoreThan(right, left),
  ">=": (left, right) => isAtMost(right, left),
};

const conditionalValue = (condition?: Expr, then?: Expr, otherwise?: Expr): Expr | undefined => {
  if (!isOf("boolean", condition)) return undefined;
  if (isOf("string", then) && isOf("string", otherwise)) return pick(condition, then, otherwise);
  return isOf("integer", then) && isOf("integer", otherwise) ? pickInteger(condition, then, otherwise) : undefined;
};

/** `(string)context.Variables["name"]`, which fails where nothing has set the variable. */
const castValue = (type: string, of: CsharpNode): Expr | undefined => {
  const isVariable = of.kind === "index" && pathOf(of.of) === "context.Variables" && of.at.kind === "text";
  if (!isVariable) {
    const value = valueOf(of);
    return isOf("string", value) && (type === "string" || type === "String") ? value : undefined;
  }
  const name = (of.at as { readonly value: string }).value;
  if (type === "string" || type === "String") return requiredString(name);
  if (type === "int" || type === "Int32") return requiredInteger(name);
  return type === "bool" || type === "Boolean" ? requiredBoolean(name) : undefined;
};

/** Plain properties of the request and of its outcome. */
const properties: Readonly<Partial<Record<string, Expr>>> = {
  "context.Request.Method": request.method,
  "context.Request.IpAddress": request.clientIp,
  "context.Request.OriginalUrl.Host": request.host,
  "context.Request.OriginalUrl.Path": request.path,
  "context.Response.StatusCode": response.status,
  "context.LastError.Reason": lastError.reason,
  "context.LastError.PolicyId": lastError.stage,
  "context.LastError.Section": lastError.section,
  "string.Empty": literal("string", ""),
  "String.Empty": literal("string", ""),
};

const facts: ReadonlySet<string> = new Set(contextFacts);

/** What this library writes for a property that may be missing: `context.Response?.StatusCode ?? 0`. */
const withDefaults: Readonly<Partial<Record<string, readonly [expr: Expr, otherwise: string | number]>>> = {
  "context.Response.?StatusCode": [response.status, 0],
  "context.LastError.?Reason": [lastError.reason, ""],
  "context.LastError.?PolicyId": [lastError.stage, ""],
  "context.LastError.?Section": [lastError.section, ""],
};

const valueUnlessNull = (node: CsharpNode, otherwise: Expr | undefined): Expr | undefined => {
  if (otherwise?.kind !== "literal") return undefined;
  const [expr, value] = withDefaults[pathOf(node) ?? ""] ?? [];
  if (expr) return value === otherwise.value ? expr : undefined;
  const isStatus = node.kind === "member" && node.name === "?StatusCode" && otherwise.value === 0;
  return isStatus ? receivedStatus(node.of) : undefined;
};

/** `context.Variables.GetValueOrDefault<IResponse>("name", null)`. */
const receivedStatus = (node: CsharpNode): Expr | undefined => {
  if (node.kind !== "call" || node.of.kind !== "member" || node.of.types[0] !== "IResponse") return undefined;
  const [name] = node.parameters;
  const isVariable = pathOf({ ...node.of, types: [] }) === "context.Variables.GetValueOrDefault";
  return isVariable && name?.kind === "text" ? variableNamed.status(name.value) : undefined;
};

/** `text.IndexOf(part, StringComparison.Ordinal)`, which is compared with zero. */
const containment = (node: CsharpNode): Expr | undefined => {
  if (node.kind !== "call" || node.of.kind !== "member" || node.of.name !== "IndexOf") return undefined;
  const [value, part] = [valueOf(node.of.of), node.parameters[0] && valueOf(node.parameters[0])];
  const isOrdinal = node.parameters[1] !== undefined && pathOf(node.parameters[1]) === "StringComparison.Ordinal";
  return isOrdinal && isOf("string", value) && isOf("string", part) ? contains(value, part) : undefined;
};

const pathOf = (node: CsharpNode): string | undefined => {
  if (node.kind === "name") return node.name;
  if (node.kind !== "member" || node.types.length > 0) return undefined;
  const of = pathOf(node.of);
  return of === undefined ? undefined : `${of}.${node.name}`;
};

const memberValue = (node: Extract<CsharpNode, { readonly kind: "member" | "call" }>): Expr | undefined => {
  if (node.kind === "member") {
    const path = pathOf(node) ?? "";
    const property = properties[path];
    if (property) return property;
    const place = path.replace(/^context\./, "");
    if (path !== place && facts.has(place)) return contextFact(place as ContextFact);
    if (node.name === "StatusCode") return answerStatus(node.of);
    const of = node.name === "Length" ? valueOf(node.of) : undefined;
    return isOf("string", of) ? length(of) : undefined;
  }
  // Integers wrap around as they are, so this changes nothing.
  if (node.of.kind === "name" && node.of.name === "unchecked" && node.parameters.length === 1)
    return valueOf(node.parameters[0]!);
  if (node.of.kind !== "member") return undefined;
  return callValue(node.of, node.parameters);
};

/** `((IResponse)context.Variables["name"]).StatusCode`. */
const answerStatus = (of: CsharpNode): Expr | undefined => {
  if (of.kind !== "cast" || of.type !== "IResponse" || of.of.kind !== "index") return undefined;
  const { of: variables, at } = of.of;
  return pathOf(variables) === "context.Variables" && at.kind === "text" ? variableNamed.status(at.value) : undefined;
};

type Member = Extract<CsharpNode, { readonly kind: "member" }>;

const callValue = (callee: Member, parameters: readonly CsharpNode[]): Expr | undefined => {
  const path = pathOf({ ...callee, types: [] });
  if (path === "string.IsNullOrEmpty" || path === "String.IsNullOrEmpty") {
    const value = parameters.length === 1 ? orEmpty(parameters[0]!) : undefined;
    return isOf("string", value) ? equals(value, "") : undefined;
  }
  if (path === "string.Concat" || path === "String.Concat") return joined(parameters.map(orEmpty));
  if (path === "context.RequestId.ToString" && parameters.length === 0) return request.id;
  if (path === "Convert.ToString" && parameters.length === 1) {
    const value = valueOf(parameters[0]!);
    return isOf("integer", value) ? inDigits(value) : undefined;
  }
  if (path === "Convert.ToBase64String") return base64(parameters[0]);
  if (path === "context.Request.Headers.GetValueOrDefault") {
    const [name, otherwise] = parameters;
    return name?.kind === "text" && otherwise?.kind === "text"
      ? request.header(name.value, otherwise.value)
      : undefined;
  }
  if (path === "context.Variables.GetValueOrDefault") return variableValue(callee.types[0], parameters);
  return textCall(callee.name, callee.of, parameters);
};

/** `Convert.ToBase64String(Encoding.UTF8.GetBytes(…))`. */
const base64 = (bytes: CsharpNode | undefined): Expr | undefined => {
  if (bytes?.kind !== "call" || pathOf(bytes.of) !== "Encoding.UTF8.GetBytes") return undefined;
  const value = valueOf(bytes.parameters[0]!);
  return isOf("string", value) ? toBase64(value) : undefined;
};

const variableValue = (type: string | undefined, [name, otherwise]: readonly CsharpNode[]): Expr | undefined => {
  if (name?.kind !== "text") return undefined;
  const given = otherwise === undefined ? undefined : valueOf(otherwise);
  if (otherwise !== undefined && given?.kind !== "literal") return undefined;
  const value = given?.kind === "literal" ? given.value : undefined;
  if (type === "string" && typeof value === "string") return variableNamed.string(name.value, value);
  if (type === "bool" && (value === undefined || typeof value === "boolean"))
    return variableNamed.boolean(name.value, String(value ?? false));
  if (type === "int" && (value === undefined || typeof value === "number"))
    return variableNamed.integer(name.value, String(value ?? 0));
  return undefined;
};

/** What gives a text or null: read as the empty text where that is the same. */
const valueOrNull = (node: CsharpNode): Expr | undefined => {
  if (node.kind !== "call" || node.of.kind !== "member" || node.parameters.length !== 1) return undefined;
  const [name] = node.parameters;
  if (name?.kind !== "text") return undefined;
  const path = pathOf({ ...node.of, types: [] });
  if (path === "context.Request.Headers.GetValueOrDefault") return request.header(name.value);
  const isVariable = path === "context.Variables.GetValueOrDefault" && node.of.types[0] === "string";
  return isVariable ? variableNamed.string(name.value, "") : undefined;
};

const textCall = (method: string, of: CsharpNode, parameters: readonly CsharpNode[]): Expr | undefined => {
  const value = valueOf(of);
  if (!isOf("string", value)) return undefined;
  const [first, second] = parameters;
  if (method === "ToString" && parameters.length === 0) return value;
  const part = first && valueOf(first);
  if (!isOf("string", part)) return undefined;
  if (method === "Equals" && parameters.length === 1) return equals(value, part);
  if (method === "Contains" && parameters.length === 1) return contains(value, part);
  const isOrdinal = second !== undefined && pathOf(second) === "StringComparison.Ordinal";
  if (method === "StartsWith" && isOrdinal) return startsWith(value, part);
  if (method === "EndsWith" && isOrdinal) return endsWith(value, part);
  if (method === "Replace" && first?.kind === "text" && second?.kind === "text" && first.value !== "")
    return replaced(value, first.value, second.value);
  return undefined;
};
