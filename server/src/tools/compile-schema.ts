import type { JsonSchema } from "@mcp-landing-zone/contract";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/server/validators/ajv";

/** What is wrong with a value, in words that name places and rules but no content; undefined when nothing is. */
export type Check = (value: unknown) => string | undefined;

const longest = 500;
const compiler = new AjvJsonSchemaValidator();

/** The SDK's own JSON Schema engine (2020-12), once per schema, at start. */
export const compileSchema = (schema: JsonSchema): Check => {
  const validate = compiler.getValidator(schema);
  return (value) => {
    const result = validate(value);
    return result.valid ? undefined : result.errorMessage.slice(0, longest);
  };
};
