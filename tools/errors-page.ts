// `npm run errors`: writes docs/errors.md from the tables of codes. A test holds that the page is what the tables say.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ErrorCode } from "@mcp-landing-zone/constructs";
import { errorCatalogue } from "@mcp-landing-zone/constructs";
import { errorRemedies, remedies, programRefusals } from "./error-remedies.ts";
import type { RefusalKind } from "@mcp-landing-zone/contract";
import { refusals as ofGateway } from "@mcp-landing-zone/gateway/documents";
import { refusals as ofServer } from "../server/src/refusal/refusal.ts";
import { toolRefusals } from "../server/src/refusal/tool-refusal.ts";

const rows = (table: Readonly<Record<string, RefusalKind>>): readonly string[] =>
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, { status, code, message }]) =>
        `| <a id="${name}"></a>${name} | ${status} | ${code} | ${message} | ${remedies[name]} |`,
    );

export const errorsPage = (): string =>
  [
    "# Errors",
    "",
    "Written by `npm run errors` from the tables of the code. The name of a row is what audit records, metrics and the page say; the message is all that a caller reads. A name is also the anchor of its row: `docs/errors.md#rate-limited`. Each package carries this page at that place.",
    "",
    "## The gateway refuses a request",
    "",
    "`gateway/documents/refusals.ts`. The answer is a JSON-RPC error; `data.requestId` finds it in the gateway's log.",
    "",
    "| name | status | code | message | what to do |",
    "| --- | --- | --- | --- | --- |",
    ...rows(ofGateway),
    "",
    "## The server refuses a request",
    "",
    "`server/src/refusal/refusal.ts`. Rows that the gateway has as well have the same words: a caller does not learn which of the two refused.",
    "",
    "| name | status | code | message | what to do |",
    "| --- | --- | --- | --- | --- |",
    ...rows(ofServer),
    "",
    "## A call of a tool ends without its result",
    "",
    "`server/src/refusal/tool-refusal.ts`. The answer is a result with `isError`; the model reads the text.",
    "",
    "| name | text |",
    "| --- | --- |",
    ...Object.entries(toolRefusals)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => `| ${name} | ${text} |`),
    "",
    "## A program does not begin",
    "",
    "`stacks/validation/validate.ts`, `stacks/load-config.ts`, `contract/settings.ts`, the policies of `gateway/policy`, the definitions of `server`. Nothing was changed.",
    "",
    ...Object.entries(programRefusals).flatMap(([name, { meaning, remedy }]) => [
      `### ${name}`,
      "",
      `${meaning}.`,
      "",
      remedy,
      "",
    ]),
    "## A construct refuses its properties",
    "",
    "`constructs/errors.ts`. The message names the property, the value received and what would be right. Each links to its code here. Codes keep their meaning across versions.",
    "",
    ...Object.entries(errorCatalogue).flatMap(([code, meaning]) => [
      `### ${code}`,
      "",
      `${meaning[0]!.toUpperCase()}${meaning.slice(1)}.`,
      "",
      errorRemedies[code as ErrorCode],
      "",
    ]),
  ].join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL("../docs/errors.md", import.meta.url)), errorsPage());
}
