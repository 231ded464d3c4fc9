import fc from "fast-check";
import type { Constant, Each, Expr, Operation, TypeName } from "../expression/expr.ts";
import { expr, literal } from "../expression/expr.ts";
import { and, lookup, or, pick, pickInteger, pickStrings } from "../expression/logic.ts";
import { everyOf, keepEach, mapEach, someOf } from "../expression/list.ts";
import type { OperationDefinition, Parameter } from "../expression/operation.ts";
import { lastError, response } from "../expression/outcome.ts";
import { queryValues } from "../expression/pairs.ts";
import { characters, either, guid, optional, sequence, toRegex } from "../expression/pattern.ts";
import { operations } from "../expression/registry.ts";
import { request } from "../expression/request.ts";
import { contextFact } from "../expression/required.ts";
import { contextFacts } from "../expression/scope.ts";
import { startsWith, text } from "../expression/text.ts";
import {
  booleanVariable,
  integerVariable,
  jsonVariable,
  platformVariable,
  responseVariable,
  stringVariable,
  tokenVariable,
} from "../expression/variable.ts";
import { shortText } from "./arbitraries.ts";

interface Named {
  readonly name: string;
  readonly expr: Expr;
}

/** An expression of a type whose value differs from case to case: the operand at a position. */
const varying: { readonly [T in TypeName]: (position: number) => Expr<T> } = {
  string: (position) => stringVariable(`s${position}`).or("absent"),
  boolean: (position) => booleanVariable(`b${position}`).or(false),
  integer: (position) => integerVariable(`i${position}`).or(7),
  strings: (position) => request.headerValues(`X-${position}`),
  json: (position) => jsonVariable(`j${position}`).expr,
};

const patterns = [
  guid,
  characters("a-zA-Z0-9", 1, 8),
  sequence("http://", either("127.0.0.1", "localhost"), optional(":", characters("0-9", 1, 5)), "/"),
  sequence(characters(" -~", 0, 4), "\u0085"),
].map(toRegex);

const constants: Readonly<Record<string, readonly (readonly string[])[]>> = {
  matches: patterns.map((pattern) => [pattern]),
  member: [["a"], ["b"], ["c"], ["d"], ["__proto__"], ['\u00e9"']],
  replaced: [
    ["a", "bb"],
    ["==", ""],
    ["\u212a", "K"],
    ["i", "\ud83d\ude00"],
  ],
};
const separators = [[" "], [","], ["=="], ["\u0085"], ["aa"]];

const isConstant = (parameter: Parameter): parameter is "constant" | "separator" =>
  parameter === "constant" || parameter === "separator";

const applied = (
  { name, takes, gives }: OperationDefinition,
  operand: (type: TypeName, position: number) => Expr,
): Named[] => {
  const choices = takes.some(isConstant) ? (constants[name] ?? separators) : [[]];
  return choices.map((chosen) => {
    const left = [...chosen];
    const operands = takes.map((parameter, position): Expr | Constant =>
      isConstant(parameter) ? { kind: "constant", value: left.shift()! } : operand(parameter, position),
    );
    const built: Operation<TypeName> = { kind: "operation", type: gives, operation: name, operands };
    return { name: `${name}(${chosen.map((one) => JSON.stringify(one)).join(", ")})`, expr: asValue(built as Expr) };
  });
};

/** A JSON value is compared by what can be read of it. */
const asValue = (value: Expr): Expr => {
  if (value.type !== "json") return value;
  const [kind, first] = ["jsonKind", "jsonText"].map(
    (operation) => ({ kind: "operation", type: "string", operation }) as const,
  );
  const operands = [value, literal("string", "none")];
  return text({ ...kind!, operands: [value] }, " ", { ...first!, operands });
};

/** Each operation, applied to operands that differ from case to case and to each constant of interest. */
export const everyOperation: readonly Named[] = [...operations.values()].flatMap((definition) =>
  applied(definition, (type, position) => varying[type](position)),
);

const [token, answer] = [tokenVariable("token"), responseVariable("answer")];

const only = <T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;

/** Each thing that can be read and is the same each time. */
export const everyRead: readonly Named[] = Object.entries<Expr>({
  ...only(request, ["method", "host", "path", "query", "clientIp", "id", "bodySize", "bodyText"]),
  headerValues: request.headerValues("x-1"),
  headerInOtherCase: request.headerValues("X-1"),
  header: request.header("x-1", "none"),
  queryValues: queryValues("q"),
  status: response.status,
  responseHeader: response.header("x-a", "none"),
  ...only(lastError, ["reason", "stage", "section"]),
  absentString: stringVariable("absent").or('é"{{'),
  absentBoolean: booleanVariable("absent").or(true),
  absentInteger: integerVariable("absent").or(-5),
  claims: token.values("roles"),
  scopes: token.words("scp"),
  claim: token.claim("scp", "none"),
  answerStatus: answer.status,
  answerText: answer.text,
  answerHeader: answer.header("X-A", "none"),
  platformText: platformVariable("i0").text,
  platformAbsent: platformVariable("absent").text,
  ...Object.fromEntries(contextFacts.map((place) => [place, contextFact(place)])),
}).map(([name, expr]) => ({ name, expr }));

const composable = [...operations.values()].filter(({ takes }) => !takes.some(isConstant));

const composed = <T extends TypeName>(type: T, depth: number, inner: readonly Expr<"string">[]): fc.Arbitrary<Expr> => {
  const leaf = fc.oneof(
    fc.nat({ max: 2 }).map((position) => varying[type](position) as Expr),
    ...(type === "string"
      ? [...inner.map((item) => fc.constant<Expr>(item)), shortText.map((value) => expr("string", value))]
      : []),
  );
  if (depth === 0) return leaf;
  const part = <P extends TypeName>(of: P) => composed(of, depth - 1, inner) as unknown as fc.Arbitrary<Expr<P>>;
  const calls = composable
    .filter(({ gives }) => gives === type)
    .map(({ name, takes }) =>
      fc
        .tuple(...takes.map((parameter) => part(parameter as TypeName)))
        .map((operands) => ({ kind: "operation", type, operation: name, operands }) as unknown as Expr),
    );
  return fc.oneof(leaf, ...calls, ...(controls(depth, part, inner)[type] ?? []));
};

type Part = <P extends TypeName>(of: P) => fc.Arbitrary<Expr<P>>;

/** What is not an operation: choices, junctions, lookups and walks over lists, whose bodies mention their item. */
const controls = (
  depth: number,
  part: Part,
  inner: readonly Expr<"string">[],
): Partial<Record<TypeName, fc.Arbitrary<Expr>[]>> => {
  const condition = part("boolean");
  const over = part("strings");
  const walk = (build: (item: Expr<"string">) => Expr): Expr => build({ kind: "item", type: "string", item: depth });
  const body = <P extends TypeName>(of: P) =>
    composed(of, depth - 1, [...inner, { kind: "item", type: "string", item: depth }]) as unknown as fc.Arbitrary<
      Expr<P>
    >;
  const numbered = (each: Expr): Expr => ({ ...(each as Each<"strings">), item: depth });
  return {
    string: [
      fc.tuple(condition, part("string"), part("string")).map((parts) => pick(...parts)),
      fc
        .tuple(part("string"), part("string"))
        .map(([key, otherwise]) => lookup(key, { a: "1", "": "2", "\u00e9": "{{" }, otherwise)),
    ],
    integer: [fc.tuple(condition, part("integer"), part("integer")).map((parts) => pickInteger(...parts))],
    boolean: [
      fc.array(condition, { maxLength: 3 }).map((operands) => and(...operands)),
      fc.array(condition, { maxLength: 3 }).map((operands) => or(...operands)),
      fc.tuple(over, body("boolean")).map(([list, holds]) => numbered(someOf(list, () => holds))),
      fc.tuple(over, body("boolean")).map(([list, holds]) => numbered(everyOf(list, () => holds))),
    ],
    strings: [
      fc.tuple(condition, over, over).map((parts) => pickStrings(...parts)),
      fc.tuple(over, body("string")).map(([list, of]) => numbered(mapEach(list, () => of))),
      over.map((list) => walk((item) => numbered(keepEach(list, () => startsWith(item, "a"))))),
      fc.array(shortText, { maxLength: 2 }).map((list) => literal("strings", list)),
    ],
  };
};

/** Expressions of every kind, a few levels deep. */
export const randomExpressions: fc.Arbitrary<Expr> = fc.oneof(
  composed("string", 3, []),
  composed("boolean", 3, []),
  composed("strings", 3, []),
  composed("integer", 3, []),
);
