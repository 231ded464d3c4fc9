import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { jsonOf } from "../services.fixture.ts";
import { createTelemetry } from "./telemetry.ts";
import type { Telemetry } from "./telemetry.ts";

let telemetry: Telemetry;
beforeEach(() => {
  const known = new Map([
    ["Bearer server", { oid: "server" }],
    ["Bearer stranger", { oid: "stranger" }],
  ]);
  telemetry = createTelemetry(async (authorization) => known.get(authorization ?? ""), ["server"]);
});

const lines = '{"name":"a"}\n{"name":"b"}\n';
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
    ["a list", '[{"name":"a"},{"name":"b"}]', {}],
    ["compressed lines", gzipSync(lines), { "content-encoding": "gzip" }],
  ])("is counted: %s", async (_name, body, headers) => {
    const reply = await track(body, headers);
    expect([reply.status, jsonOf(reply)]).toEqual([200, { itemsReceived: 2, itemsAccepted: 2, errors: [] }]);
    expect(telemetry.accepted()).toBe(2);
  });

  it.each<[name: string, body: string, headers: Record<string, string>, status: number]>([
    ["without a token", lines, { authorization: "" }, 401],
    ["from a principal without a role", lines, { authorization: "Bearer stranger" }, 403],
    ["that is no JSON", "{", {}, 400],
  ])("is refused %s", async (_name, body, headers, status) => {
    expect((await track(body, headers)).status).toBe(status);
    expect(telemetry.accepted()).toBe(0);
  });
});
