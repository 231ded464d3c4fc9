/**
 * Looks for hidden text, instructions to the model and suspicious parameters in definitions: `npm run tools:scan` for the
 * reference catalogue, `npm run tools:scan -- tools.json` for what another server lists.
 */
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { run } from "../src/commands.ts";
import { scanDefinitions } from "../src/commands/scan-command.ts";

const files = process.argv.slice(2);
process.exitCode = files.length === 0 ? scanDefinitions(referenceCatalogue) : await run("tools", ["scan", ...files]);
