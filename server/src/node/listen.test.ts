import { connect } from "node:net";
import type { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHarness, modern } from "../../../testing/harness.ts";
import type { Harness } from "../../../testing/harness.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import { defineTool } from "../tools/define-tool.ts";
import { object, text } from "../tools/schema.ts";
import { listen } from "./listen.ts";
import type { Listening } from "./listen.ts";

const aborted: string[] = [];
/** Lets the calls that wait for a word go on. */
const waiting: (() => void)[] = [];

const wait = defineTool({
  name: "wait",
  version: "1.0.0",
  title: "Wait",
  description: "Answers at once, or when it is let go, or is stopped.",
  scope: "wait.use",
  effect: "read",
  classification: "public",
  limits: { timeoutSeconds: 120 },
  input: object({ until: text({ maxLength: 6 }) }),
  output: object({ waited: text({ maxLength: 6 }) }),
  run: ({ until }, { signal }) =>
    new Promise((resolve) => {
      const answer = () => resolve({ waited: until });
      signal.addEventListener("abort", () => aborted.push(until));
      if (until === "now") answer();
      else waiting.push(answer);
    }),
});

/** A limit that no test reaches, on a busy machine either. */
const never = 120_000;

let harness: Harness;
let listening: Listening;

beforeEach(async () => {
  aborted.length = 0;
  waiting.length = 0;
  harness = await createHarness({ tools: [wait] });
  listening = await listeningWith({});
});

const listeningWith = (limits: { readonly headersMs?: number; readonly bodyMs?: number }): Promise<Listening> =>
  listen(
    harness.server,
    { bindAddress: "127.0.0.1", port: 0 },
    { headersMs: never, bodyMs: never, drainMs: never, ...limits },
  );

afterEach(() => listening.stop());

const requestFor = async (until: "now" | "let go") => {
  const { body, headers } = modern("tools/call", { name: "wait", arguments: { until } });
  const all = {
    host: "mcp.example.com",
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    authorization: `Bearer ${await harness.issuer.user({ scp: "wait.use" })}`,
    "x-gateway-authorization": `Bearer ${await harness.issuer.gateway()}`,
    ...headers,
  };
  return { text: JSON.stringify(body), lines: Object.entries(all).map(([name, value]) => `${name}: ${value}`) };
};

const opened = ({ port } = listening): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
  });

const isRefused = ({ port }: Listening): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve((socket.destroy(), false)));
    socket.once("error", () => resolve(true));
  });

/** Ends of connections that this process holds, of both sides. */
const connectionEnds = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;

/** Everything the server says on a connection until it closes it. */
const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let said = "";
    socket.on("data", (chunk) => (said += String(chunk)));
    socket.on("close", () => resolve(said));
    socket.on("error", () => resolve(said));
  });

const head = (lines: readonly string[], length: number): string =>
  ["POST /mcp HTTP/1.1", ...lines, `content-length: ${length}`, "connection: close", "", ""].join("\r\n");

describe("the listener", () => {
  it.each([
    ["a coding beside chunks", "POST /mcp HTTP/1.1", ["transfer-encoding: gzip, chunked"]],
    ["chunks of HTTP/1.0", "POST /mcp HTTP/1.0", ["transfer-encoding: chunked"]],
    ["HTTP/1.0", "POST /mcp HTTP/1.0", ["content-length: 2"]],
    ["HTTP/2.0 in the form of HTTP/1.1", "POST /mcp HTTP/2.0", ["content-length: 2"]],
    ["HTTP/0.9 in the form of HTTP/1.1", "POST /mcp HTTP/0.9", ["content-length: 2"]],
  ])("R-46 answers 400 to %s, and records nothing", async (_what, line, more) => {
    const { text, lines } = await requestFor("now");
    const socket = await opened();
    const said = untilClosed(socket);
    const isChunked = more.some((header) => header.includes("chunked"));
    const body = isChunked ? `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n` : "{}";
    socket.write([line, ...lines, ...more, "", body].join("\r\n"));
    expect(await said).toMatch(/^HTTP\/1\.1 400 /);
    expect(harness.events).toEqual([]);
  });

  it("serves a request", async () => {
    const { text, lines } = await requestFor("now");
    const socket = await opened();
    socket.write(head(lines, text.length) + text);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 200 [^]*"waited":"now"/);
  });

  it.each(["authorization", "host", "x-gateway-authorization", "mcp-name", "mcp-method"])(
    "R-06 refuses a request with two %s headers",
    async (name) => {
      const { text, lines } = await requestFor("now");
      const again = lines.find((line) => line.startsWith(`${name}:`)) ?? "";
      const socket = await opened();
      socket.write(head([...lines, again], text.length) + text);
      expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    },
  );

  it("R-06 refuses a second Authorization behind more headers than Node keeps", async () => {
    const { text, lines } = await requestFor("now");
    const again = lines.find((line) => line.startsWith("authorization:")) ?? "";
    const socket = await opened();
    const many = Array.from({ length: 1_100 }, () => "a: b");
    socket.write(head([...lines, ...many, again], text.length) + text);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 400 [^]*more than once/);
  });

  it("R-55 cuts off headers that trickle", async () => {
    const hasty = await listeningWith({ headersMs: 300, bodyMs: 300 });
    const socket = await opened(hasty);
    socket.write("POST /mcp HTTP/1.1\r\nhost: mcp.example.com\r\n");
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 /);
    await hasty.stop();
  });

  it("R-55 cuts off a body that trickles", async () => {
    const { text, lines } = await requestFor("now");
    const hasty = await listeningWith({ bodyMs: 300 });
    const socket = await opened(hasty);
    socket.write(head(lines, text.length) + text.slice(0, 20));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 [^]*too slowly/);
    await hasty.stop();
  });

  it("takes a body that is cut off for what it is", async () => {
    const { text, lines } = await requestFor("now");
    const socket = await opened();
    socket.write(head(lines, text.length) + text.slice(0, 20));
    await expect.poll(() => harness.server.inWork).toBe(1);
    socket.destroy();
    await expect.poll(() => harness.events.map(({ reason }) => reason)).toEqual(["body-cut-off"]);
    expect(harness.reported).toEqual([]);
  });

  it("measures no time for a body that comes with its headers", async () => {
    const [bodyMs, bytes] = [12_345, "x".repeat(2_000)] as const;
    const read: string[] = [];
    const handle = async ({ readBody }: Exchange): Promise<Reply> => {
      read.push(Buffer.from(await readBody(10_000)).toString());
      return { status: 200, headers: {}, body: "" };
    };
    const timers = vi.spyOn(globalThis, "setTimeout");
    const hasty = await listen({ ...harness.server, handle }, { bindAddress: "127.0.0.1", port: 0 }, { bodyMs });
    const request = `POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${bytes.length}\r\n\r\n${bytes}`;
    const socket = await opened(hasty);
    socket.write(request);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 200 /);
    expect(read).toEqual([bytes]);
    expect(timers.mock.calls.filter(([, milliseconds]) => milliseconds === bodyMs)).toEqual([]);
    timers.mockRestore();
    await hasty.stop();
  });

  it("R-55 refuses a body that is too large before it comes", async () => {
    const { lines } = await requestFor("now");
    const socket = await opened();
    socket.write(head(lines, 1_000_000));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("R-55 refuses a body that is too large and has arrived before its caller is known", async () => {
    const { lines } = await requestFor("now");
    const small = await createHarness({ tools: [wait], settings: { maxBodyBytes: 1_024 } });
    const server = await listen(small.server, { bindAddress: "127.0.0.1", port: 0 });
    const token = `authorization: Bearer ${await small.issuer.user({ scp: "wait.use" })}`;
    const proof = `x-gateway-authorization: Bearer ${await small.issuer.gateway()}`;
    const others = lines.filter((line) => !line.includes("authorization:"));
    const chunk = `401\r\n${" ".repeat(1_025)}\r\n0\r\n\r\n`;
    const socket = await opened(server);
    const headers = [...others, token, proof, "transfer-encoding: chunked", "connection: close"];
    socket.write(["POST /mcp HTTP/1.1", ...headers, "", chunk].join("\r\n"));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 413 /);
    await server.stop();
  });

  it("R-46 reads every request of a connection to its end, arrived as a whole or in parts", async () => {
    const { text, lines } = await requestFor("now");
    const socket = await opened();
    const said = untilClosed(socket);
    const whole = [`POST /mcp HTTP/1.1`, ...lines, `content-length: ${text.length}`, "", text].join("\r\n");
    const halves = `${(20).toString(16)}\r\n${text.slice(0, 20)}\r\n${(text.length - 20).toString(16)}\r\n${text.slice(20)}\r\n0\r\n\r\n`;
    socket.write(whole + whole);
    socket.write(["POST /mcp HTTP/1.1", ...lines, "transfer-encoding: chunked", "", halves].join("\r\n"));
    socket.write(head(lines, text.length));
    await expect.poll(() => harness.events.length).toBe(3);
    socket.write(text);
    expect((await said).match(/HTTP\/1\.1 200 /g)).toHaveLength(4);
  });

  it("R-55 refuses headers without end", async () => {
    const socket = await opened();
    socket.write(`GET / HTTP/1.1\r\nhost: mcp.example.com\r\nx: ${"x".repeat(40_000)}\r\n\r\n`);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("R-55 tells the tool that the caller went away", async () => {
    const { text, lines } = await requestFor("let go");
    const socket = await opened();
    socket.write(head(lines, text.length) + text);
    await expect.poll(() => waiting.length).toBe(1);
    socket.destroy();
    await expect.poll(() => aborted).toEqual(["let go"]);
  });

  it("lets requests in work end when it stops", async () => {
    const { text, lines } = await requestFor("let go");
    const socket = await opened();
    socket.write(head(lines, text.length) + text);
    const said = untilClosed(socket);
    await expect.poll(() => waiting.length).toBe(1);
    const stopped = listening.stop();
    // A closed port shows that the shutdown has begun.
    await expect.poll(() => isRefused(listening)).toBe(true);
    waiting[0]?.();
    await stopped;
    expect(await said).toContain('"waited":"let go"');
    expect(aborted).toEqual([]);
  });
});

describe("a reader that does not read", () => {
  const chunk = new Uint8Array(1_048_576).fill(0x78);
  const text = Buffer.alloc(64 * chunk.byteLength, chunk).toString("latin1");
  const endless = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }, { highWaterMark: 0 });

  it.each<[string, () => NonNullable<Reply["body"]>]>([
    ["a text", () => text],
    ["a stream", endless],
  ])("R-55 of %s is cut off", async (_title, body) => {
    const handle = async (): Promise<Reply> => ({ status: 200, headers: {}, body: body() });
    const where = { bindAddress: "127.0.0.1", port: 0 };
    const talking = await listen({ ...harness.server, handle }, where, { stallMs: 200 });
    const socket = await opened(talking);
    socket.pause();
    const before = connectionEnds();
    socket.write("GET / HTTP/1.1\r\nhost: mcp.example.com\r\nconnection: close\r\n\r\n");
    // The server's end of the connection is gone; the reader still has its own.
    await expect.poll(connectionEnds).toBeLessThan(before);
    const said = untilClosed(socket);
    socket.resume();
    expect((await said).length).toBeLessThan(text.length);
    await talking.stop();
  });
});
