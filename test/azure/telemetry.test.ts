import { readSettings, telemetryNames, writeSettings } from "@mcp-landing-zone/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { directoryOf, factsOf, serverSettings } from "../../local/facts.ts";
import { demoIds, startStandIns } from "../../local/stand-ins/index.ts";
import type { StandIns } from "../../local/stand-ins/index.ts";
import { deadlines } from "../../server/src/azure/deadlines.ts";
import { createManagedIdentity } from "../../server/src/azure/managed-identity.ts";
import { createMonitorExporters } from "../../server/src/azure/monitor-exporters.ts";
import { createLog } from "../../server/src/log.ts";
import { createTelemetry } from "../../server/src/telemetry/telemetry.ts";
import type { Telemetry, TelemetryOptions } from "../../server/src/telemetry/telemetry.ts";
import { defineTool } from "../../server/src/tools/define-tool.ts";
import { object, text } from "../../server/src/tools/schema.ts";
import { createHarness, legacy, modern } from "../../testing/harness.ts";
import type { Harness } from "../../testing/harness.ts";
import { faultNames, faults } from "../../testing/faults.ts";
import { enterAzure, leaveAzure } from "./in-azure.ts";

const { attributes: names, metrics, tables } = telemetryNames;
const facts = factsOf("facade", 7310);

let standIns: StandIns;
beforeAll(async () => {
  standIns = await startStandIns({ directory: directoryOf(facts) });
  enterAzure(standIns);
});
afterEach(() => standIns.faults.clear());
afterAll(async () => {
  leaveAzure();
  await standIns.close();
});

interface Scene extends Harness {
  readonly telemetry: Telemetry;
  readonly reported: unknown[];
  call(headers?: Readonly<Record<string, string>>): Promise<Response>;
}

interface SceneOptions extends Partial<TelemetryOptions> {
  /** @default as long as in production */
  readonly timeoutMs?: number;
}

const echo = defineTool({
  name: "echo",
  version: "1.0.0",
  title: "Echo",
  description: "Says it again.",
  scope: "things.use",
  effect: "read",
  classification: "internal",
  limits: { callsPerMinute: 100_000 },
  input: object({ say: text({ maxLength: 100 }) }),
  output: object({ said: text({ maxLength: 100 }) }),
  run: async ({ say }) => {
    if (say === "boom") throw new Error(say);
    return { said: say };
  },
});

const scene = async ({ timeoutMs, ...options }: SceneOptions = {}): Promise<Scene> => {
  const { telemetry: connection = "" } = readSettings(writeSettings(serverSettings(facts, standIns.urls, 8080)));
  const reported: unknown[] = [];
  const telemetry = createTelemetry({
    exporters: createMonitorExporters(
      connection,
      createManagedIdentity(demoIds.serverIdentity, deadlines.identity),
      timeoutMs,
    ),
    replica: "replica-1",
    tracesPerSecond: 1_000,
    gauges: { inWork: () => 0, shieldOpen: () => 0, auditPending: () => 0 },
    report: (error) => reported.push(error),
    ...options,
  });
  const log = createLog(() => undefined);
  log.tell(telemetry.log);
  const harness = await createHarness({
    tools: [echo],
    settings: { requestsPerMinute: 100_000 },
    ports: { observe: telemetry.observe, report: (error, request) => log.write("error", error, request) },
  });
  const token = await harness.issuer.user({ scp: "things.use" });
  const { body, headers } = modern("tools/call", { name: "echo", arguments: { say: "hi" } });
  return {
    ...harness,
    telemetry,
    reported,
    call: (more = {}) => harness.send({ token, body, headers: { ...headers, ...more } }),
  };
};

const itemsSince = (start: number) => standIns.telemetry.items().slice(start);
const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

it("R-117 exported telemetry has the names that the workspace's queries use", async () => {
  const start = standIns.telemetry.items().length;
  const { call, telemetry, send, issuer } = await scene();
  await call({ traceparent: `00-${traceId}-00f067aa0ba902b7-01`, "x-correlation-id": "request-1" });
  const token = await issuer.user({ scp: "things.use" });
  await send({ token, ...modern("tools/call", { name: "echo", arguments: { say: "boom" } }) });
  await telemetry.close();
  const items = itemsSince(start);

  expect(new Set(items.map(({ data }) => data.baseType))).toEqual(new Set(Object.keys(tables)));
  expect(new Set(items.map(({ tags }) => tags?.["ai.cloud.role"]))).toEqual(new Set([telemetryNames.role]));
  expect(new Set(items.map(({ tags }) => tags?.["ai.cloud.roleInstance"]))).toEqual(new Set(["replica-1"]));

  const of = (type: keyof typeof tables) => items.filter(({ data }) => data.baseType === type);
  const [request] = of("RequestData");
  expect(request).toMatchObject({
    tags: {
      "ai.operation.id": traceId,
      "ai.operation.parentId": "00f067aa0ba902b7",
      "ai.operation.name": "tools/call echo",
    },
    data: {
      baseData: {
        name: "tools/call echo",
        success: true,
        responseCode: "200",
        properties: {
          [names.method]: "tools/call",
          [names.tool]: "echo",
          [names.correlation]: "request-1",
          [names.reason]: "ok",
        },
      },
    },
  });
  expect(of("RemoteDependencyData").find(({ tags }) => tags?.["ai.operation.id"] === traceId)).toMatchObject({
    tags: { "ai.operation.parentId": request?.data.baseData["id"] },
    data: { baseData: { type: "InProc" } },
  });
  expect(of("MessageData")[0]?.data.baseData).toMatchObject({ message: "Error", severityLevel: "Error" });
  const sent = of("MetricData").flatMap(({ data }) => data.baseData["metrics"] as readonly { readonly name: string }[]);
  const usual = Object.values(metrics).filter((name) => name !== metrics.dropped);
  expect(new Set(sent.map(({ name }) => name))).toEqual(new Set(usual));
  const series = of("MetricData").find(({ data }) =>
    JSON.stringify(data.baseData["metrics"]).includes(metrics.duration),
  );
  expect(series?.data.baseData["properties"]).toMatchObject({
    [names.method]: "tools/call",
    [names.outcome]: "allowed",
  });
});

it("R-63 no text of a client, a tool or an error is exported", async () => {
  const canary = "canary-51f0aa";
  const start = standIns.telemetry.items().length;
  const { telemetry, send, issuer } = await scene();
  const token = await issuer.user({ scp: "things.use" });
  const given = {
    name: "echo",
    arguments: { say: "boom", [canary]: canary },
    [canary]: canary,
    _meta: { [canary]: canary, traceparent: canary, baggage: canary },
  };
  for (const era of [modern, legacy]) {
    for (const [method, params] of [
      ["tools/call", given],
      ["tools/call", { ...given, arguments: { say: canary } }],
      ["tools/call", { ...given, arguments: { say: "boom" } }],
      ["tools/call", { ...given, name: canary }],
      [canary, given],
    ] as const) {
      const { body, headers } = era(method, params);
      const said = { ...headers, "mcp-session-id": canary, "user-agent": canary, baggage: canary, tracestate: canary };
      await send({ token, body: { ...(body as object), id: canary }, headers: said });
      await send({ token: `${token}${canary}`, path: `/mcp?${canary}=${canary}`, body: canary, headers: said });
    }
  }
  await telemetry.close();
  const items = itemsSince(start);
  expect(items.filter(({ data }) => data.baseType === "RequestData").length).toBeGreaterThan(15);
  expect(items.some(({ data }) => data.baseType === "MessageData")).toBe(true);
  const everything = JSON.stringify(items);
  expect(everything).not.toContain(canary);
  expect(everything).not.toContain(token);
  expect(everything).not.toContain(token.split(".")[1]);
});

describe("a collector that fails", () => {
  it.each(faultNames)("R-160 neither slows nor fails a call, and its losses are counted: %s", async (fault) => {
    standIns.faults.inject({ service: "telemetry", fault: faults[fault] });
    // A call that waited for a silent collector would not end.
    const patient = await scene({ timeoutMs: 3_600_000, everyMs: 20 });
    for (let i = 0; i < 20; i += 1) expect((await patient.call()).status).toBe(200);
    // Long enough that the last batch arrives on a busy machine.
    const { call, telemetry, reported } = await scene({ timeoutMs: 1_500, everyMs: 20 });
    await call();
    await vi.waitFor(() => expect(reported).not.toEqual([]));
    standIns.faults.clear();
    const start = standIns.telemetry.items().length;
    await telemetry.close();
    const counted = itemsSince(start).filter(({ data }) => JSON.stringify(data.baseData).includes(metrics.dropped));
    expect(counted[0]?.data.baseData["properties"]).toEqual({
      [names.signal]: "spans",
      [names.cause]: "not-delivered",
    });
  });

  it.each([206, 429, 500, 503])(
    "R-160 that says in its own words that it takes a part or nothing is not believed to keep the rest: %i",
    async (status) => {
      const { call, telemetry, reported } = await scene({ everyMs: 20 });
      const itemsAccepted = status === 206 ? 1 : 0;
      const errors = [{ index: 0, statusCode: 500, message: "later" }];
      const body = JSON.stringify({ itemsReceived: 4, itemsAccepted, errors });
      const headers = { "content-type": "application/json" };
      standIns.faults.inject({ service: "telemetry", fault: { kind: "status", status, body, headers } });
      await call();
      await vi.waitFor(() => expect(reported).toHaveLength(1));
      standIns.faults.clear();
      await telemetry.close();
    },
  );

  it("R-160 does not hold up the end", async () => {
    const { call, telemetry } = await scene();
    standIns.faults.inject({ service: "telemetry", fault: { kind: "hang" } });
    await call();
    // The collector never answers: without a bound this would not end.
    await expect(telemetry.close()).resolves.toBeUndefined();
  });

  it("R-160 R-55 is not sent more than one batch at a time, and the queue has an end", async () => {
    // The first batch is never given up, so that the others wait behind it.
    const { call, telemetry, reported } = await scene({ everyMs: 10, timeoutMs: 3_600_000 });
    standIns.faults.inject({ service: "telemetry", fault: { kind: "hang" } });
    for (let i = 0; i < 750; i += 1) await call();
    await vi.waitFor(() => expect(reported).toContainEqual(expect.stringMatching(/dropped/)));
    standIns.faults.clear();
    await telemetry.close();
  });

  it("R-139 cannot have the token sent to another host", async () => {
    const { call, telemetry, reported } = await scene({ everyMs: 20 });
    const location = "https://elsewhere.example/v2.1/track";
    standIns.faults.inject({ service: "telemetry", fault: { kind: "status", status: 307, headers: { location } } });
    await call();
    await vi.waitFor(() => expect(reported).not.toEqual([]));
    await telemetry.close();
    expect(standIns.refusedHosts).not.toContainEqual(expect.stringContaining("elsewhere"));
  });
});

it("R-117 telemetry goes nowhere else", () => {
  expect(standIns.refusedHosts).toEqual([]);
});
