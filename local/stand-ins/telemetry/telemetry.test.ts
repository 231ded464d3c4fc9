import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { jsonOf } from "../services.fixture.ts";
import { createTelemetry } from "./telemetry.ts";
import type { Telemetry } from "./telemetry.ts";

let telemetry: Telemetry;
beforeEach(() => {
  const known = new Map([
    ["Bearer server", { oid: "server" }],
    ["Bearer other", { oid: "other" }],
  ]);
  telemetry = createTelemetry(async (authorization) => known.get(authorization ?? ""), ["server"]);
});

const item = (name: string): string =>
  JSON.stringify({
    name,
    time: "2030-01-31T12:00:00.000Z",
    iKey: "key",
    data: { baseType: "MessageData", baseData: { message: name } },
  });
const lines = `${item("a")}\n${item("b")}\n`;
const track = async (body: string | Buffer, headers: Record<string, string> = {}) =>
  telemetry.handle({
    method: "POST",
    path: "/v2.1/track",
    query: new URLSearchParams(),
    headers: { authorization: "Bearer server", ...headers },
    body: Buffer.from(body),
    origin: "https://ingestion.example",
  });

describe("telemetry", () => {
  it.each<[name: string, body: string | Buffer, headers: Record<string, string>]>([
    ["lines", lines, {}],
    ["a list", `[${item("a")},${item("b")}]`, {}],
    ["compressed lines", gzipSync(lines), { "content-encoding": "gzip" }],
  ])("is counted: %s", async (_name, body, headers) => {
    const reply = await track(body, headers);
    expect([reply.status, jsonOf(reply)]).toEqual([200, { itemsReceived: 2, itemsAccepted: 2, errors: [] }]);
    expect(telemetry.accepted()).toBe(2);
  });

  it.each<[name: string, body: string, headers: Record<string, string>, status: number]>([
    ["without a token", lines, { authorization: "" }, 401],
    ["from a principal without a role", lines, { authorization: "Bearer other" }, 403],
    ["that is no JSON", "{", {}, 400],
  ])("is refused %s", async (_name, body, headers, status) => {
    expect((await track(body, headers)).status).toBe(status);
    expect(telemetry.accepted()).toBe(0);
  });

  it("is taken in part, and says which items are none", async () => {
    const reply = await track(`[${item("a")},{"name":"b"}]`);
    const errors = [{ index: 1, statusCode: 400, message: "time: should be a text" }];
    expect([reply.status, jsonOf(reply)]).toEqual([206, { itemsReceived: 2, itemsAccepted: 1, errors }]);
  });

  it("can be read back", async () => {
    await track(lines);
    expect(telemetry.items().map(({ name }) => name)).toEqual(["a", "b"]);
  });
});
