import type { JsonSchema } from "@mcp-landing-zone/contract";
import { isRecord } from "../record.ts";

/** Keywords beside which `additionalProperties` would no longer mean "and nothing else". */
const composing = ["$ref", "allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas", "patternProperties"];
const isPlain = (schema: JsonSchema): boolean => !composing.some((keyword) => keyword in schema);

const mapMembers = (members: unknown, change: (schema: JsonSchema) => JsonSchema): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(isRecord(members) ? members : {}).map(([name, schema]) => [
      name,
      isRecord(schema) ? change(schema) : schema,
    ]),
  );

const isObject = (schema: JsonSchema): boolean => schema["type"] === "object" && isPlain(schema);
const isArray = (schema: JsonSchema): boolean =>
  schema["type"] === "array" && isPlain(schema) && !("prefixItems" in schema) && isRecord(schema["items"]);

/**
 * The input schema with its silences filled in. An object that names its members and does not say whether there may be others
 * takes no others: no reader of the schema could know of them, so nothing is lost, and no argument goes upstream that
 * was not reviewed. Where a schema says itself that others are welcome it was reviewed saying so, and stays.
 */
export const closed = (schema: JsonSchema, top = true): JsonSchema => {
  if (isArray(schema)) return { ...schema, items: closed(schema["items"] as JsonSchema, false) };
  if (!isObject(schema) || (!top && !("properties" in schema))) return schema;
  const properties = mapMembers(schema["properties"], (member) => closed(member, false));
  const silent = !("additionalProperties" in schema) && !("unevaluatedProperties" in schema);
  return { ...schema, properties, ...(silent && { additionalProperties: false }) };
};

/** The dialect that most servers of today name, whose schemas mean the same in ours unless they use what was renamed. */
const draft7 = /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/;
const renamed = (schema: unknown): boolean =>
  typeof schema === "object" &&
  schema !== null &&
  Object.entries(schema).some(
    ([key, value]) => (key === "items" && Array.isArray(value)) || key === "dependencies" || renamed(value),
  );

export const inOurDialect = (schema: JsonSchema): JsonSchema => {
  const { $schema: dialect, ...rest } = schema;
  return typeof dialect === "string" && draft7.test(dialect) && !renamed(rest) ? rest : schema;
};

/** An output whose texts can all be named, so that each can be marked as another's. */
export interface MarkableOutput {
  /** As the upstream declares it, without bounds on the texts that marking changes, and with no members but these. */
  readonly schema: JsonSchema;
  /** Paths of those texts: member names, `*` for every element. */
  readonly texts: readonly string[];
}

const numeric: ReadonlySet<unknown> = new Set(["number", "integer", "boolean", "null"]);
const mostDepth = 8;

const markable = (schema: JsonSchema, path: readonly string[]): MarkableOutput | undefined => {
  if (path.length > mostDepth || !isPlain(schema)) return undefined;
  const { title, description, type } = schema;
  const about = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
  // A person approved these values word for word: they are no foreign text.
  if ("enum" in schema || "const" in schema || numeric.has(type)) return { schema, texts: [] };
  if (type === "string") return { schema: { ...about, type }, texts: [path.join(".")] };
  if (isArray(schema)) {
    const inner = markable(schema["items"] as JsonSchema, [...path, "*"]);
    return inner && { schema: { ...schema, items: inner.schema }, texts: inner.texts };
  }
  if (!isObject(schema) || !("properties" in schema)) return undefined;
  const texts: string[] = [];
  const properties: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema["properties"] as object)) {
    if (!isRecord(member) || name.includes(".") || name === "*" || name === "") return undefined;
    const inner = markable(member, [...path, name]);
    if (!inner) return undefined;
    properties[name] = inner.schema;
    texts.push(...inner.texts);
  }
  return { schema: { ...schema, properties, additionalProperties: false }, texts };
};

/** Undefined for an output in which a text could stand where no path leads: such a tool answers with text alone. */
export const markableOutput = (schema: JsonSchema | undefined): MarkableOutput | undefined =>
  schema && isObject(schema) ? markable(schema, []) : undefined;

/** The value without members that its schema does not name. */
export const pruned = (value: unknown, schema: unknown): unknown => {
  if (!isRecord(schema)) return value;
  if (Array.isArray(value)) return value.map((item) => pruned(item, schema["items"]));
  const properties = schema["properties"];
  if (!isRecord(value) || !isRecord(properties)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => Object.hasOwn(properties, name))
      .map(([name, member]) => [name, pruned(member, properties[name])]),
  );
};
