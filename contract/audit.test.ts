import { describe, expect, it } from "vitest";
import { auditEventProblems } from "./audit.ts";
import type { AuditEvent } from "./audit.ts";

const event: AuditEvent = {
  event: "tool.call",
  decision: "refused",
  reason: "insufficient_scope",
  principal: { tenant: "t-1", object: "o-1", client: "c-1", kind: "user" },
  request: { id: "r-1", trace: "0af7651916cd43dd8448eb211c80319c", method: "tools/call" },
  tool: { name: "read_document", version: "1.0.0", digest: "a".repeat(43) },
  findings: ["pii.card"],
  durationMs: 3,
};

describe("R-61 audit event", () => {
  it("R-61 a complete event has no problem", () => {
    expect(auditEventProblems(event)).toEqual([]);
  });

  it.each([
    [{ ...event, event: "something" }, "event: string received, one of request"],
    [{ ...event, decision: undefined }, "decision: missing"],
    [{ ...event, principal: { ...event.principal, tenant: undefined } }, "principal.tenant: missing"],
    [{ ...event, durationMs: -1 }, "durationMs: number received, a whole number from 0 expected"],
    [{ ...event, durationMs: 1.5 }, "durationMs: number received"],
    [null, "record: null received, an object expected"],
    [[], "record: array received"],
  ])("R-61 %j is refused", (value, problem) => {
    expect(auditEventProblems(value)[0]).toContain(problem);
  });

  it.each([
    ["arguments", { ...event, arguments: { q: 1 } }],
    ["a token as reason", { ...event, reason: "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x" }],
    ["a sentence as reason", { ...event, reason: "user anna did it" }],
    ["a name", { ...event, principal: { ...event.principal, name: "Anna" } }],
    ["an e-mail address as object", { ...event, principal: { ...event.principal, object: "anna@example.com" } }],
    ["a client's request id", { ...event, request: { id: "x".repeat(200) } }],
    ["a URL as host", { ...event, host: "https://example.com/?q=secret" }],
    ["text as finding", { ...event, findings: ["said: Hello"] }],
  ])("R-63 there is no room for %s", (_, value) => {
    const [problem] = auditEventProblems(value);
    expect(problem).toBeTypeOf("string");
    expect(problem).not.toMatch(/anna|eyJ|secret|Hello/i);
  });
});
