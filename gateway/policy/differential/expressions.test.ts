import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notes } from "../example.ts";
import { toCsharp, toTaggedJsonCsharp } from "../expression/csharp.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Expr } from "../expression/expr.ts";
import { tagged } from "../expression/ijson.ts";
import { stringVariable } from "../expression/variable.ts";
import type { Pair } from "./agreement.ts";
import { differences, documentDifferences, seed, skipped } from "./agreement.ts";
import { anyCase, nearlyJson } from "./arbitraries.ts";
import type { DifferentialCase } from "./compiler.ts";
import { documentExpressions } from "./document.ts";
import { everyOperation, everyRead, randomExpressions } from "./expressions.ts";
import { toScope } from "./scope.ts";

const pair = (name: string, expr: Expr): Pair => {
  const evaluate = evaluator(expr);
  return { name, csharp: toCsharp(expr), evaluate: (given) => evaluate(toScope(given)) };
};

describe.skipIf(skipped)("C# as compiled and its evaluation in TypeScript agree", () => {
  const cases = fc.sample(anyCase, { seed, numRuns: 150 });

  it("for every operation", () => {
    const pairs = everyOperation.map(({ name, expr }) => pair(name, expr));
    expect(differences(pairs, cases)).toEqual([]);
  });

  it("for everything that can be read", () => {
    const pairs = everyRead.map(({ name, expr }) => pair(name, expr));
    expect(differences(pairs, cases)).toEqual([]);
  });

  it("for expressions composed at random", () => {
    const pairs = fc
      .sample(randomExpressions, { seed, numRuns: 150 })
      .map((expr, index) => pair(`random ${index}`, expr));
    expect(differences(pairs, cases.slice(0, 25))).toEqual([]);
  });

  it("for every expression of a document", () => {
    expect(documentExpressions(notes).map(({ name }) => name)).toHaveLength(5);
    expect(documentDifferences(notes)).toEqual([]);
  });

  it("on which texts are I-JSON", () => {
    const text = stringVariable("s0");
    const scan = {
      name: "tagged",
      csharp: toTaggedJsonCsharp(text.or("")),
      evaluate: ({ variables }: DifferentialCase) => tagged(variables.s0 as string),
    };
    const texts = fc.sample(nearlyJson, { seed, numRuns: 3000 });
    const given = texts.map((s0) => ({ ...cases[0]!, variables: { s0 } }));
    expect(differences([scan], given)).toEqual([]);
  });
});
