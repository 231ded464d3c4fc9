import { referenceCatalogue } from "@mcp-landing-zone/contract";
import { attack, allowed, prepared, refusedCall, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Request } from "../case.ts";
import { alice, bob, eras, everyScope, message, toolCall } from "../messages.ts";
import type { TokenRequest } from "../token.ts";

const common: Common = { family: "approvals", owasp: "MCP06", proves: ["R-51"] };
const definitions: Common = { family: "approvals", owasp: "MCP03", proves: ["R-48", "R-50", "R-134"] };

const approver: TokenRequest = { as: "approver", scopes: ["profile.read"] };

const save = (title = "Mine") =>
  prepared(toolCall("save_document", { title, text: "text" }, { token: alice }), [
    { as: title, from: { json: "/result/structuredContent/id" } },
  ]);

const remove = (token: TokenRequest, id: string, era: (typeof eras)[number] = "2026-07-28"): Request =>
  toolCall("delete_document", { id }, { token, era });

/** The id of the request stands in the refusal, for whoever is to decide it. */
const asked = prepared(remove(alice, "{{Mine}}"), [{ as: "request", from: { match: /\(request ([\w-]{32}),/ } }]);

const decision = (
  token: TokenRequest,
  body: unknown = { decision: "approved" },
  more: Partial<Request> = {},
): Request => ({
  at: "server",
  path: "/approvals/{{request}}",
  token,
  body,
  ...more,
});

const unheard = { status: 404, decided: "server:not-found" } as const;

const deciders: Readonly<Record<string, TokenRequest>> = {
  "the-caller": alice,
  "anybody-else": bob,
  "an-application": { kind: "application", scopes: ["Approvals.Decide"] },
  "the-gateway": { kind: "gateway-identity", scopes: [] },
  "a-scope-of-that-name": { as: "bob", scopes: ["Approvals.Decide"], claims: { scp: "Approvals.Decide" } },
  "a-longer-role": { as: "bob", scopes: ["profile.read"], claims: { roles: ["Approvals.DecideX"] } },
  "a-role-in-capitals": { as: "bob", scopes: ["profile.read"], claims: { roles: ["APPROVALS.DECIDE"] } },
};

const deciderCases = Object.entries(deciders).map(([name, token]) =>
  attack(common, `decided-by-${name}`, `An approval is not given by ${name.replaceAll("-", " ")}`, [
    save(),
    asked,
    step(decision(token), name === "the-gateway" ? { status: 403, decided: "server:client-not-allowed" } : unheard),
    { ...step(remove(alice, "{{Mine}}"), refusedCall("approval-needed")) },
  ]),
);

const decisions: Readonly<Record<string, unknown>> = {
  yes: { decision: "yes" },
  true: { decision: true },
  nothing: {},
  list: ["approved"],
  capitals: { decision: "APPROVED" },
  blank: { decision: "approved " },
  twice: '{"decision":"denied","decision":"approved"}',
  rubbish: "approved",
};

const decisionCases = Object.entries(decisions).map(([name, body]) =>
  attack(common, `decision-${name}`, `A decision that says ${name} is none`, [
    save(),
    asked,
    step(decision(approver, body), { status: 400, decided: ["server:body-not-json", "server:body-ambiguous"] }),
  ]),
);

const flow = [
  ...eras.map((era) =>
    attack(common, `unapproved-${era}`, `In ${era}, what destroys something waits for another person`, [
      save(),
      step(remove(alice, "{{Mine}}", era), refusedCall("approval-needed")),
    ]),
  ),
  attack(common, "own-approval", "Who asks does not decide, whatever role they hold", [
    prepared(
      toolCall("save_document", { title: "Mine", text: "text" }, { token: { as: "approver", scopes: everyScope } }),
      [{ as: "Mine", from: { json: "/result/structuredContent/id" } }],
    ),
    prepared(remove({ as: "approver", scopes: everyScope }, "{{Mine}}"), [
      { as: "request", from: { match: /\(request ([\w-]{32}),/ } },
    ]),
    step(decision({ as: "approver", scopes: everyScope }), { status: 403, json: { "/outcome": "own-request" } }),
  ]),
  attack(
    common,
    "approved-once-runs-once",
    "One approval is good for one call",
    [
      save(),
      asked,
      { operate: { decide: "approved", approval: "{{request}}" } },
      { ...step(remove(alice, "{{Mine}}"), { status: 200 }), setup: true as const },
      step(remove(alice, "{{Mine}}"), refusedCall("approval-needed")),
    ],
    { proves: ["R-33"] },
  ),
  attack(common, "approved-for-other-arguments", "An approval is good for no other document", [
    save(),
    save("Another"),
    asked,
    { operate: { decide: "approved", approval: "{{request}}" } },
    step(remove(alice, "{{Another}}"), refusedCall("approval-needed")),
  ]),
  attack(common, "approved-for-another-person", "An approval is good for nobody else", [
    save(),
    asked,
    { operate: { decide: "approved", approval: "{{request}}" } },
    step(remove(bob, "{{Mine}}"), refusedCall("approval-needed")),
  ]),
  attack(common, "denied", "What was denied does not run, however often it is asked", [
    save(),
    asked,
    { operate: { decide: "denied", approval: "{{request}}" } },
    step(remove(alice, "{{Mine}}"), refusedCall("approval-denied")),
    step(remove(alice, "{{Mine}}"), refusedCall("approval-denied")),
  ]),
  attack(
    common,
    "decided-twice",
    "A decision is not taken back by another one",
    [
      save(),
      asked,
      { operate: { decide: "denied", approval: "{{request}}" } },
      step(decision(approver), { status: 409, json: { "/outcome": "already-decided" } }),
      step(remove(alice, "{{Mine}}"), refusedCall("approval-denied")),
    ],
    { proves: ["R-33"] },
  ),
  attack(
    common,
    "at-once",
    "Ten calls at once share one approval, and one of them runs",
    [
      save(),
      asked,
      { operate: { decide: "approved", approval: "{{request}}" } },
      { ...step(remove(alice, "{{Mine}}"), { status: [200, 429] }), atOnce: 4, setup: true as const },
      step(toolCall("read_document", { id: "{{Mine}}" }, { token: alice }), {
        status: 200,
        json: { "/result/isError": true },
        decided: "server:tool-error",
      }),
    ],
    { proves: ["R-33"] },
  ),
  attack(common, "who-waits", "Nobody but an approver sees what waits", [
    save(),
    asked,
    step(
      { at: "server", method: "GET", path: "/approvals", token: bob },
      { ...unheard, silent: /arguments|delete_document/ },
    ),
  ]),
  attack(
    common,
    "not-through-the-gateway",
    "Approvals are not decided through the public gateway",
    [
      step(
        { path: "/approvals/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", token: approver, body: { decision: "approved" } },
        { status: [401, 403, 404] },
      ),
    ],
    { mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
  ...["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "..%2f..", "%00", "approval:status:x"].map((id, index) =>
    attack(
      common,
      `made-up-request-${index}`,
      "A made-up request cannot be decided",
      step(
        { at: "server", path: `/approvals/${id}`, token: approver, body: { decision: "approved" } },
        { status: 404 },
      ),
    ),
  ),
];

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
    definitions,
    `name-${index}`,
    `There is no tool called ${JSON.stringify(name.slice(0, 40))}`,
    step(
      toolCall(
        name,
        {},
        {
          token: alice,
          // What a header cannot hold goes encoded, as the protocol has it.
          headers: { "mcp-name": /^[!-~]+$/.test(name) ? name : `=?base64?${Buffer.from(name).toString("base64")}?=` },
        },
      ),
      { status: 400, json: { "/error/code": /-32602|-32020/ }, decided: ["gateway:tool", "gateway:mirrored-headers"] },
    ),
  ),
);

/** Every definition is the one that was approved, letter for letter, whichever way it is asked for. */
const pinned = eras.flatMap((era) =>
  referenceCatalogue.tools.map((tool) =>
    attack(
      definitions,
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

function pinnedFacts(scope: string, name: string) {
  const reachable = referenceCatalogue.scopes.find((one) => one.name === scope)?.includes ?? [];
  const listed = referenceCatalogue.tools.filter((one) => one.scope === scope || reachable.includes(one.scope));
  const index = listed.findIndex((one) => one.name === name);
  const tool = listed[index]!;
  return {
    [`/result/tools/${index}/description`]: tool.description,
    [`/result/tools/${index}/_meta/org.landing-zone~1digest`]: tool.digest,
  };
}

const shapeCases = [
  attack(
    definitions,
    "no-remote-reference",
    "No schema sends anybody elsewhere for its meaning",
    step(message("tools/list", {}, { token: alice }), allowed({ silent: /"\$ref":"(?!#)/ })),
    { proves: ["R-175"] },
  ),
  attack(
    definitions,
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
    definitions,
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
    definitions,
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
    definitions,
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

export const approvalCases: readonly AttackCase[] = [
  ...flow,
  ...deciderCases,
  ...decisionCases,
  ...nameCases,
  ...pinned,
  ...shapeCases,
];
