import { attack, allowed, prepared, refusedCall, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request } from "../case.ts";
import { alice, bob, canAsk, message, toolCall } from "../messages.ts";

const common: Common = { family: "state", owasp: "MCP10", proves: ["R-03"] };

const sessionIds = ["{{canary}}", "1", "00000000-0000-4000-8000-000000000000", "../../etc/passwd", "a".repeat(300)];

const listWith = (headers: Request["headers"], token?: Request["token"]): Request =>
  message("tools/list", {}, { era: "2025-11-25", ...(token && { token }), headers: headers ?? {} });

const sessionCases = sessionIds.flatMap((id, index) => [
  attack(
    common,
    `session-${index}-alone`,
    "A session id without a token is no credential",
    step(listWith({ "mcp-session-id": id }), { status: 401, decided: "gateway:token" }),
    { proves: ["R-38", "R-15"] },
  ),
  attack(
    common,
    `session-${index}-with-token`,
    "A made-up session id changes nothing for a caller with a token",
    step(listWith({ "mcp-session-id": id }, alice), {
      status: [200, 404],
      headers: { "mcp-session-id": undefined },
      silent: /canary/,
      decided: ["server:ok", "server:session-unknown"],
    }),
    { proves: ["R-38", "R-136", "R-39"] },
  ),
]);

const streamCases = [
  attack(
    common,
    "resume-anothers-stream",
    "No stream can be taken up",
    step(
      {
        method: "GET",
        token: bob,
        headers: { accept: "text/event-stream", "last-event-id": "{{canary}}", "mcp-session-id": "{{canary}}" },
      },
      { status: [404, 405], silent: /^data:/m, decided: "gateway:method" },
    ),
    { proves: ["R-16", "R-137"] },
  ),
  attack(
    common,
    "open-a-stream-without-token",
    "No caller listens without a token",
    step(
      { method: "GET", headers: { accept: "text/event-stream" } },
      { status: [401, 405], decided: ["gateway:method", "gateway:token"] },
    ),
    { proves: ["R-16", "R-02"] },
  ),
  attack(
    common,
    "end-anothers-session",
    "No session can be ended",
    step(
      { method: "DELETE", token: bob, headers: { "mcp-session-id": "{{canary}}" } },
      { status: [404, 405], decided: "gateway:method" },
    ),
    { proves: ["R-15", "R-39"] },
  ),
  attack(
    common,
    "answer-in-anothers-name",
    "An answer without a question is refused",
    step(
      {
        ...listWith({ "mcp-session-id": "{{canary}}" }, bob),
        body: { jsonrpc: "2.0", id: 1, result: { action: "accept", content: { approve: true } } },
      },
      { status: [400, 404], decided: "gateway:message" },
    ),
    { proves: ["R-136", "R-16"] },
  ),
  attack(
    common,
    "no-session-is-made",
    "A handshake of the older revision makes no session that could be stolen",
    step(
      message(
        "initialize",
        { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "attack", version: "1" } },
        { era: "2025-11-25", token: alice },
      ),
      allowed({ headers: { "mcp-session-id": undefined } }),
    ),
    { proves: ["R-170", "R-11"] },
  ),
];

const save = prepared(toolCall("save_document", { title: "Mine", text: "text" }, { token: alice }), [
  { as: "document", from: { json: "/result/structuredContent/id" } },
]);
const saveAnother = prepared(toolCall("save_document", { title: "Another", text: "text" }, { token: alice }), [
  { as: "another", from: { json: "/result/structuredContent/id" } },
]);

const remove = (
  token: Request["token"],
  more: Readonly<Record<string, unknown>> = {},
  document = "{{document}}",
): Request => toolCall("delete_document", { id: document }, { ...(token && { token }), capabilities: canAsk, more });

const asked = prepared(remove(alice), [{ as: "state", from: { json: "/result/requestState" } }]);
const answers = { approval: { action: "accept", content: { approve: true } } };

const foreignState: Expectation = {
  status: [200, 400],
  json: { "/error/code": -32602 },
  decided: "server:arguments-invalid",
};

const made: Readonly<Record<string, string>> = {
  "made-up": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  empty: "",
  changed: "{{state}}x",
  "with-a-key-of-the-store": "approval:status:{{state}}",
  "of-a-question": "q.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "of-a-question-and-the-real-one": "q.{{state}}",
  "as-json": '{"approved":true}',
  long: "s".repeat(5_000),
};

const stateCases = [
  ...Object.entries(made).map(([name, state]) =>
    attack(
      { ...common, proves: ["R-173"] },
      `state-${name}`,
      `A state that is ${name.replaceAll("-", " ")} opens nothing`,
      [save, asked, step(remove(alice, { requestState: state, inputResponses: answers }), foreignState)],
    ),
  ),
  attack(
    { ...common, proves: ["R-173", "R-171"] },
    "state-of-another-person",
    "A state is good for the person alone to whom it was given",
    [save, asked, step(remove(bob, { requestState: "{{state}}", inputResponses: answers }), foreignState)],
  ),
  attack({ ...common, proves: ["R-173"] }, "state-of-another-request", "A state is good for no other arguments", [
    save,
    asked,
    saveAnother,
    step(remove(alice, { requestState: "{{state}}", inputResponses: answers }, "{{another}}"), foreignState),
  ]),
  attack({ ...common, proves: ["R-173"] }, "state-of-another-tool", "A state is good for no other tool", [
    save,
    asked,
    step(
      toolCall(
        "save_document",
        { title: "t", text: "t" },
        { token: alice, capabilities: canAsk, more: { requestState: "{{state}}", inputResponses: answers } },
      ),
      foreignState,
    ),
  ]),
  attack(
    { ...common, proves: ["R-173", "R-33", "R-51"] },
    "state-before-the-decision",
    "Asking again before a decision runs nothing",
    [
      save,
      asked,
      step(remove(alice, { requestState: "{{state}}", inputResponses: answers }), {
        status: 200,
        json: { "/result/resultType": "input_required" },
        decided: "server:waiting",
      }),
    ],
  ),
  attack({ ...common, proves: ["R-173", "R-33"] }, "state-used-twice", "An approval that was used is used up", [
    save,
    asked,
    { operate: { decide: "approved", approval: "{{state}}" } },
    { ...step(remove(alice, { requestState: "{{state}}" }), { status: 200 }), setup: true },
    step(remove(alice, { requestState: "{{state}}", inputResponses: answers }), foreignState),
  ]),
  attack({ ...common, proves: ["R-173", "R-51"] }, "state-that-expired", "A state that has expired opens nothing", [
    save,
    asked,
    { operate: { decide: "approved", approval: "{{state}}" } },
    { operate: { pass: 900 } },
    step(remove(alice, { requestState: "{{state}}", inputResponses: answers }), foreignState),
  ]),
  attack({ ...common, proves: ["R-173"] }, "state-of-the-older-revision", "The older revision has no states", [
    save,
    asked,
    step(
      toolCall(
        "delete_document",
        { id: "{{document}}" },
        { era: "2025-11-25", token: alice, more: { requestState: "{{state}}" } },
      ),
      refusedCall("approval-needed"),
    ),
  ]),
];

const outage = ["state", "keys", "audit"].map((dependency) =>
  attack(
    { ...common, proves: ["R-160"] },
    `without-${dependency}`,
    `Without ${dependency} nothing is allowed`,
    [
      { operate: { fault: dependency as "state" | "keys" | "audit", how: "500" } },
      step(toolCall("save_document", { title: "t", text: "t" }, { token: alice }), {
        status: dependency === "keys" ? [401, 503] : [200, 503],
        json: { ...(dependency !== "keys" && { "/error/code": -31002 }) },
      }),
    ],
    { mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
);

export const stateFamily: readonly AttackCase[] = [...sessionCases, ...streamCases, ...stateCases, ...outage];
