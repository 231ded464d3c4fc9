import fc from "fast-check";
import { expect } from "vitest";
import type { PolicyDocument } from "../document/document.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { DifferentialCase } from "./compiler.ts";
import { evaluateInCsharp, missingCompiler } from "./compiler.ts";
import type { NamedValues } from "./document.ts";
import { casesFor, documentExpressions, withNamedValues } from "./document.ts";
import { toScope } from "./scope.ts";

export const seed = 20261120;

/** Why C# cannot be compared here, said once; nothing when it can. */
export const skipped: string | undefined = missingCompiler();
if (skipped) console.warn(`C# expressions were not compared with their evaluation: ${skipped}`);

/** One function, in C# and as it is evaluated. */
export interface Pair {
  readonly name: string;
  readonly csharp: string;
  readonly evaluate: (given: DifferentialCase) => unknown;
}

/** Compiles all pairs into one program, runs it once over all cases, and gives each difference with what led to it. */
export const differences = (pairs: readonly Pair[], cases: readonly DifferentialCase[]): readonly unknown[] => {
  const runs = pairs.flatMap((_, expression) => cases.map((given) => ({ expression, given })));
  const codes = pairs.map(({ csharp }) => csharp);
  const answers = evaluateInCsharp(codes, runs);
  expect(answers).toHaveLength(runs.length);
  return runs.flatMap(({ expression, given }, index) => {
    const { name, csharp, evaluate } = pairs[expression]!;
    const [typescript, dotnet] = [JSON.stringify(evaluate(given)), JSON.stringify(answers[index])];
    return typescript === dotnet ? [] : [{ name, typescript, dotnet, csharp, given: JSON.stringify(given) }];
  });
};

/** Every expression of a document, over cases made for what they look at. */
export const documentDifferences = (
  document: PolicyDocument,
  namedValues: NamedValues = {},
  numRuns = 100,
): readonly unknown[] => {
  const expressions = documentExpressions(document);
  const pairs = expressions.map(({ name, expr }): Pair => {
    const evaluate = evaluator(expr);
    const csharp = withNamedValues(expr, namedValues);
    return { name, csharp, evaluate: (given) => evaluate(toScope(given, namedValues)) };
  });
  return differences(pairs, fc.sample(casesFor(expressions), { seed, numRuns }));
};
