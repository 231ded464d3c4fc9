import { describe, expect, it } from "vitest";
import { auditEventProblems, checkpointFields, eventFields, isSound, problems, recordFields } from "./audit.ts";
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

  it("R-63 a part that was right before is looked at again, unless it cannot change or stands for something else", () => {
    const principal = { tenant: "t-1", object: "o-1", client: "c-1", kind: "user" };
    expect(auditEventProblems({ ...event, principal })).toEqual([]);
    principal.object = "anna@example.com";
    expect(auditEventProblems({ ...event, principal })[0]).toContain("principal.object");
    const fixed = Object.freeze({ ...event.principal });
    expect(auditEventProblems({ ...event, principal: fixed })).toEqual([]);
    expect(auditEventProblems({ ...event, principal: fixed })).toEqual([]);
    expect(auditEventProblems({ ...event, request: fixed })[0]).toContain("request.tenant");
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

describe("R-61 the quick check and the one with words agree", () => {
  const record = {
    ...event,
    v: 1,
    stream: "s-1",
    seq: 0,
    at: "2026-01-01T00:00:00.000Z",
    prev: "a".repeat(43),
    hash: "b".repeat(43),
  };
  const signed = { keyId: "k-1", algorithm: "EdDSA", signature: "c".repeat(86) };
  const checkpoint = { v: 1, stream: "s-1", seq: 0, hash: record.hash, at: record.at, ...signed };
  const odd = [
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 60,
    "",
    "x",
    "x y",
    "a".repeat(300),
    [],
    ["x"],
    [1],
    {},
    { id: "x" },
    record.at,
  ];

  /** A value with one member changed, left out or added, at every depth. */
  const mutants = (value: object): readonly object[] => {
    const members = Object.entries(value);
    return [
      { ...value, surplus: 1 },
      ...members.flatMap(([name, member]) => [
        Object.fromEntries(members.filter(([other]) => other !== name)),
        ...odd.map((one) => ({ ...value, [name]: one })),
        ...(member !== null && typeof member === "object" && !Array.isArray(member)
          ? mutants(member as object).map((one) => ({ ...value, [name]: one }))
          : []),
      ]),
    ];
  };

  it.each([
    ["an event", event, eventFields],
    ["a record", record, recordFields],
    ["a checkpoint", checkpoint, checkpointFields],
  ])("about %s and every mutant of it", (_, whole, fields) => {
    const judged = [whole, ...mutants(whole)].map((value) => ({
      sound: isSound(value, fields),
      found: problems(value, fields, ""),
    }));
    expect(judged[0]).toEqual({ sound: true, found: [] });
    expect(judged.filter(({ sound, found }) => sound !== (found.length === 0))).toEqual([]);
    expect(judged.filter(({ sound }) => !sound).length).toBeGreaterThan(50);
  });
});
