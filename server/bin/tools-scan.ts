/**
 * Looks for hidden text, instructions to the model and suspicious parameters in tool definitions: `npm run tools:scan` for the
 * reference catalogue, `npm run tools:scan -- tools.json` for what another server lists.
 */
import { readFileSync } from "node:fs";
import { referenceCatalogue } from "@mcp-landing-zone/contract/reference-catalogue";
import { inspectDefinition } from "@mcp-landing-zone/content";
import type { Definition } from "@mcp-landing-zone/content";

interface Listed extends Definition {
  readonly name: string;
}

const [file] = process.argv.slice(2);
const listed: readonly Listed[] =
  file === undefined
    ? referenceCatalogue.tools.map(({ name, title, description, input, output }) => ({
        name,
        title,
        description,
        inputSchema: input,
        outputSchema: output,
      }))
    : (JSON.parse(readFileSync(file, "utf8")) as { readonly tools: readonly Listed[] }).tools;

let found = 0;
for (const definition of listed) {
  for (const finding of inspectDefinition(definition)) {
    found += 1;
    console.log(`${definition.name}: ${JSON.stringify(finding)}`);
  }
}
console.log(`${listed.length} definitions, ${found} findings`);
process.exitCode = found === 0 ? 0 : 1;
