import { spotlightModes } from "@mcp-landing-zone/contract";
import type { JsonSchema, SpotlightMode } from "@mcp-landing-zone/contract";
import type { SchemaProblem } from "./check-schema.ts";

/** Which members of the output hold text that this deployment did not write. Paths of member names; `*` is every element. */
export interface Spotlight {
  readonly mode: SpotlightMode;
  readonly fields: readonly string[];
}

/** Where texts stand in an answer of blocks. */
export const blockTexts = ["*.text", "*.resource.text"];

const isSchema = (value: unknown): value is JsonSchema => typeof value === "object" && value !== null;

const schemaAt = (schema: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === undefined || !isSchema(schema)) return schema;
  if (step === "*") return schemaAt(schema["items"], rest);
  const properties = schema["properties"];
  return isSchema(properties) && Object.hasOwn(properties, step) ? schemaAt(properties[step], rest) : undefined;
};

/** Marking changes a text, so one that may have any form: what the tool lists stays true of what it answers. */
const isFreeText = (schema: unknown): boolean =>
  isSchema(schema) &&
  schema["type"] === "string" &&
  Object.keys(schema).every((key) => /^(?:type|title|description)$/.test(key));

/** Paths of all texts that may have any form, which is how text from outside is declared. */
export const unmarkedTexts = (schema: unknown, path = ""): readonly string[] => {
  if (!isSchema(schema)) return [];
  if (path !== "" && isFreeText(schema)) return [path];
  const at = (step: string): string => (path === "" ? step : `${path}.${step}`);
  const properties = isSchema(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  return [
    ...properties.flatMap(([name, member]) => unmarkedTexts(member, at(name))),
    ...unmarkedTexts(schema["items"], at("*")),
  ];
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
