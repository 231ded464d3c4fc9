import type { JsonSchema } from "@mcp-landing-zone/contract";
import type { SchemaProblem } from "./check-schema.ts";
import { isRecord } from "../record.ts";

type Fits = (value: unknown, schema: JsonSchema) => boolean;

/** One kind of field: the words that its schema may have beside `type`, title, description and default, and which values fit. */
interface Kind {
  readonly words: readonly string[];
  readonly fits: Fits;
}

const within: Fits = (value, { minimum, maximum }) =>
  Number.isFinite(value) && (value as number) >= (minimum as number) && (value as number) <= (maximum as number);

const formats: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text),
  uri: (text) => URL.canParse(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  "date-time": (text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
};

const choices = ({ enum: values }: JsonSchema): readonly unknown[] => (Array.isArray(values) ? values : []);

const fitsText: Fits = (value, schema) => {
  if (typeof value !== "string") return false;
  const { enum: values, minLength = 0, maxLength, format } = schema;
  if (values !== undefined) return choices(schema).includes(value);
  const isLong = [...value].length > (maxLength as number);
  return !isLong && [...value].length >= (minLength as number) && (formats[format as string]?.(value) ?? true);
};

const fitsSeveral: Fits = (value, { items, minItems = 0, maxItems }) =>
  Array.isArray(value) &&
  value.length >= (minItems as number) &&
  value.length <= (maxItems as number) &&
  new Set(value).size === value.length &&
  value.every((one) => choices(items as JsonSchema).includes(one));

/** The fields that both revisions of the protocol have for a form (2025-11-25 and 2026-07-28, client/elicitation). */
const kinds: Readonly<Record<string, Kind>> = {
  string: { words: ["minLength", "maxLength", "format", "enum"], fits: fitsText },
  integer: { words: ["minimum", "maximum"], fits: (value, schema) => Number.isInteger(value) && within(value, schema) },
  number: { words: ["minimum", "maximum"], fits: within },
  boolean: { words: [], fits: (value) => typeof value === "boolean" },
  array: { words: ["items", "minItems", "maxItems"], fits: fitsSeveral },
};

const common = ["type", "title", "description", "default"];
const longestText = 4_000;
const mostFields = 20;

/** clients store and show forms in plain text, so no form may ask for a secret. */
const secret =
  /pass(?:word|phrase|code)|secret|\btoken\b|api[ _-]?key|credential|private[ _-]?key|\bpin\b|\bcvv\b|\botp\b|card[ _-]?number/i;

const right =
  "a text with a maxLength, a number with bounds, a boolean, a choice, or a list of a choice with maxItems (schema.text, integer, number, boolean, choice, list)";

const isBounded = (type: string, schema: JsonSchema): boolean => {
  const { maxLength, format, minimum, maximum, items, maxItems } = schema;
  if (type === "string" && choices(schema).length === 0) {
    const known = format === undefined || Object.hasOwn(formats, format as string);
    return known && Number.isInteger(maxLength) && (maxLength as number) <= longestText;
  }
  if (type === "integer" || type === "number") return Number.isFinite(minimum) && Number.isFinite(maximum);
  return type !== "array" || (Number.isInteger(maxItems) && isRecord(items) && choices(items).length > 0);
};

const fieldProblem = (name: string, schema: unknown): SchemaProblem | undefined => {
  const path = `/properties/${name}`;
  if (!isRecord(schema)) return { path, received: schema, right };
  const type = typeof schema["type"] === "string" ? schema["type"] : "";
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const foreign = Object.keys(schema).find((word) => !common.includes(word) && !kind?.words.includes(word));
  if (kind && foreign !== undefined) return { path, received: foreign, right: "absent: no form has it" };
  if (!kind || !isBounded(type, schema)) return { path, received: schema, right };
  const said = [name, schema["title"], schema["description"]].filter((text) => typeof text === "string").join(" ");
  const [found] = secret.exec(said.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")) ?? [];
  return found === undefined ? undefined : { path, received: found, right: "no secret: a form is no place for one" };
};

/** Schemas without a form in the protocol. */
export const formProblem = (form: JsonSchema): SchemaProblem | undefined => {
  const fields = isRecord(form["properties"]) ? Object.entries(form["properties"]) : [];
  if (form["type"] !== "object" || fields.length === 0 || fields.length > mostFields)
    return { path: "", received: fields.length, right: `schema.object with 1 to ${mostFields} fields` };
  return fields.map(([name, schema]) => fieldProblem(name, schema)).find((problem) => problem !== undefined);
};

/** What a person filled in, without what the form does not ask for; or the name of the field that does not fit. */
export const filledIn = (
  { properties, required = [] }: JsonSchema,
  content: unknown,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly problem: string } => {
  const given = isRecord(content) ? content : {};
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties as Readonly<Record<string, JsonSchema>>)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined && !(required as readonly string[]).includes(name)) continue;
    if (!kinds[schema["type"] as string]?.fits(value, schema)) return { problem: name };
    values[name] = value;
  }
  return { values };
};
