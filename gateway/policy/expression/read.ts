import type { Bind } from "./operation.ts";
import type { Read, TypeName, ValueTypes } from "./expr.ts";
import type { Scope } from "./scope.ts";

/** Something that the request, or an earlier element, provides: where it is found in C#, and where in TypeScript. */
export interface ReadDefinition {
  readonly name: string;
  readonly gives: TypeName;
  readonly csharp: (keys: readonly string[], bind: Bind) => string;
  readonly evaluate: (scope: Scope, keys: readonly string[]) => unknown;
}

export interface ReadBuilder<K extends readonly string[] = readonly string[], T extends TypeName = TypeName> {
  (...keys: K): Read<T>;
  readonly definition: ReadDefinition;
}

interface TypedRead<K extends readonly string[], T extends TypeName> {
  readonly name: string;
  readonly gives: T;
  csharp(keys: K, bind: Bind): string;
  evaluate(scope: Scope, keys: K): ValueTypes[T];
}

/** Defines a read and gives the function that builds it. */
export const read = <const T extends TypeName, K extends readonly string[] = readonly []>(
  typed: TypedRead<K, T>,
): ReadBuilder<K, T> => {
  const build = (...keys: K): Read<T> => ({ kind: "read", type: typed.gives, read: typed.name, keys });
  return Object.assign(build, { definition: typed as unknown as ReadDefinition });
};
