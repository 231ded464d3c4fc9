import type { Constant, Expr, Given, Operation, TypeName, ValueTypes } from "./expr.ts";
import { expr } from "./expr.ts";
import { refuseUnless } from "../refusal.ts";

/** A constant is written into the document; a separator is a constant of at least one character. */
export type Parameter = TypeName | "constant" | "separator";

type GivenFor<P extends Parameter> = P extends TypeName ? Given<P> : string;
type ValueFor<P extends Parameter> = P extends TypeName ? ValueTypes[P] : string;

/** Names a value in C#, so that it is computed once however often the body mentions it. The hint is what a reader would call it. */
export type Bind = (code: string, body: (name: string) => string, hint?: string) => string;

/**
 * A pure function, once in C# and once in TypeScript. Both are total: for every argument they give the same value and neither throws.
 * The C# of an expression arrives as a primary expression, a constant as the bare string.
 */
export interface OperationDefinition {
  readonly name: string;
  readonly takes: readonly Parameter[];
  readonly gives: TypeName;
  /** `bind` computes the value before the expression; `bindInPlace` where it stands, behind what guards it. */
  readonly csharp: (operands: readonly string[], bind: Bind, bindInPlace: Bind) => string;
  readonly evaluate: (...operands: readonly unknown[]) => unknown;
}

export interface OperationBuilder<
  P extends readonly Parameter[] = readonly Parameter[],
  T extends TypeName = TypeName,
> {
  (...operands: { -readonly [I in keyof P]: GivenFor<P[I]> }): Operation<T>;
  readonly definition: OperationDefinition;
}

interface TypedDefinition<P extends readonly Parameter[], T extends TypeName> {
  readonly name: string;
  readonly takes: P;
  readonly gives: T;
  csharp(operands: { readonly [I in keyof P]: string }, bind: Bind, bindInPlace: Bind): string;
  evaluate(...operands: { -readonly [I in keyof P]: ValueFor<P[I]> }): ValueTypes[T];
}

/** Defines an operation and gives the function that authors call. */
export const operation = <const P extends readonly Parameter[], const T extends TypeName>(
  typed: TypedDefinition<P, T>,
): OperationBuilder<P, T> => {
  const definition = typed as unknown as OperationDefinition;
  const build = (...given: readonly unknown[]): Operation<T> => ({
    kind: "operation",
    type: typed.gives,
    operation: typed.name,
    operands: typed.takes.map((parameter, index) => operand(typed.name, parameter, given[index])),
  });
  return Object.assign(build, { definition }) as OperationBuilder<P, T>;
};

const operand = (operation: string, parameter: Parameter, given: unknown): Expr | Constant => {
  if (parameter !== "constant" && parameter !== "separator") {
    return expr(parameter, given as Given<typeof parameter>) as Expr;
  }
  const value = given as string;
  refuseUnless(parameter === "constant" || value !== "", `${operation}(separator)`, value, "at least one character");
  return { kind: "constant", value };
};

export const isOperation = (exported: unknown): exported is OperationBuilder =>
  typeof exported === "function" && "definition" in exported;
