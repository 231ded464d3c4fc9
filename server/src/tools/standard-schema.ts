import type { JsonSchema } from "@mcp-landing-zone/contract";
import type { Check } from "./compile-schema.ts";

type Result<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[] };

type Convert = (options: {
  readonly target: "draft-2020-12";
  readonly libraryOptions?: Readonly<Record<string, unknown>>;
}) => Readonly<Record<string, unknown>>;

/** A schema of another library (zod, valibot, arktype …), by the interfaces of standardschema.dev. */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** What every library of standardschema.dev offers. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
    /** The part without which no client could be shown what the tool takes. */
    readonly jsonSchema?: { readonly input: Convert; readonly output: Convert };
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What cannot be had of a schema: its JSON Schema, or its answer at once. */
export class SchemaUnusable extends Error {
  override readonly name = "SchemaUnusable";
  readonly received: string;

  constructor(received: string, right: string) {
    super(right);
    this.received = received;
  }
}

export const isStandardSchema = (schema: unknown): schema is StandardSchema =>
  ((typeof schema === "object" && schema !== null) || typeof schema === "function") && "~standard" in schema;

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The JSON Schema of one side, as plain data. */
export const jsonSchemaOf = ({ "~standard": standard }: StandardSchema, side: "input" | "output"): JsonSchema => {
  const { vendor, jsonSchema } = standard;
  if (!jsonSchema) {
    const wrap = vendor === "valibot" ? "toStandardJsonSchema(…) of @valibot/to-json-schema around it" : "another one";
    throw new SchemaUnusable(
      `a schema of ${vendor} without ~standard.jsonSchema`,
      `one whose JSON Schema can be had: ${wrap}`,
    );
  }
  let converted: Readonly<Record<string, unknown>>;
  try {
    converted = jsonSchema[side]({
      target: "draft-2020-12",
      // What JSON Schema cannot say, valibot itself checks; a type that is left out for that is found open below.
      ...(vendor === "valibot" && { libraryOptions: { errorMode: "ignore" } }),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : "no JSON Schema";
    throw new SchemaUnusable(why, `a schema of ${vendor} that JSON Schema can express`);
  }
  const { $schema, ...plain } = JSON.parse(JSON.stringify(converted)) as JsonSchema;
  return $schema === undefined || $schema === dialect ? plain : { $schema, ...plain };
};

const longest = 500;

const placeOf = (path: readonly unknown[] = []): string =>
  path
    .map((step) => `/${String(typeof step === "object" && step !== null && "key" in step ? step.key : step)}`)
    .join("");

/** What the library makes of a value: with its defaults and transformations, or what it finds wrong with it. */
export const standardResult = (
  { "~standard": { validate, vendor } }: StandardSchema,
  value: unknown,
): Result<unknown> => {
  const result = validate(value);
  if (result instanceof Promise) throw new TypeError(`a schema of ${vendor} that answers later; should answer at once`);
  return result;
};

/** What is wrong with a value beyond what its JSON Schema says: refinements, mostly. */
export const standardCheck =
  (schema: StandardSchema): Check =>
  (value) => {
    const { issues } = standardResult(schema, value);
    return issues
      ?.map(({ message, path }) => `data${placeOf(path)} ${message}`)
      .join(", ")
      .slice(0, longest);
  };
