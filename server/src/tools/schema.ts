import type { JsonSchema } from "@mcp-landing-zone/contract";

declare const valueType: unique symbol;

/** A JSON Schema that remembers the TypeScript type of what it accepts. It is plain JSON all the way down. */
export type Schema<T> = JsonSchema & { readonly [valueType]?: T };

/** The type of the values that a schema takes. */
export type Infer<S> = S extends Schema<infer T> ? T : never;

/** Marks a member that may be left out. */
export interface Optional<T> {
  readonly optional: Schema<T>;
}

/** Marks a member that a caller may leave out and a tool always gets. */
export interface Defaulted<T> extends Optional<T> {
  readonly hasDefault: true;
}

type Members = Readonly<Record<string, JsonSchema | Optional<unknown>>>;
type GivenKeys<M> = {
  [K in keyof M]: M[K] extends Optional<unknown> ? (M[K] extends Defaulted<unknown> ? K : never) : K;
}[keyof M];
type ObjectOf<M> = { readonly [K in GivenKeys<M>]: M[K] extends Defaulted<infer T> ? T : Infer<M[K]> } & {
  readonly [K in Exclude<keyof M, GivenKeys<M>>]?: M[K] extends Optional<infer T> ? T : never;
};

interface TextRules {
  readonly description?: string;
  /** Always given: a bound on every text is what bounds the whole call. */
  readonly maxLength: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: "uri" | "email" | "date-time" | "uuid";
}

export const text = (rules: TextRules): Schema<string> => ({ type: "string", ...rules });

/** Text from outside, in an output. Unbounded here because marking lengthens it; the tool's output limit bounds it. */
export const longText = (description: string): Schema<string> => ({ type: "string", description });

export const integer = (rules: {
  readonly minimum: number;
  readonly maximum: number;
  readonly description?: string;
}): Schema<number> => ({ type: "integer", ...rules });

/** A number with a bound on both sides; NaN and infinity are not JSON. */
export const number = (rules: {
  readonly minimum: number;
  readonly maximum: number;
  readonly description?: string;
}): Schema<number> => ({ type: "number", ...rules });

export const boolean = (description?: string): Schema<boolean> => ({
  type: "boolean",
  ...(description !== undefined && { description }),
});

export const choice = <const C extends readonly string[]>(...values: C): Schema<C[number]> => ({
  type: "string",
  enum: values,
});

export const list = <S extends JsonSchema>(
  items: S,
  rules: { readonly maxItems: number; readonly description?: string },
): Schema<readonly Infer<S>[]> => ({ type: "array", items, ...rules });

/** Names of the caller's choice, each with a value of one kind. The pattern bounds the names, `maxProperties` their number. */
export const record = <S extends JsonSchema>(
  values: S,
  rules: { readonly names: string; readonly maxProperties: number; readonly description?: string },
): Schema<Readonly<Record<string, Infer<S>>>> => {
  const { names, ...rest } = rules;
  return { type: "object", propertyNames: { pattern: names }, additionalProperties: values, ...rest };
};

/** A value of exactly one of several kinds. */
export const union = <const S extends readonly [JsonSchema, JsonSchema, ...JsonSchema[]]>(
  ...kinds: S
): Schema<Infer<S[number]>> => ({ oneOf: kinds });

/** Marks a member that may be left out, and says what the tool then gets. Clients see the default in the schema. */
export const withDefault = <S extends JsonSchema>(schema: S, value: NoInfer<Infer<S>>): Defaulted<Infer<S>> => ({
  optional: { ...schema, default: value } as Schema<Infer<S>>,
  hasDefault: true,
});

export const optional = <S extends JsonSchema>(schema: S): Optional<Infer<S>> => ({
  optional: schema as Schema<Infer<S>>,
});

const isOptional = (member: JsonSchema | Optional<unknown>): member is Optional<unknown> => "optional" in member;

/** An object with exactly these members and no others. */
export const object = <const M extends Members>(members: M): Schema<ObjectOf<M>> => {
  const entries = Object.entries(members);
  const required = entries.filter(([, member]) => !isOptional(member)).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, member]) => [name, isOptional(member) ? member.optional : member]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
};
