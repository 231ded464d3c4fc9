import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluator } from "../expression/evaluate.ts";
import { meaningOf } from "../import/meaning.ts";
import type { Pair } from "./agreement.ts";
import { differences, seed, skipped } from "./agreement.ts";
import { anyCase } from "./arbitraries.ts";
import { toScope } from "./scope.ts";

/** C# as authors of policies write it, of each form that is read as an expression of this library. */
const foreign = [
  '@(context.Request.Method == "GET" || context.Request.Method != "POST")',
  '@(context.Request.Method.Equals("GET") ? context.Request.IpAddress : context.Request.OriginalUrl.Host)',
  '@("Bearer " + (string)context.Variables["s0"])',
  '@((int)context.Variables["i0"] + 1 - (int)context.Variables["i1"] * 2)',
  '@((int)context.Variables["i0"] < 3 && !((int)context.Variables["i1"] >= 4))',
  '@((bool)context.Variables["b0"])',
  '@($"a\\t{context.Request.Method}-{(string)context.Variables["s0"]}-{(int)context.Variables["i0"]}{{}}")',
  '@("a" + (int)context.Variables["i0"] + context.Request.Headers.GetValueOrDefault("x-1"))',
  '@(context.Request.Headers.GetValueOrDefault("X-1", "none"))',
  '@(context.Variables.GetValueOrDefault<string>("absent", "d") + context.Variables.GetValueOrDefault<int>("absent"))',
  '@(context.Variables.GetValueOrDefault<bool>("absent") || context.Variables.GetValueOrDefault<bool>("b0", true))',
  '@(string.IsNullOrEmpty(context.Variables.GetValueOrDefault<string>("s0")))',
  '@(string.IsNullOrEmpty(context.Request.Headers.GetValueOrDefault("x-0")))',
  '@(((string)context.Variables["s0"]).Contains("a"))',
  '@(((string)context.Variables["s0"]).StartsWith("a", StringComparison.Ordinal))',
  '@(((string)context.Variables["s0"]).EndsWith("b", StringComparison.Ordinal))',
  '@(((string)context.Variables["s0"]).Replace("a", "").Length)',
  '@(String.Concat("a", (string)context.Variables["s0"], string.Empty))',
  '@(Convert.ToBase64String(Encoding.UTF8.GetBytes((string)context.Variables["s1"])))',
  '@{ var a = (string)context.Variables["s0"]; var b = a + "!"; return b + a; }',
  '@(@"C:\\""x""" + "\\u0041\\x42\\"")',
  "@(context.RequestId.ToString())",
  '@(context.Api.Id + context.Api.Name + context.Operation.Id + context.Product.Id + "/" + context.User.Id)',
  "@(context.Subscription.Id + context.Deployment.Region + context.Deployment.ServiceName + context.Deployment.Gateway.Id)",
];

describe.skipIf(skipped)("C# of other authors, as compiled, and what it is read as", () => {
  it("agree", () => {
    const pairs = foreign.map((csharp): Pair => {
      const meaning = meaningOf({ text: csharp, isExpression: true });
      expect(meaning, csharp).toBeDefined();
      const evaluate = evaluator(meaning!);
      return { name: csharp, csharp, evaluate: (given) => evaluate(toScope(given)) };
    });
    expect(differences(pairs, fc.sample(anyCase, { seed, numRuns: 80 }))).toEqual([]);
  });
});

it.each([
  "@(context.Request.Url.Path)",
  '@(context.Request.Headers.GetValueOrDefault("x"))',
  '@(((string)context.Variables["s0"]).StartsWith("a"))',
  '@(((string)context.Variables["s0"]).Trim())',
  '@("a".Equals("A", StringComparison.OrdinalIgnoreCase))',
  "@(1.5 + 2)",
  '@($"{1:D2}")',
  "@(Guid.NewGuid().ToString())",
  '@{ if (true) { return "a"; } return "b"; }',
])("%s is not read as something that it is not", (text) => {
  expect(meaningOf({ text, isExpression: true })).toBeUndefined();
});
