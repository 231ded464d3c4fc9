import { afterEach, describe, expect, it, vi } from "vitest";
import { authenticationManagedIdentity, forwardRequest, sendRequest, setBackendService } from "../element/backend.ts";
import { base, setVariable } from "../element/flow.ts";
import { deleteQueryParameter, rewriteUri, setHeader, setMethod, setQueryParameter } from "../element/message.ts";
import { inDigits } from "../expression/integer.ts";
import { text } from "../expression/text.ts";
import { jsonVariable, responseVariable, stringVariable } from "../expression/variable.ts";
import { testDocument, testPorts, testRequest } from "../testing.ts";
import { compilePolicy } from "./compile.ts";
import type { GatewayPorts, IncomingResponse } from "./ports.ts";

const verdict = responseVariable("verdict");
const parsed = jsonVariable("parsed");
afterEach(() => void vi.useRealTimers());

const stalled = () => new Promise<IncomingResponse>(() => {});

describe("forward-request", () => {
  const gateway = compilePolicy(testDocument({ backend: [forwardRequest({ timeoutSeconds: 1 })] }));

  it("sends method, headers and body as they are by then", async () => {
    const document = testDocument({ inbound: [setMethod("PUT"), setHeader("X", "1")] });
    const ports = testPorts();
    await compilePolicy(document)(testRequest({ headers: [["Y", "2"]], body: Buffer.from("b") }), ports);
    expect(ports.forwarded).toMatchObject([{ method: "PUT", headers: [["Y", "2"], ["X", "1"]], body: Buffer.from("b") }]); // prettier-ignore
  });

  it.each<[string, Partial<GatewayPorts>, string]>([
    ["no connection", { forward: () => Promise.reject(new Error("ECONNREFUSED")) }, "BackendConnectionFailure"],
    ["no answer in time", { forward: stalled }, "Timeout"],
  ])("fails closed with %s", async (_, ports, reason) => {
    const answer = await gateway(testRequest(), testPorts(ports));
    expect(answer).toMatchObject({
      status: 500,
      decision: { error: { source: "forward-request", section: "backend", reason } },
    });
  });

  it("gives up, and tells the backend, when the client goes away", async () => {
    const client = new AbortController();
    const ports = testPorts({ forward: stalled });
    const pending = gateway(testRequest({ signal: client.signal }), ports);
    client.abort();
    expect(await pending).toMatchObject({ decision: { error: { reason: "ClientConnectionFailure" } } });
    expect(ports.forwarded[0]!.signal.aborted).toBe(true);
  });

  it("leaves a stream open beyond the time for its beginning, until the client goes away", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const client = new AbortController();
    const ports = testPorts();
    await gateway(testRequest({ signal: client.signal }), ports);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ports.forwarded[0]!.signal.aborted).toBe(false);
    client.abort();
    expect(ports.forwarded[0]!.signal.aborted).toBe(true);
  });
});

describe("the backend's URL", () => {
  const url = async (
    inbound: Parameters<typeof testDocument>[0]["inbound"],
    changes: Parameters<typeof testRequest>[0] = {},
  ) => {
    const ports = testPorts({ backendUrl: (id) => (id === "known" ? "https://known.internal/base/" : undefined) });
    const answer = await compilePolicy(testDocument({ inbound: inbound! }))(testRequest(changes), ports);
    return ports.forwarded[0]?.url ?? answer.status;
  };
  const withQuery = { url: "https://gateway.example/api?a=1&b=%20x#f", backend: { baseUrl: "https://b", path: "/p" } };

  it.each([
    ["is the service's, with path and query as they came", [], "https://b/p?a=1&b=%20x"],
    [
      "can be another service's",
      [setBackendService({ baseUrl: text("https://", "c/d/") })],
      "https://c/d/p?a=1&b=%20x",
    ],
    [
      "can be that of a known backend",
      [setBackendService({ backendId: "known" })],
      "https://known.internal/base/p?a=1&b=%20x",
    ],
    ["of an unknown backend is a refusal", [setBackendService({ backendId: "unknown" })], 500],
    ["can have another path, and no query", [rewriteUri("/q")], "https://b/q"],
    ["can have another path and query", [rewriteUri("/q?c=3")], "https://b/q?c=3"],
    [
      "can keep what a template lacks",
      [rewriteUri("/q?a=3", { copyUnmatchedParameters: true })],
      "https://b/q?a=3&b=+x",
    ],
    ["can have other parameters", [setQueryParameter("a", "2", "3"), deleteQueryParameter("b")], "https://b/p?a=2&a=3"],
  ])("%s", async (_, inbound, expected) => {
    expect(await url(inbound, withQuery)).toBe(expected);
  });
});

describe("send-request", () => {
  const ask = (ignoreError: boolean) =>
    testDocument({
      inbound: [
        sendRequest({
          into: verdict,
          method: "POST",
          url: "https://shield.internal/check",
          headers: { "Content-Type": "application/json" },
          body: "{}",
          timeoutSeconds: 1,
          identity: { resource: "https://shield" },
          ignoreError,
        }),
        setVariable(parsed, verdict.text),
        setHeader(
          "X",
          text(inDigits(verdict.status), " ", parsed.at("a").text("none"), " ", verdict.header("B", "none")),
        ),
      ],
    });
  const ask200 = async (): Promise<IncomingResponse> => {
    const body = new Blob(['{"a":', '"yes"}']).stream() as ReadableStream<Uint8Array>;
    return { status: 200, headers: [["b", "c"]], body };
  };
  const identityToken: GatewayPorts["identityToken"] = async ({ resource }) => `token for ${resource}`;

  it("sends the configured request, as the configured identity, and keeps the whole answer", async () => {
    const ports = testPorts({ send: ask200, identityToken });
    await compilePolicy(ask(false))(testRequest(), ports);
    expect(ports.sent).toMatchObject([
      {
        method: "POST",
        url: "https://shield.internal/check",
        headers: [
          ["Content-Type", "application/json"],
          ["Authorization", "Bearer token for https://shield"],
        ],
      },
    ]);
    expect(ports.forwarded[0]!.headers).toEqual([["X", "200 yes c"]]);
  });

  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("reset")) });
  const endless = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  const faults: readonly (readonly [string, Partial<GatewayPorts>])[] = [
    ["no answer", { identityToken, send: () => Promise.reject(new Error("down")) }],
    ["no answer in time", { identityToken, send: stalled }],
    ["an answer that breaks off", { identityToken, send: async () => ({ status: 200, headers: [], body: broken }) }],
    ["an answer that does not end", { identityToken, send: async () => ({ status: 200, headers: [], body: endless }) }],
    ["no token to send", { identityToken: () => Promise.reject(new Error("no identity")), send: ask200 }],
  ];

  it.each(faults)("ends the request with %s", async (_, ports) => {
    const used = testPorts(ports);
    expect((await compilePolicy(ask(false))(testRequest(), used)).status).toBe(500);
    expect(used.forwarded).toEqual([]);
  });

  it.each(faults)("goes on without an answer if configured so, with %s", async (_, ports) => {
    const used = testPorts(ports);
    await compilePolicy(ask(true))(testRequest(), used);
    expect(used.forwarded[0]!.headers).toEqual([["X", "0 none none"]]);
  });

  it("forgets an earlier answer when there is no new one", async () => {
    const answers = [ask200, () => Promise.reject(new Error("down"))];
    const send = () => answers.shift()!();
    const { inbound } = ask(true).sections;
    const document = testDocument({ inbound: [...inbound, ...inbound] });
    const ports = testPorts({ send, identityToken });
    await compilePolicy(document)(testRequest(), ports);
    expect(ports.forwarded[0]!.headers).toEqual([["X", "0 none none"]]);
  });
});

describe("authentication-managed-identity", () => {
  const hop = stringVariable("hop");
  const gateway = compilePolicy(
    testDocument({
      inbound: [
        base(),
        authenticationManagedIdentity({ resource: "api://server", clientId: "id", into: hop }),
        setHeader("X-Gateway", text("Bearer ", hop.or(""))),
      ],
    }),
  );

  it("keeps the token beside the caller's, which stays", async () => {
    const ports = testPorts({ identityToken: async ({ resource, clientId }) => `${resource} ${clientId}` });
    await gateway(testRequest({ headers: [["Authorization", "Bearer caller"]] }), ports);
    expect(ports.forwarded[0]!.headers).toEqual([
      ["Authorization", "Bearer caller"],
      ["X-Gateway", "Bearer api://server id"],
    ]);
  });

  it("ends the request when there is no token", async () => {
    const ports = testPorts();
    expect(await gateway(testRequest(), ports)).toMatchObject({
      status: 500,
      decision: { error: { source: "authentication-managed-identity" } },
    });
    expect(ports.forwarded).toEqual([]);
  });
});
