import { beforeEach, expect, it } from "vitest";
import type { AuditRecord } from "@mcp-landing-zone/contract";
import type { GatewayDecision } from "../gateway/decision.ts";
import type { Call } from "./call.ts";
import type { CallLog } from "./call-log.ts";
import { createCallLog } from "./call-log.ts";

const id = "11111111-1111-4111-8111-111111111111";
const decision: GatewayDecision = {
  at: "2030-01-01T00:00:00.000Z",
  method: "POST",
  path: "/mcp",
  status: 200,
  durationMs: 12,
  outcome: "allowed",
  server: "mcp",
  document: "mcp",
  stages: ["host", "principal", "forward"].map((name) => ({ name, ms: 1 })),
  notReached: [],
  correlationId: id,
  caller: { object: "o-alice", client: "c-code" },
  message: { method: "tools/call", tool: "whoami" },
};
const record = (fields: Partial<AuditRecord>) =>
  ({
    at: decision.at,
    event: "tool.call",
    decision: "allowed",
    reason: "ok",
    request: { id },
    ...fields,
  }) as AuditRecord;
const reports = (...stages: readonly string[]) =>
  stages.map((stage, index) => ({ request: id, stage, at: 1_000 + index * 2 }));

let calls: Call[] = [];
let log: CallLog;
beforeEach(() => {
  calls = [];
  log = createCallLog({
    people: new Map([["o-alice", "Alice Adler"]]),
    clients: new Map([["c-code", "Visual Studio Code"]]),
    onCall: (call) => calls.push(call),
  });
});
const last = () => calls.at(-1);

it("R-78 joins gateway, server and record by the correlation id, in any order", () => {
  log.stages(reports("host", "record", "answer"));
  expect(calls).toEqual([]);
  log.gateway(decision);
  log.server(record({ principal: { tenant: "t", object: "o-alice", client: "c-code", kind: "user" } }));
  expect(new Set(calls.map((call) => call.id))).toEqual(new Set([id]));
  expect(last()).toMatchObject({
    ...{ what: "whoami", server: "mcp", person: "Alice Adler", client: "Visual Studio Code", durationMs: 12 },
    ...{ verified: true, outcome: "allowed" },
    gateway: { stages: decision.stages.map((stage) => ({ ...stage, verdict: "passed" })), notReached: [] },
    behind: { stages: [{ name: "host", verdict: "passed", ms: 2 }, { name: "record" }, { name: "answer", ms: 0 }] },
  });
});

it("R-61 a refusal of the gateway names its stage and what was not reached; a person without a verified token is not vouched for", () => {
  const { correlationId: _none, ...refused } = decision;
  log.gateway({
    ...refused,
    ...{ status: 401, outcome: "refused", stage: "token", notReached: ["principal", "forward"] },
    stages: ["host", "token"].map((name) => ({ name, ms: 1 })),
  });
  expect(last()).toMatchObject({ verified: false, outcome: "refused", by: "gateway", code: "token" });
  expect(last()?.gateway).toMatchObject({ stages: [{}, { verdict: "refused" }], notReached: ["principal", "forward"] });
});

it.each<[Partial<AuditRecord>, Call["outcome"]]>([
  [{ decision: "refused", reason: "input-refused" }, "refused"],
  [{ decision: "refused", reason: "approval-needed" }, "waiting"],
  [{ decision: "failed", reason: "tool-failed" }, "refused"],
])("R-61 the server's decision is the outcome, also where HTTP says 200: %j", (fields, outcome) => {
  log.gateway(decision);
  log.stages(reports("right", "arguments", "record", "answer"));
  log.server(record(fields));
  expect(last()).toMatchObject({ outcome, by: "server", code: fields.reason });
  expect(last()?.behind?.stages.map(({ verdict }) => verdict)).toEqual(["passed", outcome, "passed", "passed"]);
  expect(last()?.behind?.notReached).toContain("output");
});

it("the page's own polling is no call, and the record before a call runs is not its end", () => {
  log.gateway({ ...decision, method: "GET", path: "/approvals" });
  log.server(record({ request: { id, method: "approvals/list" } }));
  log.server(record({ phase: "started" }));
  expect(calls).toEqual([]);
});

it("forgets the oldest", () => {
  for (let at = 0; at < 600; at += 1) log.gateway({ ...decision, correlationId: `call-${at}` });
  log.server(record({ request: { id: "call-0" } }));
  expect(last()).not.toHaveProperty("gateway");
});
