/** A JSON value as policies see it: numbers keep their spelling, strings and numbers carry a tag (see `ijson.ts`). */
export type JsonNode = string | boolean | null | readonly JsonNode[] | { readonly [name: string]: JsonNode };

/**
 * The values an expression can have, and what each is in C#:
 * `string`, `bool`, `int`, `string[]` and `JToken`. None is ever null, save that a JSON value may be missing.
 */
export interface ValueTypes {
  readonly string: string;
  readonly boolean: boolean;
  readonly integer: number;
  readonly strings: readonly string[];
  readonly json: JsonNode | undefined;
}

/** The name of a type of expressions. */
export type TypeName = keyof ValueTypes;

interface Typed<T extends TypeName> {
  readonly type: T;
}

export interface Literal<T extends TypeName> extends Typed<T> {
  readonly kind: "literal";
  readonly value: ValueTypes[T];
}

/** A pure function of its arguments. A constant is known when the policy is written and never an expression. */
export interface Operation<T extends TypeName> extends Typed<T> {
  readonly kind: "operation";
  readonly operation: string;
  readonly operands: readonly (Expr | Constant)[];
}

export interface Constant {
  readonly kind: "constant";
  readonly value: string;
}

/** Something that the request, or an earlier element, provides. */
export interface Read<T extends TypeName> extends Typed<T> {
  readonly kind: "read";
  readonly read: string;
  readonly keys: readonly string[];
}

/** Only the chosen branch is evaluated. */
export interface Choice<T extends TypeName> extends Typed<T> {
  readonly kind: "choice";
  readonly condition: Expr<"boolean">;
  readonly then: Expr<T>;
  readonly otherwise: Expr<T>;
}

/** Evaluated from the left, no further than needed. */
export interface Junction extends Typed<"boolean"> {
  readonly kind: "junction";
  readonly joins: "and" | "or";
  readonly operands: readonly Expr<"boolean">[];
}

/** A constant table. Rendered as one dictionary, so that its cost grows with its entries and not with its readers. */
export interface Lookup extends Typed<"string"> {
  readonly kind: "lookup";
  readonly key: Expr<"string">;
  readonly table: readonly (readonly [key: string, value: string])[];
  readonly otherwise: Expr<"string">;
}

/** A function of each string of a list. */
export interface Each<T extends TypeName> extends Typed<T> {
  readonly kind: "each";
  readonly gives: "mapped" | "kept" | "some" | "every";
  readonly over: Expr<"strings">;
  readonly item: number;
  readonly body: Expr;
}

export interface Item extends Typed<"string"> {
  readonly kind: "item";
  readonly item: number;
}

/** A value that operators change without a deployment. Substituted as text into the document by the gateway. */
export interface NamedValueReference extends Typed<"string"> {
  readonly kind: "named-value";
  readonly name: string;
}

/** C# of another author that means nothing here: kept as it is, judged by its members, never executed. */
export interface Opaque<T extends TypeName> extends Typed<T> {
  readonly kind: "opaque";
  /** With its brackets: `@(…)` or `@{…}`. */
  readonly code: string;
}

/** A policy expression as plain data. */
export type Expr<T extends TypeName = TypeName> = T extends TypeName
  ? | Literal<T>
    | Operation<T>
    | Read<T>
    | Choice<T>
    | Opaque<T>
    | (T extends "boolean" ? Junction | Each<T> : never)
    | (T extends "strings" ? Each<T> : never)
    | (T extends "string" ? Lookup | Item | NamedValueReference : never)
  : never;

/** What an author may write where an expression is expected: the plain value stands for its literal. */
export type Given<T extends TypeName> = T extends "json" ? Expr<T> : Expr<T> | ValueTypes[T];

export const literal = <T extends TypeName>(type: T, value: ValueTypes[T]): Literal<T> => ({
  kind: "literal",
  type,
  value,
});

/** The expression that was given, or the literal of the plain value that was given. */
export const expr = <T extends TypeName>(type: T, given: Given<T>): Expr<T> => {
  const isExpr = typeof given === "object" && given !== null && "kind" in given;
  return (isExpr ? given : literal(type, given as ValueTypes[T])) as Expr<T>;
};
