import fc from "fast-check";
import type { PolicyDocument } from "../document/document.ts";
import { expressionsOf, occurrences, subexpressions } from "../document/walk.ts";
import { sections } from "../element/place.ts";
import { toCsharp } from "../expression/csharp.ts";
import type { Expr, Read } from "../expression/expr.ts";
import { tagged } from "../expression/ijson.ts";
import { anyCase, anyInteger, shortText, taggedJson } from "./arbitraries.ts";
import type { DifferentialCase } from "./compiler.ts";

interface DocumentExpression {
  readonly name: string;
  readonly expr: Expr;
}

/** Values of named values, as the gateway would put them into the document. */
export type NamedValues = Readonly<Record<string, string>>;

/** The expressions of a document that give the same value each time, each once. */
export const documentExpressions = (document: PolicyDocument): readonly DocumentExpression[] => {
  const found = sections.flatMap((section) => occurrences(document.sections[section], section));
  const named = found.flatMap(({ element, path }) => expressionsOf(element).map((expr) => ({ name: path, expr })));
  const steady = named.filter(({ expr }) => expr.kind !== "literal" && !subexpressions(expr).some(isVolatile));
  return [...new Map(steady.map((entry) => [toCsharp(entry.expr), entry])).values()];
};

const isVolatile = (expr: Expr): boolean => expr.kind === "read" && expr.read.startsWith("platform.");

/** C# of an expression after the gateway has put the named values into it. */
export const withNamedValues = (expr: Expr, values: NamedValues): string =>
  toCsharp(expr).replace(/\{\{([\w.-]+)\}\}/g, (_, name: string) => values[name]!);

/** Cases in which the variables, headers, parameters and claims that expressions look at have values of every kind. */
export const casesFor = (expressions: readonly DocumentExpression[]): fc.Arbitrary<DifferentialCase> => {
  const reads = expressions.flatMap(({ expr }) => subexpressions(expr)).filter((expr) => expr.kind === "read");
  const texts = shortTextOrConstant(expressions);
  const json = fc.oneof(taggedJson, jsonWith(memberNames(expressions), texts));
  const valuesOf = (kinds: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...names(reads, kinds), "x-other"), fc.array(texts, { minLength: 1, maxLength: 2 }));
  return fc
    .record({
      given: anyCase,
      headers: valuesOf(["request.header", "request.headerValues"]),
      query: fc
        .array(fc.tuple(texts, texts), { maxLength: 4 })
        .map((pairs) => `?${new URLSearchParams(pairs).toString()}`),
      variables: fc.record(variables(reads, texts, json), { requiredKeys: [] }),
    })
    .map(({ given, headers, query, variables: held }) => ({
      ...given,
      request: { ...given.request, headers: oneCase(headers), query: query === "?" ? given.request.query : query },
      variables: Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined)),
    })) as fc.Arbitrary<DifferentialCase>;
};

/** The constants that expressions compare with turn up among the inputs, or no comparison would ever hold. */
const shortTextOrConstant = (expressions: readonly DocumentExpression[]): fc.Arbitrary<string> => {
  const constants = expressions
    .flatMap(({ expr }) => subexpressions(expr))
    .flatMap((expr) => (expr.kind === "literal" ? [expr.value] : expr.kind === "lookup" ? expr.table.flat() : []))
    .flat()
    .filter((value) => typeof value === "string");
  return fc.oneof(shortText, fc.constantFrom("", ...constants));
};

/** The names of the properties that expressions look for. */
const memberNames = (expressions: readonly DocumentExpression[]): readonly string[] => {
  const members = expressions
    .flatMap(({ expr }) => subexpressions(expr))
    .flatMap((expr) => (expr.kind === "operation" && expr.operation === "member" ? expr.operands : []));
  return members.flatMap((operand) => (operand.kind === "constant" ? [operand.value] : []));
};

/** JSON in which those properties occur, at any depth and with values of any kind. */
const jsonWith = (names: readonly string[], texts: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      texts,
      anyInteger,
      fc.boolean(),
      fc.constant(null),
      fc.array(texts),
      tie("object"),
    ),
    object: fc.dictionary(fc.constantFrom("other", ...names), tie("value"), { maxKeys: 6 }),
  }));
  return value.map((document) => tagged(JSON.stringify(document)));
};

const names = (reads: readonly Read<Expr["type"]>[], kinds: readonly string[]): readonly string[] => [
  ...new Set(reads.filter(({ read }) => kinds.includes(read)).map(({ keys }) => keys[0]!)),
];

const oneCase = (headers: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values]));

const variables = (
  reads: readonly Read<Expr["type"]>[],
  texts: fc.Arbitrary<string>,
  json: fc.Arbitrary<string>,
): Readonly<Record<string, fc.Arbitrary<unknown>>> => {
  const claims = [...new Set(reads.flatMap(({ read, keys }) => (read === "variable.claims" ? [keys[1]!] : [])))];
  const response = anyCase.map((given) => given.response);
  const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    "variable.string": texts,
    "variable.boolean": fc.boolean(),
    "variable.integer": anyInteger,
    "variable.json": json,
    "variable.platform": anyInteger,
    "variable.claims": fc.record({
      claims: fc.dictionary(fc.constantFrom(...claims, "other"), fc.array(texts, { minLength: 1, maxLength: 2 })),
    }),
    "variable.responseStatus": response,
    "variable.responseHeader": response,
    "variable.responseText": response,
  };
  return Object.fromEntries(reads.flatMap(({ read, keys }) => (values[read] ? [[keys[0]!, values[read]]] : [])));
};
