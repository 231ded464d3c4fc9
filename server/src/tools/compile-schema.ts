import { runInNewContext } from "node:vm";
import type { JsonSchema } from "@mcp-landing-zone/contract";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/server/validators/ajv";
import { judgeLengthsFirst } from "./text-lengths.ts";

/** What is wrong with a value, in words that name places and rules but no content; undefined when nothing is. */
export type Check = (value: unknown) => string | undefined;

const longest = 500;
const compiler = new AjvJsonSchemaValidator();
judgeLengthsFirst(compiler["ajv"] as Parameters<typeof judgeLengthsFirst>[0]);

/** Of another realm, whose texts may become code where `--disallow-code-generation-from-strings` forbids it in ours. */
const CodeOfSchemas = runInNewContext("Function") as FunctionConstructor;

/**
 * The engine turns a schema into code. Schemas are approved definitions and all compiled at the start, so this is the one place where a
 * text becomes code; an injected text that asks for `Function` or `eval` anywhere else gets an error in the container.
 */
const compiled = (schema: JsonSchema) => {
  const { Function: ours } = globalThis;
  try {
    globalThis.Function = CodeOfSchemas;
    return compiler.getValidator(schema);
  } finally {
    globalThis.Function = ours;
  }
};

/** The SDK's own JSON Schema engine (2020-12), once per schema, at start. */
export const compileSchema = (schema: JsonSchema): Check => {
  const validate = compiled(schema);
  return (value) => {
    const result = validate(value);
    return result.valid ? undefined : result.errorMessage.slice(0, longest);
  };
};
