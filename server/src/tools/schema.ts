import type { JsonSchema } from "@mcp-landing-zone/contract";

declare const valueType: unique symbol;

/** A JSON Schema that remembers the TypeScript type of what it accepts. It is plain JSON all the way down. */
export type Schema<T> = JsonSchema & { readonly [valueType]?: T };

export type Infer<S> = S extends Schema<infer T> ? T : never;

/** Marks a member that may be left out. */
export interface Optional<T> {
  readonly optional: Schema<T>;
}

type Members = Readonly<Record<string, JsonSchema | Optional<unknown>>>;
type RequiredKeys<M> = { [K in keyof M]: M[K] extends Optional<unknown> ? never : K }[keyof M];
type ObjectOf<M> = { readonly [K in RequiredKeys<M>]: Infer<M[K]> } & {
  readonly [K in Exclude<keyof M, RequiredKeys<M>>]?: M[K] extends Optional<infer T> ? T : never;
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
