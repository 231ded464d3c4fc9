import { csharpString } from "./csharp-literal.ts";
import type { Expr } from "./expr.ts";
import { read } from "./read.ts";
import type { ContextFact, Scope } from "./scope.ts";

// Policies of other authors read variables that way. Those of this library name a default, so that nothing fails: a rule holds them to it.

const held = (scope: Scope, name: string, type: string): unknown => {
  const value = scope.variables.get(name);
  if (typeof value !== type) throw new Error(`the variable ${name} is not set to a ${type}`);
  return value;
};

const string = read<"string", [name: string]>({
  name: "required.string",
  gives: "string",
  csharp: ([name]) => `((string)context.Variables[${csharpString(name)}])`,
  evaluate: (scope, [name]) => held(scope, name, "string") as string,
});

const integer = read<"integer", [name: string]>({
  name: "required.integer",
  gives: "integer",
  csharp: ([name]) => `((int)context.Variables[${csharpString(name)}])`,
  evaluate: (scope, [name]) => held(scope, name, "number") as number,
});

const boolean = read<"boolean", [name: string]>({
  name: "required.boolean",
  gives: "boolean",
  csharp: ([name]) => `((bool)context.Variables[${csharpString(name)}])`,
  evaluate: (scope, [name]) => held(scope, name, "boolean") as boolean,
});

const fact = read<"string", [place: ContextFact]>({
  name: "context.fact",
  gives: "string",
  csharp: ([place]) => `context.${place}`,
  evaluate: (scope, [place]) => {
    const value = scope.fact(place);
    if (value === undefined) throw new Error(`the service knows no ${place}`);
    return value;
  },
});

/** What the service knows of the API, the caller or the gateway; the element fails where there is none. */
export const contextFact = (place: ContextFact): Expr<"string"> => fact(place);

/** The text in a variable, as it was set; the element fails where nothing has set it. */
export const requiredString = (name: string): Expr<"string"> => string(name);
export const requiredInteger = (name: string): Expr<"integer"> => integer(name);
export const requiredBoolean = (name: string): Expr<"boolean"> => boolean(name);

export const requiredReads = [string, integer, boolean, fact].map(({ definition }) => definition);

/** Whether a read fails where nothing has set what it looks for. */
export const canFail = (readName: string): boolean => readName.startsWith("required.") || readName === "context.fact";
