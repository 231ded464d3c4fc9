import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { afterEach, describe, expect, it } from "vitest";
import { directoryOf, factsOf } from "../facts.ts";
import { openPort } from "../listener.ts";
import { listen } from "../stand-ins/http/listen.ts";
import { demoIds, startStandIns } from "../stand-ins/index.ts";
import { callTool } from "../../testing/rpc.ts";
import { shortestHoldMs } from "./front.ts";
import { createGateway } from "./gateway.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The gateway in front of a test's backend, and a token that it lets through. */
const before = async (
  backend: RequestListener,
  scopes: readonly string[] = ["documents.read"],
  sleep: (milliseconds: number) => Promise<void> = async () => undefined,
) => {
  const front = await openPort(0);
  const behind = await listen(createServer(backend));
  const facts = factsOf("facade", front.port);
  const standIns = await startStandIns({ directory: directoryOf(facts) });
  const {
    IDENTITY_ENDPOINT: endpoint = "",
    IDENTITY_HEADER: header = "",
    NODE_EXTRA_CA_CERTS: authorityFile = "",
  } = standIns.env("gateway");
  const { signIn, issuer, direct } = standIns.urls;
  const gateway = createGateway({
    servers: [{ facts, url: `http://127.0.0.1:${behind.port}` }],
    signIn,
    issuer,
    identity: { endpoint, header },
    azure: { port: Number(new URL(direct).port), authorityFile },
    onDecision: () => undefined,
    sleep,
  });
  front.serve(gateway.handle);
  closers.push(behind.close, standIns.close, gateway.close, front.close);
  const wanted = { person: "alice", client: demoIds.client, resource: facts.apiIdUri, scopes };
  return { url: facts.publicUrl, token: await standIns.tokens.user(wanted) };
};

const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
const headersOf = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
  "mcp-protocol-version": "2025-11-25",
});
const post = (url: string, token: string, more: RequestInit = {}): Promise<Response> =>
  fetch(url, { method: "POST", headers: headersOf(token), body: message, ...more });

describe("an answer that streams", () => {
  it("arrives piece by piece, while the server still writes", async () => {
    let goOn: () => void = () => undefined;
    const { url, token } = await before((_message, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
      goOn = () => response.end("data: 2\n\n");
    });
    const reader = (await post(url, token)).body?.getReader();
    const next = async () => Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(await next()).toBe("data: 1\n\n");
    goOn();
    expect(await next()).toBe("data: 2\n\n");
  });

  it("ends at the server when the client goes away", async () => {
    let gone: Promise<unknown> = Promise.resolve();
    const { url, token } = await before((_message, response) => {
      gone = once(response, "close");
      response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    });
    const client = new AbortController();
    const answer = await post(url, token, { signal: client.signal });
    await answer.body?.getReader().read();
    client.abort();
    await expect(gone).resolves.toBeDefined();
  });

  it("is no longer waited for when the client goes away before it begins", async () => {
    let gone: Promise<unknown> = Promise.resolve();
    let arrived: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { url, token } = await before((_message, response) => {
      gone = once(response, "close");
      arrived();
    });
    const client = new AbortController();
    const answer = post(url, token, { signal: client.signal });
    await asked;
    client.abort();
    await expect(answer).rejects.toThrow();
    await gone;
  });

  it("breaks off at the client when the server breaks off", async () => {
    const { url, token } = await before((_message, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
    });
    await expect(post(url, token).then((answer) => answer.text())).rejects.toThrow();
  });
});

describe("the server receives", () => {
  it("R-139 the gateway's own proof, and nothing that the client said about itself", async () => {
    let seen: Readonly<Record<string, unknown>> = {};
    const { url, token } = await before(({ headers }, response) => {
      seen = headers;
      response.end("{}");
    });
    const forged = { "x-gateway-authorization": "Bearer forged", "x-forwarded-for": "10.0.0.1", cookie: "a=b" };
    await post(`${url}?access=all`, token, { headers: { ...headersOf(token), ...forged } });
    expect(seen).toMatchObject({ authorization: `Bearer ${token}`, "x-forwarded-for": "127.0.0.1" });
    const [, claims = ""] = String(seen["x-gateway-authorization"]).split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      aud: demoIds.api,
      azp: demoIds.gatewayIdentity,
      roles: ["Gateway.Forward"],
    });
    expect(seen).not.toHaveProperty("cookie");
  });

  it("the path that the documents say, without the client's query", async () => {
    let seen: string | undefined;
    const { url, token } = await before((incoming, response) => {
      seen = incoming.url;
      response.end("{}");
    });
    await post(`${url}?a=b`, token);
    expect(seen).toBe("/mcp");
  });
});

it("R-172 a client cannot have the gateway's own headers taken away by naming them in Connection", async () => {
  let seen: Readonly<Record<string, unknown>> | undefined;
  const { url, token } = await before(({ headers }, response) => {
    seen = headers;
    response.end("{}");
  });
  const { hostname, port, pathname } = new URL(url);
  const headers = { ...headersOf(token), connection: "close, X-Threat-Level" };
  const sent = request({ hostname, port, path: pathname, method: "POST", headers }).end(message);
  const [answer] = (await once(sent, "response")) as [{ statusCode?: number; resume(): void }];
  answer.resume();
  expect(seen === undefined || "x-threat-level" in seen).toBe(true);
  expect(answer.statusCode).toBe(400);
});

describe("DNS rebinding and malformed addresses, before any document", () => {
  const raw = async (url: string, hosts: readonly string[], path = "/mcp"): Promise<number | undefined> => {
    const { port } = new URL(url);
    const named = hosts.map((host) => host.replace("<port>", port));
    const headers = ["Content-Length", "0", ...named.flatMap((host) => ["Host", host])];
    const sent = request({ host: "127.0.0.1", port, path, method: "POST", headers }).end();
    const [answer] = (await once(sent, "response")) as [{ statusCode?: number; resume(): void }];
    answer.resume();
    return answer.statusCode;
  };

  it.each([
    ["two hosts", ["127.0.0.1", "evil.example"], "/mcp", 400],
    ["a host with a path in it", ["127.0.0.1/x"], "/mcp", 400],
    ["a host with credentials in it", ["a@127.0.0.1"], "/mcp", 400],
    ["an address instead of a path", ["127.0.0.1"], "http://127.0.0.1/mcp", 400],
    ["a short spelling of the address", ["127.1:<port>"], "/mcp", 400],
    ["the address as one number", ["2130706433:<port>"], "/mcp", 400],
    ["the address in octal", ["0177.0.0.1:<port>"], "/mcp", 400],
    ["another port", ["127.0.0.1:1"], "/mcp", 400],
    ["no port", ["127.0.0.1"], "/mcp", 400],
    ["a path that is like a published one", ["127.0.0.1:<port>"], "/mcp/", 404],
  ])("R-12 %s is refused", async (_, hosts, path, status) => {
    const { url } = await before((_message, response) => response.end("{}"));
    expect(await raw(url, hosts, path)).toBe(status);
  });

  it("R-55 a body without end is cut off before it fills the memory", async () => {
    const { url, token } = await before((_message, response) => response.end("{}"));
    await expect(post(url, token, { body: "x".repeat(5 * 1024 * 1024) })).rejects.toThrow();
  });
});

describe("a caller that has sent too much", () => {
  const tool = "delete_document";
  const allowed = referenceCatalogue.tools.find(({ name }) => name === tool)?.limits.callsPerMinute ?? 0;
  const spent = async () => {
    const held: { readonly milliseconds: number; readonly letGo: () => void }[] = [];
    const { url, token } = await before(
      (_message, response) => response.end("{}"),
      ["documents.delete"],
      (milliseconds) => new Promise((letGo) => held.push({ milliseconds, letGo })),
    );
    const call = () => callTool(url, { token, tool });
    for (let count = 0; count < allowed; count += 1) expect((await call()).status).toBe(200);
    expect(held).toEqual([]);
    const isHeld = (times: number) => expect.poll(() => held.length).toBe(times);
    return { url, token, call, held, isHeld };
  };

  it("R-55 is refused late, and others are not", async () => {
    const { url, call, held, isHeld } = await spent();
    const refused = call();
    await isHeld(1);
    expect((await callTool(url, { tool })).status).toBe(401);
    expect(held).toHaveLength(1);
    expect(held[0]?.milliseconds).toBeGreaterThanOrEqual(shortestHoldMs);
    held[0]?.letGo();
    expect((await refused).status).toBe(429);
  });

  it("R-55 gains nothing by not waiting for the answer", async () => {
    const { url, token, held, isHeld } = await spent();
    const { hostname, port } = new URL(url);
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: tool, arguments: {} } });
    const headers = Object.entries({ host: `${hostname}:${port}`, ...headersOf(token), "content-length": body.length });
    const text = `POST /mcp HTTP/1.1\r\n${headers.map((line) => `${line.join(": ")}\r\n`).join("")}\r\n${body}`;
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    let answers = 0;
    socket.on("data", (chunk: Buffer) => (answers += chunk.toString().match(/^HTTP\/1.1 429/gm)?.length ?? 0));
    socket.write(text);
    await isHeld(1);
    socket.write(text);
    // Requests on other connections go round meanwhile; the second one on this is not even read.
    for (let count = 0; count < 3; count += 1) expect((await callTool(url, { tool })).status).toBe(401);
    expect([held.length, answers]).toEqual([1, 0]);
    held[0]?.letGo();
    await isHeld(2);
    expect(answers).toBe(1);
    held[1]?.letGo();
    await expect.poll(() => answers).toBe(2);
    socket.destroy();
  });
});
