import { createRequire } from "node:module";
import { Ajv } from "ajv";

const schema = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as Record<
  string,
  unknown
>;
/** Of draft 4, of which the validator has to know no more than its own words: the references in it are local. */
const rules = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "$schema" && name !== "id"));
const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
  rules,
);

/** What the schema of SARIF 2.1.0 has against a log. */
export const sarifProblems = (text: string): readonly string[] =>
  validate(JSON.parse(text))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
