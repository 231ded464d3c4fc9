import { AjvJsonSchemaValidator } from "@modelcontextprotocol/server/validators/ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileSchema } from "./compile-schema.ts";

const asTheEngineSays = (schema: object) => {
  const validate = new AjvJsonSchemaValidator().getValidator(schema);
  return (value: unknown): string | undefined => validate(value).errorMessage;
};

/** Texts of ASCII, of pairs of code units, and of halves of pairs. */
const texts = fc
  .array(fc.constantFrom("a", "é", "\u{1f600}", "\ud83d", "\ude00", "\0"), { maxLength: 12 })
  .map((parts) => parts.join(""));

describe("lengths of texts", () => {
  it("R-17 judges every text as the schema engine does, in the same words", () => {
    fc.assert(
      fc.property(texts, fc.nat(12), fc.nat(12), fc.boolean(), (text, most, least, hasPattern) => {
        const schema = { type: "string", maxLength: most, minLength: least, ...(hasPattern && { pattern: "^a" }) };
        expect(compileSchema(schema)(text)).toBe(asTheEngineSays(schema)(text));
        expect(compileSchema({ minLength: least })(text)).toBe(asTheEngineSays({ minLength: least })(text));
      }),
    );
  });
});
