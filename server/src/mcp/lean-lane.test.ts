import fc from "fast-check";
import { envelope } from "@mcp-landing-zone/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { answerOf, attackText, createHarness, legacy, modern } from "../../../testing/harness.ts";
import type { Harness, Sent } from "../../../testing/harness.ts";
import { setUp, tool } from "../../../testing/tool-calls.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { ToolError } from "../tools/tool-context.ts";

const many = { limits: { callsPerMinute: 1e9, callsPerDay: 1e9, maxInputBytes: 200 } };

const tools = [
  tool("echo", many),
  tool("marked", { ...many, spotlight: { mode: "encode", fields: ["said"] } }),
  tool("failing", { ...many, run: () => Promise.reject(new ToolError("no")) }),
  tool("broken", { ...many, run: () => Promise.reject(new Error("no")) }),
  tool("write", { ...many, effect: "write" }),
  tool("other", { ...many, scope: "other.use" }),
];

const settings = { requestsPerMinute: 100_000 };

/** Tools answer for the record only with what cannot differ: ids, markers and times are taken out. */
const comparable = async (response: Response): Promise<unknown> => {
  const { headers, ...answer } = await answerOf(response);
  const text = JSON.stringify({ ...answer, headers: [...headers] });
  return JSON.parse(
    text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>").replace(/"marker":"[^"]*"/g, `"marker":""`),
  );
};

const name = fc.constantFrom("echo", "marked", "failing", "broken", "other", "unknown", "constructor", "");
const say = fc.oneof(fc.string({ maxLength: 40 }), fc.constant(attackText), fc.integer(), fc.constant("x".repeat(300)));
const value = fc.jsonValue({ maxDepth: 2 });

/** Requests that are right, and requests that are wrong in one place or several. */
const request = fc.record(
  {
    method: fc.constantFrom(
      "tools/call",
      "tools/call",
      "tools/call",
      "tools/list",
      "server/discover",
      "tools/other",
      "ping",
    ),
    name: fc.oneof({ weight: 9, arbitrary: name }, value),
    args: fc.oneof({ weight: 9, arbitrary: fc.record({ say }) }, value),
    more: fc.oneof(
      { weight: 9, arbitrary: fc.constant({}) },
      fc.dictionary(fc.constantFrom("cursor", "requestState", "inputResponses", "task", "x"), value, { maxKeys: 2 }),
    ),
    meta: fc.oneof(
      { weight: 9, arbitrary: fc.constant({}) },
      fc.dictionary(fc.constantFrom(...Object.values(envelope), "traceparent", "x/y"), value, { maxKeys: 2 }),
    ),
    id: fc.oneof(fc.integer(), fc.string({ maxLength: 10 }), fc.constant(null), fc.constant("x".repeat(300))),
    headers: fc.oneof(
      { weight: 9, arbitrary: fc.constant({}) },
      fc.dictionary(
        fc.constantFrom("mcp-method", "mcp-name", "mcp-protocol-version", "accept", "content-type"),
        fc.constantFrom(
          undefined,
          "",
          "echo",
          "tools/call",
          "2026-07-28",
          "2025-11-25",
          "=?base64?ZWNobw==?=",
          "=?base64?x?=",
        ),
        { maxKeys: 2 },
      ),
    ),
  },
  { requiredKeys: ["method", "name", "args", "more", "meta", "id", "headers"] },
);

/** The same of the older revision, in which `_meta` is optional and headers repeat nothing. */
const olderRequest = fc.record(
  {
    method: fc.constantFrom("tools/call", "tools/call", "tools/call", "tools/list", "tools/other", "ping"),
    name: fc.oneof({ weight: 9, arbitrary: name }, value),
    args: fc.oneof({ weight: 9, arbitrary: fc.record({ say }) }, value),
    more: fc.oneof(
      { weight: 9, arbitrary: fc.constant({}) },
      fc.dictionary(fc.constantFrom("cursor", "requestState", "inputResponses", "task", "x"), value, { maxKeys: 2 }),
    ),
    meta: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      fc.dictionary(fc.constantFrom("progressToken", envelope.clientInfo, "traceparent", "x/y"), value, { maxKeys: 2 }),
    ),
    id: fc.oneof(fc.integer(), fc.string({ maxLength: 10 }), fc.constant(null), fc.constant("x".repeat(300))),
    headers: fc.oneof(
      { weight: 9, arbitrary: fc.constant({}) },
      fc.dictionary(
        fc.constantFrom("mcp-method", "mcp-name", "mcp-protocol-version", "accept", "content-type"),
        fc.constantFrom(
          undefined,
          "",
          "echo",
          "tools/call",
          "application/json",
          "text/event-stream",
          "*/*",
          "2025-11-25",
        ),
        { maxKeys: 2 },
      ),
    ),
  },
  { requiredKeys: ["method", "name", "args", "more", "meta", "id", "headers"] },
);

describe("the lean lane", () => {
  let lean: Harness;
  let full: Harness;
  let token: string;

  beforeAll(async () => {
    lean = await createHarness({ tools, settings });
    full = await createHarness({ tools, settings, withoutLeanLane: true });
    token = await lean.issuer.user({ scp: "tools.use" });
    await lean.send({ token, ...modern("server/discover") });
  });

  it("R-170 answers every request as the whole protocol layer does", async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ method, name: tool, args, more, meta, id, headers }) => {
        const params = method === "tools/call" ? { name: tool, arguments: args, ...more } : more;
        const sent = modern(method, { ...params, _meta: meta } as Readonly<Record<string, unknown>>);
        const both: Sent = {
          token,
          body: { ...(sent.body as object), id },
          headers: { ...sent.headers, ...headers },
        };
        const [one, two] = [await lean.send(both), await full.send(both)];
        expect(await comparable(one)).toEqual(await comparable(two));
      }),
      { numRuns: 1_500 },
    );
    expect(lean.events.map(({ decision, reason }) => [decision, reason]).slice(1)).toEqual(
      full.events.map(({ decision, reason }) => [decision, reason]),
    );
  });

  it("R-170 answers every request of 2025-11-25 as the whole protocol layer does, in one piece instead of a stream", async () => {
    const said = async (response: Response): Promise<unknown> => {
      const { headers: _, ...answer } = (await comparable(response)) as Readonly<Record<string, unknown>>;
      return answer;
    };
    let inOnePiece = 0;
    await fc.assert(
      fc.asyncProperty(olderRequest, async ({ method, name: tool, args, more, meta, id, headers }) => {
        const params = method === "tools/call" ? { name: tool, arguments: args, ...more } : more;
        const sent = legacy(method, { ...params, ...(meta && { _meta: meta }) });
        const both: Sent = { token, body: { ...(sent.body as object), id }, headers: { ...sent.headers, ...headers } };
        const [one, two] = [await lean.send(both), await full.send(both)];
        if (one.headers.get("content-type") !== two.headers.get("content-type")) inOnePiece += 1;
        expect(await said(one)).toEqual(await said(two));
      }),
      { numRuns: 1_000 },
    );
    expect(inOnePiece).toBeGreaterThan(100);
    const recorded = ({ events }: Harness) => events.map(({ decision, reason }) => [decision, reason]);
    expect(recorded(lean).slice(1)).toEqual(recorded(full));
  });

  it("leaves what changes something to the whole protocol layer", async () => {
    const { call } = await setUp(tools);
    await call("echo");
    await call("marked");
    expect((await call("write")).result._meta).toMatchObject({ "org.landing-zone/refusal": "approval-needed" });
  });

  it("does not take one principal's list for another's", async () => {
    const bob = await lean.issuer.user({ scp: "other.use", oid: testTenant.bob });
    const names = async (who: string) => {
      const { result } = await answerOf(await lean.send({ token: who, ...modern("tools/list") }));
      return (result?.["tools"] as { name: string }[]).map((listed) => listed.name);
    };
    expect(await names(token)).not.toContain("other");
    expect(await names(bob)).toEqual(["other"]);
  });
});
