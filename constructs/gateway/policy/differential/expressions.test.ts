import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsharp, toTaggedJsonCsharp } from "../expression/csharp.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Expr } from "../expression/expr.ts";
import { tagged } from "../expression/ijson.ts";
import { stringVariable } from "../expression/variable.ts";
import { anyCase, nearlyJson } from "./arbitraries.ts";
import { type DifferentialCase, evaluateInCsharp, missingCompiler } from "./compiler.ts";
import { everyOperation, everyRead, randomExpressions } from "./expressions.ts";
import { toScope } from "./scope.ts";

const reason = missingCompiler();
if (reason) console.warn(`C# expressions were not compared with their evaluation: ${reason}`);

const seed = 20261120;

interface Pair {
  readonly name: string;
  readonly csharp: string;
  readonly evaluate: (given: DifferentialCase) => unknown;
}

function pair(name: string, expr: Expr): Pair {
  const evaluate = evaluator(expr);
  return { name, csharp: toCsharp(expr), evaluate: (given) => evaluate(toScope(given)) };
}

/** Compiles all pairs into one program, runs it once, and gives each difference with what led to it. */
function differences(pairs: readonly Pair[], cases: readonly DifferentialCase[]): readonly unknown[] {
  const runs = pairs.flatMap((_, expression) => cases.map((given) => ({ expression, given })));
  const answers = evaluateInCsharp(
    pairs.map(({ csharp }) => csharp),
    runs,
  );
  expect(answers).toHaveLength(runs.length);
  return runs.flatMap(({ expression, given }, index) => {
    const { name, csharp, evaluate } = pairs[expression]!;
    const [typescript, dotnet] = [JSON.stringify(evaluate(given)), JSON.stringify(answers[index])];
    return typescript === dotnet ? [] : [{ name, typescript, dotnet, csharp, given: JSON.stringify(given) }];
  });
}

describe.skipIf(reason)(
  "C# as compiled and its evaluation in TypeScript agree",
  () => {
    const cases = fc.sample(anyCase, { seed, numRuns: 150 });

    test("for every operation", () => {
      const pairs = everyOperation.map(({ name, expr }) => pair(name, expr));
      expect(differences(pairs, cases)).toEqual([]);
    });

    test("for everything that can be read", () => {
      const pairs = everyRead.map(({ name, expr }) => pair(name, expr));
      expect(differences(pairs, cases)).toEqual([]);
    });

    test("for expressions composed at random", () => {
      const pairs = fc
        .sample(randomExpressions, { seed, numRuns: 150 })
        .map((expr, index) => pair(`random ${index}`, expr));
      expect(differences(pairs, cases.slice(0, 25))).toEqual([]);
    });

    test("on which texts are I-JSON", () => {
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
  },
  120_000,
);
