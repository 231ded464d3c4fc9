// Long: spans, metrics and logs of the same scene, so that they are compared with each other.
import { telemetryNames } from "@mcp-landing-zone/contract";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { describe, expect, it, vi } from "vitest";
import { attackText, createHarness, legacy, modern } from "../../../testing/harness.ts";
import type { Harness, HarnessOptions, Sent } from "../../../testing/harness.ts";
import { createMemoryTelemetry, isRegisteredGlobally } from "../../../testing/memory-telemetry.ts";
import type { MemoryTelemetry } from "../../../testing/memory-telemetry.ts";
import { defineTool } from "../tools/define-tool.ts";
import { object, text } from "../tools/schema.ts";
import type { TelemetryOptions } from "./telemetry.ts";

const { attributes: names, metrics } = telemetryNames;
const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;

const tool = (name: string, effect: "read" | "write" = "read") =>
  defineTool({
    name,
    version: "1.0.0",
    title: name,
    description: name,
    scope: "things.use",
    effect,
    classification: "internal",
    input: object({ say: text({ maxLength: 100 }) }),
    output: object({ said: text({ maxLength: 100 }) }),
    run: async ({ say }, { onBehalfOf }) => {
      await onBehalfOf("https://graph.example/.default");
      return { said: say };
    },
  });

interface Scene extends Harness {
  readonly telemetry: MemoryTelemetry;
  call(name: string, more?: Partial<Sent>, params?: Readonly<Record<string, unknown>>): Promise<Response>;
  /** All spans, the request's first. */
  spans(): Promise<readonly ReadableSpan[]>;
}

const scene = async (options: Partial<TelemetryOptions> = {}, more: HarnessOptions = {}): Promise<Scene> => {
  const telemetry = createMemoryTelemetry(options);
  const ports = { observe: telemetry.observe, ...more.ports };
  const harness = await createHarness({ tools: [tool("echo"), tool("write_it", "write")], ...more, ports });
  const token = await harness.issuer.user({ scp: "things.use" });
  return {
    ...harness,
    telemetry,
    call: (name, sent = {}, params = {}) => {
      const { body, headers } = modern("tools/call", { name, arguments: { say: "hi" }, ...params });
      return harness.send({ token, body, ...sent, headers: { ...headers, ...sent.headers } });
    },
    spans: async () => {
      await telemetry.close();
      return [...telemetry.spans()].sort(
        (a, b) => Number(b.kind === SpanKind.SERVER) - Number(a.kind === SpanKind.SERVER),
      );
    },
  };
};

describe("the span of a request", () => {
  it("R-117 follows the conventions for MCP", async () => {
    const { call, spans } = await scene();
    await call("echo", { headers: { "x-correlation-id": "request-1" } });
    const [span] = await spans();
    expect(span).toMatchObject({
      name: "tools/call echo",
      kind: SpanKind.SERVER,
      status: { code: SpanStatusCode.OK },
      attributes: {
        "mcp.method.name": "tools/call",
        "mcp.protocol.version": "2026-07-28",
        "gen_ai.tool.name": "echo",
        "gen_ai.operation.name": "execute_tool",
        "jsonrpc.request.id": "1",
        "network.transport": "tcp",
        "landing_zone.correlation_id": "request-1",
        "landing_zone.outcome": "allowed",
      },
    });
  });

  it.each<[string, Partial<Sent>, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    [
      "a refusal",
      { token: undefined },
      {},
      { "error.type": "-31000", "rpc.response.status_code": "-31000", "http.response.status_code": 401 },
    ],
    ["an unknown tool", {}, { name: "nothing" }, { "error.type": "-32602", "rpc.response.status_code": "-32602" }],
    [
      "a refused argument",
      {},
      { arguments: { say: attackText } },
      { "error.type": "tool_error", [names.reason]: "input-refused" },
    ],
  ])("R-117 says how it failed: %s", async (_name, sent, params, expected) => {
    const { call, spans } = await scene();
    const name = typeof params["name"] === "string" ? params["name"] : "echo";
    await call(name, sent, params);
    const [span] = await spans();
    expect(span).toMatchObject({ status: { code: SpanStatusCode.ERROR }, attributes: expected });
  });

  it("R-89 has its steps below it", async () => {
    const { call, spans } = await scene();
    await call("echo");
    const [request, ...steps] = await spans();
    expect(steps.map(({ name }) => name).sort()).toEqual([
      "execute_tool echo",
      "on-behalf-of",
      "output",
      "shield arguments",
      "shield output",
    ]);
    expect(new Set(steps.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(
      new Set([request?.spanContext().spanId]),
    );
  });

  it("is one for a request, though a call that changes something is recorded twice", async () => {
    const { call, spans, events } = await scene();
    await call("write_it");
    expect(events).toHaveLength(2);
    expect((await spans()).filter(({ kind }) => kind === SpanKind.SERVER)).toHaveLength(1);
  });

  it("R-61 also tells of what could not be recorded", async () => {
    const audit = { record: () => Promise.reject(new Error("down")) };
    const { call, spans } = await scene({}, { ports: { audit } });
    await call("echo");
    const requests = (await spans()).filter(({ kind }) => kind === SpanKind.SERVER);
    expect(requests.map(({ attributes }) => attributes[names.reason])).toEqual(["audit-unavailable"]);
  });
});

describe("the trace of a request", () => {
  it("R-78 goes on where the gateway stands in it", async () => {
    const { call, spans } = await scene();
    await call("echo", { headers: { traceparent } });
    const [span] = await spans();
    expect([span?.spanContext().traceId, span?.parentSpanContext?.spanId]).toEqual(["a".repeat(32), "b".repeat(16)]);
  });

  it("R-78 is not taken from callers other than the gateway", async () => {
    const { call, spans, events } = await scene();
    await call("echo", { headers: { traceparent, "x-gateway-authorization": undefined } });
    const [span] = await spans();
    expect(span?.spanContext().traceId).not.toBe("a".repeat(32));
    expect(events[0]?.request?.trace).toBeUndefined();
  });

  it("R-78 is linked with the caller's, which is no parent", async () => {
    const { call, spans } = await scene();
    const theirs = `00-${"c".repeat(32)}-${"d".repeat(16)}-01`;
    const { body } = modern("tools/call", { name: "echo", arguments: { say: "hi" }, _meta: { traceparent: theirs } });
    await call("echo", { headers: { traceparent }, body });
    const [span] = await spans();
    expect(span?.spanContext().traceId).toBe("a".repeat(32));
    expect(span?.links.map(({ context }) => context.traceId)).toEqual(["c".repeat(32)]);
  });

  it.each([
    1,
    {},
    "",
    "00-1-2-3",
    `ff-${"c".repeat(32)}-${"d".repeat(16)}-01`,
    `00-${"0".repeat(32)}-${"d".repeat(16)}-01`,
  ])("is not linked with what is none: %j", async (theirs) => {
    const { call, spans } = await scene();
    const { body } = modern("tools/call", { name: "echo", arguments: { say: "hi" }, _meta: { traceparent: theirs } });
    await call("echo", { body });
    expect((await spans())[0]?.links).toEqual([]);
  });
});

describe("sampling", () => {
  it("leaves out what is more than a second may tell of, and counts it", async () => {
    const { call, spans, telemetry } = await scene({ tracesPerSecond: 0 });
    await call("echo");
    expect(await spans()).toEqual([]);
    expect(telemetry.points(metrics.duration)).toHaveLength(1);
  });

  it("R-49 has room for what was refused, however much is allowed", async () => {
    vi.spyOn(performance, "now").mockReturnValue(5_000);
    const { call, spans } = await scene({ tracesPerSecond: 1 });
    for (const sent of [{}, {}, { token: undefined }, { token: undefined }]) await call("echo", sent);
    vi.restoreAllMocks();
    const requests = (await spans()).filter(({ kind }) => kind === SpanKind.SERVER);
    expect(requests.map(({ attributes }) => attributes[names.outcome])).toEqual(["allowed", "refused"]);
  });

  it("begins anew with every second", async () => {
    const now = vi.spyOn(performance, "now");
    const { call, spans } = await scene({ tracesPerSecond: 1 });
    for (const instant of [5_000, 5_001, 6_000]) {
      now.mockReturnValue(instant);
      await call("echo");
    }
    vi.restoreAllMocks();
    expect((await spans()).filter(({ kind }) => kind === SpanKind.SERVER)).toHaveLength(2);
  });
});

describe("metrics", () => {
  it("R-55 have one series for a thousand names that clients made up", async () => {
    const { send, telemetry, issuer, call } = await scene({}, { settings: { requestsPerMinute: 100_000 } });
    const token = await issuer.user({ scp: "things.use" });
    for (let i = 0; i < 500; i += 1) {
      await send({ token, ...modern(`made/up${i}`) });
      await send({ token, ...legacy(`made/up${i}`) });
      await call(`tool_${i}`);
      await send({ token, ...legacy("tools/call", { name: `tool_${i}` }) });
    }
    await telemetry.close();
    const byName = new Set(
      telemetry
        .points(metrics.duration)
        .map(({ attributes }) => `${attributes[names.method]} ${attributes[names.tool]}`),
    );
    expect([...byName].sort()).toEqual(["other undefined", "tools/call other"]);
    expect(telemetry.spans().map(({ name }) => name)).not.toContainEqual(expect.stringMatching(/made|tool_/));
  });

  it("R-89 say how long requests take, what is refused, and what waits", async () => {
    const { call, telemetry } = await scene();
    await call("echo");
    await call("echo", { token: undefined });
    await telemetry.close();
    expect(telemetry.points(metrics.duration).map(({ attributes }) => attributes[names.reason])).toEqual([
      "ok",
      "token-missing",
    ]);
    expect(telemetry.points(metrics.refusals)).toMatchObject([
      { attributes: { [names.reason]: "token-missing" }, value: 1 },
    ]);
    const gauges = [metrics.inWork, metrics.shieldOpen, metrics.auditPending];
    expect(gauges.map((name) => telemetry.points(name)[0]?.value)).toEqual([1, 0, 2]);
  });

  it("R-55 count what did not arrive", async () => {
    const failed = vi.fn((_: unknown, done: (result: { code: number }) => void) => done({ code: 1 }));
    const failing = { export: failed, shutdown: async () => undefined };
    const sent: unknown[] = [];
    const memory = createMemoryTelemetry();
    await memory.close();
    const telemetry = createMemoryTelemetry({
      everyMs: 5,
      exporters: {
        spans: failing,
        logs: { ...failing, forceFlush: async () => undefined },
        metrics: {
          export: (given, done) => (
            sent.push(...given.scopeMetrics.flatMap((scope) => scope.metrics)),
            done({ code: 0 })
          ),
          forceFlush: async () => undefined,
          shutdown: async () => undefined,
        },
      },
    });
    telemetry.log({ at: new Date().toISOString(), level: "info", message: "hello" });
    await vi.waitFor(() => expect(failed).toHaveBeenCalled());
    await telemetry.close();
    expect(sent).toContainEqual(
      expect.objectContaining({
        descriptor: expect.objectContaining({ name: metrics.dropped }) as unknown,
        dataPoints: [
          expect.objectContaining({ value: 1, attributes: { [names.signal]: "logs", [names.cause]: "not-delivered" } }),
        ],
      }),
    );
  });
});

describe("a log record", () => {
  it("R-78 is in the trace of its request", async () => {
    const telemetry = createMemoryTelemetry();
    const trace = { traceId: "a".repeat(32), spanId: "b".repeat(16) };
    telemetry.log({
      at: "2030-01-31T12:00:00.000Z",
      level: "error",
      error: "TypeError",
      correlationId: "request-1",
      trace,
    });
    await telemetry.close();
    expect(telemetry.logs()).toMatchObject([
      {
        severityText: "error",
        body: "TypeError",
        attributes: { [names.correlation]: "request-1" },
        spanContext: { traceId: "a".repeat(32) },
      },
    ]);
  });
});

describe("telemetry as a whole", () => {
  it("R-63 says neither who called nor with what, for any input of a client", async () => {
    const canary = "canary-7fd1c3";
    const { send, spans, telemetry, issuer } = await scene();
    const token = await issuer.user({ scp: "things.use" });
    const given = {
      name: "echo",
      arguments: { say: canary, [canary]: canary },
      [canary]: 1,
      _meta: { [canary]: canary, baggage: canary, traceparent: canary },
    };
    for (const era of [modern, legacy]) {
      for (const method of ["tools/call", canary]) {
        const { body, headers } = era(method, given);
        const extra = {
          "mcp-session-id": canary,
          "user-agent": canary,
          tracestate: canary,
          baggage: canary,
          "x-correlation-id": `${canary}!`,
        };
        await send({ token, body: { ...(body as object), id: canary }, headers: { ...headers, ...extra } });
        await send({ token, body, headers: { ...headers, ...extra, "mcp-protocol-version": canary } });
        await send({ token: canary, path: `/mcp?${canary}`, body: canary, headers: { ...headers, ...extra } });
      }
    }
    const reported = (await spans()).map(({ name, attributes, links, status, events }) => ({
      name,
      attributes,
      links,
      status,
      events,
    }));
    const points = Object.values(metrics).flatMap((name) => telemetry.points(name).map(({ attributes }) => attributes));
    const everything = JSON.stringify([reported, points]);
    expect(reported.length).toBeGreaterThan(7);
    expect(everything).not.toContain(canary);
    expect(everything).not.toContain("alice");
  });

  it.each([
    ["costs a server without telemetry nothing", { ports: { observe: undefined } }, 0],
    ["reads the clock for each step where it is configured", {}, 10],
  ])("%s", async (_title, options, times) => {
    const { call } = await scene({}, options);
    const now = performance.now.bind(performance);
    let asked = 0;
    // The content layer measures its turns by the same clock.
    vi.spyOn(performance, "now").mockImplementation(() => {
      if (/decision.observation\.ts/.test(new Error("asked by").stack ?? "")) asked += 1;
      return now();
    });
    expect((await call("echo")).status).toBe(200);
    expect(asked).toBe(times);
    vi.restoreAllMocks();
  });

  it("of two servers in one process does not mix, and nothing is registered for all", async () => {
    const [one, other] = [await scene(), await scene()];
    await one.call("echo");
    expect(await other.spans()).toEqual([]);
    expect(await one.spans()).not.toEqual([]);
    expect(isRegisteredGlobally()).toBe(false);
  });
});
