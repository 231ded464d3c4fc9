// `npm run data-rules`: writes docs/data-rules.md from the table of the code. A test holds that the page is what the table says.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DataDirection } from "@mcp-landing-zone/contract";
import { classifications, dataActions, dataKinds, defaultDataRules } from "@mcp-landing-zone/contract";

/** What the content layer finds of each kind; the names stand in audit records. */
const finds: Readonly<Record<(typeof dataKinds)[number], string>> = {
  secret: "keys, tokens, passwords, connection strings, private keys",
  "payment-card": "card numbers with a right check digit",
  "national-id": "numbers that countries give their people",
  "bank-account": "IBAN",
  contact: "e-mail addresses, telephone numbers",
  "network-address": "IP addresses",
  personal: "what stands in a field with a personal name, and the rest",
};

const table = (direction: DataDirection): readonly string[] => [
  `| kind | finds | ${classifications.join(" | ")} |`,
  `| --- | --- | ${classifications.map(() => "---").join(" | ")} |`,
  ...dataKinds.map(
    (kind) =>
      `| ${kind} | ${finds[kind]} | ${classifications.map((one) => defaultDataRules[one][direction][kind]).join(" | ")} |`,
  ),
];

export const dataRulesPage = (): string =>
  [
    "# Data rules (DLP)",
    "",
    "Written by `npm run data-rules` from `contract/data-rules.ts`. The treatment of sensitive data in the arguments and answers of tools, by the classification of the tool (R-93). The server applies it (`server/src/tools/data-policy.ts`), before the shield is asked and before anything runs.",
    "",
    "## What tools are called with",
    "",
    `${dataActions.input.join(" or ")}. Data flows up the ladder and not down: public tools reach into the world, so what identifies a person or opens a door does not go into their arguments. Arguments are never redacted, because a call with other arguments is not the one that was approved. The name of a field alone blocks nothing: cursors of pages are called tokens.`,
    "",
    ...table("input"),
    "",
    "## What tools answer",
    "",
    `${dataActions.output.join(", ")}. \`redact\` replaces the value by its name or its shape; \`withhold\` withholds the whole answer.`,
    "",
    ...table("output"),
    "",
    "## Change a row",
    "",
    "In `servers` of the configuration, each row with its reason:",
    "",
    "```ts",
    'dataRules: [{ classification: "public", direction: "output", kind: "contact", action: "allow", reason: "the public directory" }],',
    "```",
    "",
    "A server elsewhere sets `MCP_DATA_RULES=public.output.contact=allow`. A secret in an answer cannot be allowed.",
    "",
    "## What is recorded",
    "",
    "The reason `data-blocked` or `data-withheld`, and the codes of what was found: `pii.card`, and `pii.email.allowed` for what a row allows. Never the data. The detections `data-rule-hit` and `secret-in-answer` read them.",
    "",
    "## Labels",
    "",
    '`labels: { confidential: "Confidential / All employees" }` names the sensitivity label of Purview for each classification. The name goes with every definition and answer of a tool as `org.landing-zone/label` in `_meta`, so that a client can label what it makes of it, and into the audit record and the column `Label` of the audit table. The label itself is made in Purview; [governance](governance.md#what-terraform-cannot-do) says by which call.',
    "",
  ].join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL("../docs/data-rules.md", import.meta.url)), dataRulesPage());
}
