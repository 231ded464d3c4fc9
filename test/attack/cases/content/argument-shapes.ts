import { attack, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, toolCall } from "../../messages.ts";
import { common } from "./requests.ts";

const wrongArguments: Readonly<Record<string, readonly [tool: string, args: unknown]>> = {
  "a-member-too-many": ["search_documents", { words: "", admin: true }],
  "a-member-too-few": ["search_documents", {}],
  "another-type": ["search_documents", { words: 1 }],
  "a-list-for-text": ["search_documents", { words: ["a"] }],
  "an-object-for-text": ["read_document", { id: { $ne: null } }],
  "too-long": ["search_documents", { words: "w".repeat(201) }],
  "too-many": ["search_documents", { words: "", limit: 51 }],
  "less-than-none": ["search_documents", { words: "", limit: -1 }],
  "a-fraction": ["search_documents", { words: "", limit: 1.5 }],
  "a-path-for-an-id": ["read_document", { id: "../../../etc/passwd..." }],
  "an-id-too-short": ["read_document", { id: "A" }],
  "an-id-of-other-letters": ["read_document", { id: "AAAAAAAAAA/AAAAAAAAAAA" }],
  "an-empty-title": ["save_document", { title: "", text: "t" }],
  "no-url": ["fetch_page", { url: "not a url" }],
  "arguments-for-none": ["whoami", { as: "admin" }],
};

export const argumentShapeCases: readonly AttackCase[] = Object.entries(wrongArguments).map(([name, [tool, args]]) =>
  attack(
    { ...common, owasp: "MCP05", proves: ["R-17", "R-46"] },
    `arguments-${name}`,
    `${tool} does not run with ${name.replaceAll("-", " ")}`,
    step(toolCall(tool, args as Readonly<Record<string, unknown>>, { token: alice }), {
      status: 200,
      json: { "/result/isError": true },
      decided: ["server:arguments-invalid"],
    }),
  ),
);
