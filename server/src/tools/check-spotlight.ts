import { spotlightModes } from "@mcp-landing-zone/contract";
import type { JsonSchema, SpotlightMode } from "@mcp-landing-zone/contract";
import type { SchemaProblem } from "./check-schema.ts";
import { isRecord } from "../record.ts";
import { subschemasOf } from "./subschemas.ts";
import type { Subschema } from "./subschemas.ts";

/** Which members of the output hold text that this deployment did not write. Paths of member names; `*` is every element. */
export interface Spotlight {
  /** How the text is marked. */
  readonly mode: SpotlightMode;
  /** The fields of the output that hold foreign text. */
  readonly fields: readonly string[];
}

/** Where texts stand in an answer of blocks. */
export const blockTexts = ["*.text", "*.resource.text"];

const schemaAt = (schema: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === undefined || !isRecord(schema)) return schema;
  if (step === "*") return schemaAt(schema["items"], rest);
  const properties = schema["properties"];
  return isRecord(properties) && Object.hasOwn(properties, step) ? schemaAt(properties[step], rest) : undefined;
};

/** Whether the schema takes texts and sets no bound to them: no author could say that the server writes all of them itself. */
const isUnbounded = (schema: unknown): boolean => {
  if (!isRecord(schema)) return false;
  const { type } = schema;
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  return isText && !["maxLength", "enum", "const", "pattern", "format"].some((bound) => bound in schema);
};

const plain = /^(?:type|title|description|default)$/;

const isTextOrNull = (type: unknown): boolean =>
  type === "string" ||
  (Array.isArray(type) && type.includes("string") && type.every((kind) => /^(?:string|null)$/.test(kind as string)));

/** Marking changes a text, so one that may have any form, or be null: its listed schema stays true of its answers. */
const isFreeText = (schema: unknown): boolean => {
  if (!isRecord(schema)) return false;
  const kinds = schema["anyOf"];
  const isNull = (kind: unknown): boolean => isRecord(kind) && kind["type"] === "null";
  if (Array.isArray(kinds)) return kinds.some(isFreeText) && kinds.every((kind) => isNull(kind) || isFreeText(kind));
  return isTextOrNull(schema["type"]) && Object.keys(schema).every((key) => plain.test(key));
};

/** Paths of all texts without a bound, which is how text from outside is declared; where no path leads there, the place in the schema. */
export const unmarkedTexts = (schema: unknown): readonly string[] => {
  const below = (place: Subschema): readonly string[] => {
    if (isFreeText(place.schema) || isUnbounded(place.schema)) return [place.path ?? place.at];
    return subschemasOf(place).flatMap(below);
  };
  return subschemasOf({ schema, at: "", path: "" }).flatMap(below);
};

/** What would leave text from outside unmarked: a path that leads to no text, or a mode that there is not. */
export const checkSpotlight = (
  { mode, fields }: Spotlight,
  output: JsonSchema,
  answersWithContent: boolean,
): readonly SchemaProblem[] => {
  const marks = (path: string): boolean =>
    answersWithContent ? blockTexts.includes(path) : isFreeText(schemaAt(output, path.split(".")));
  const right = answersWithContent
    ? `one of ${blockTexts.join(", ")}`
    : "the path of a text without bounds in the output (schema.longText)";
  return [
    ...(spotlightModes.includes(mode)
      ? []
      : [{ path: ".mode", received: mode, right: `one of ${spotlightModes.join(", ")}` }]),
    ...fields.filter((path) => !marks(path)).map((received) => ({ path: ".fields", received, right })),
  ];
};
