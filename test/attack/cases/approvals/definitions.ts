import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { attack, allowed, prepared, step } from "../../define.ts";
import type { Common } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, eras, message, toolCall } from "../../messages.ts";
import { save } from "./requests.ts";

const common: Common = { family: "approvals", owasp: "MCP03", proves: ["R-48", "R-50", "R-134"] };

const names = [
  "delete_documents",
  "DELETE_DOCUMENT",
  "delete_document ",
  " delete_document",
  "delete-document",
  "delete_document\u0000",
  "delete_document\u200b",
  "dеlete_document",
  "__proto__",
  "constructor",
  "toString",
  "",
  "x".repeat(200),
  "../delete_document",
  "delete_document/../whoami",
  "tools/call",
];

const nameCases = names.map((name, index) =>
  attack(
    common,
    `name-${index}`,
    `There is no tool called ${JSON.stringify(name.slice(0, 40))}`,
    step(
      toolCall(
        name,
        {},
        {
          token: alice,
          // The protocol encodes characters that a header cannot hold.
          headers: { "mcp-name": /^[!-~]+$/.test(name) ? name : `=?base64?${Buffer.from(name).toString("base64")}?=` },
        },
      ),
      {
        status: [200, 400],
        json: { "/error/code": /-32602|-32020/ },
        decided: ["gateway:tool", "gateway:mirrored-headers"],
      },
    ),
  ),
);

const pinnedFacts = (scope: string, name: string) => {
  const reachable = referenceCatalogue.scopes.find((one) => one.name === scope)?.includes ?? [];
  const listed = referenceCatalogue.tools.filter((one) => one.scope === scope || reachable.includes(one.scope));
  const index = listed.findIndex((one) => one.name === name);
  const tool = listed[index]!;
  return {
    [`/result/tools/${index}/description`]: tool.description,
    [`/result/tools/${index}/_meta/org.landing-zone~1digest`]: tool.digest,
  };
};

/** Every definition is the one that was approved, letter for letter, in every listing. */
const pinned = eras.flatMap((era) =>
  referenceCatalogue.tools.map((tool) =>
    attack(
      common,
      `pinned-${tool.name}-${era}`,
      `In ${era}, ${tool.name} is listed as it was approved`,
      step(message("tools/list", {}, { era, token: { as: "alice", scopes: [tool.scope] } }), {
        status: 200,
        body: new RegExp(`"name":"${tool.name}"`),
        json: pinnedFacts(tool.scope, tool.name),
        decided: "server:ok",
      }),
    ),
  ),
);

const shapeCases = [
  attack(
    common,
    "no-remote-reference",
    "No schema refers to another document for its meaning",
    step(message("tools/list", {}, { token: alice }), allowed({ silent: /"\$ref":"(?!#)/ })),
    { proves: ["R-175"] },
  ),
  attack(
    common,
    "closed-schemas",
    "Every tool says what it takes, and that it takes nothing else",
    step(
      message("tools/list", {}, { token: alice }),
      allowed({
        json: { "/result/tools/0/inputSchema/additionalProperties": false },
        silent: /"inputSchema":\{"type":"object","properties":\{[^{}]*\}\}/,
      }),
    ),
    { proves: ["R-175", "R-17"] },
  ),
  attack(
    common,
    "labels",
    "Every tool says how confidential it is and what it does to the world",
    step(
      message("tools/list", {}, { token: alice }),
      allowed({
        json: Object.fromEntries(
          referenceCatalogue.tools.map((_, index) => [
            `/result/tools/${index}/_meta/org.landing-zone~1classification`,
            /public|internal|confidential|restricted/,
          ]),
        ),
      }),
    ),
    { proves: ["R-81"] },
  ),
  attack(
    common,
    "listed-again",
    "The list is the same every time",
    [
      prepared(message("tools/list", {}, { token: alice }), [
        { as: "first", from: { json: "/result/tools/0/_meta/org.landing-zone~1digest" } },
      ]),
      step(
        message("tools/list", {}, { token: alice }),
        allowed({ body: new RegExp(referenceCatalogue.tools[0]!.digest) }),
      ),
    ],
    { proves: ["R-135", "R-177"] },
  ),
  attack(
    common,
    "form-asks-for-no-secret",
    "The form for an approval asks for a decision and for nothing else",
    [
      save(),
      step(
        toolCall("delete_document", { id: "{{Mine}}" }, { token: alice, capabilities: { elicitation: { form: {} } } }),
        {
          status: 200,
          json: {
            "/result/resultType": "input_required",
            "/result/inputRequests/approval/params/requestedSchema/properties/approve/type": "boolean",
          },
          silent: /password|secret|api.?key|token/i,
          decided: "server:waiting",
        },
      ),
    ],
    { proves: ["R-24"] },
  ),
];

/** Tools as they were approved: their names, what they say of themselves, and what they ask for. */
export const definitionCases: readonly AttackCase[] = [...nameCases, ...pinned, ...shapeCases];
