import type { JsonSchema } from "@mcp-landing-zone/contract";
import type { SchemaProblem } from "./check-schema.ts";
import { isRecord } from "../record.ts";
import { subschemasOf } from "./subschemas.ts";
import type { Subschema } from "./subschemas.ts";

/** Keywords that say nothing of a value. */
const words = new Set(["title", "description", "default", "examples", "deprecated", "$comment"]);

const saysNothing = (schema: unknown): boolean =>
  schema === true || (isRecord(schema) && Object.keys(schema).every((key) => words.has(key)));

const takesObjects = ({ type, properties }: JsonSchema): boolean =>
  type === "object" || (Array.isArray(type) && type.includes("object")) || properties !== undefined;

/** Of a composition the parts, or the whole, say which members there are. */
const isPart = (at: string): boolean => /\/(?:allOf\/\d+|if|then|else|not)$/.test(at);

const problemAt = ({ schema, at }: Subschema): SchemaProblem | undefined => {
  // A schema `false` admits no value, and `not` and `if` only compare.
  if (schema === false || isPart(at)) return undefined;
  if (saysNothing(schema)) {
    return { path: at, received: schema, right: "a schema that says which values it takes" };
  }
  if (!isRecord(schema) || !takesObjects(schema)) return undefined;
  const { additionalProperties: others = schema["unevaluatedProperties"] } = schema;
  if (others === false || isRecord(others)) return undefined;
  return {
    path: at,
    received: others === undefined ? "an object that takes any other member" : { additionalProperties: others },
    right: 'closed, with "additionalProperties": false (schema.object, z.strictObject, v.strictObject)',
  };
};

/** where a schema of one's own takes values that it does not name. */
export const checkClosed = (schema: JsonSchema): SchemaProblem | undefined => {
  const waiting: Subschema[] = [{ schema, at: "", path: "" }];
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    const problem = problemAt(place);
    if (problem) return problem;
    waiting.push(...subschemasOf(place));
  }
  return undefined;
};
