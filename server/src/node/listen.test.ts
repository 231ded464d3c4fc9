import { connect } from "node:net";
import type { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHarness, modern } from "../../../testing/harness.ts";
import type { Harness } from "../../../testing/harness.ts";
import type { Reply } from "../http/exchange.ts";
import { defineTool } from "../tools/define-tool.ts";
import { object, text } from "../tools/schema.ts";
import { listen } from "./listen.ts";
import type { Listening } from "./listen.ts";

const aborted: string[] = [];

const wait = defineTool({
  name: "wait",
  version: "1.0.0",
  title: "Wait",
  description: "Waits until it is stopped.",
  scope: "wait.use",
  effect: "read",
  classification: "public",
  limits: { timeoutSeconds: 5 },
  input: object({ milliseconds: text({ maxLength: 6 }) }),
  output: object({ waited: text({ maxLength: 6 }) }),
  run: ({ milliseconds }, { signal }) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ waited: milliseconds }), Number(milliseconds));
      signal.addEventListener("abort", () => {
        aborted.push(milliseconds);
        clearTimeout(timer);
      });
    }),
});

let harness: Harness;
let listening: Listening;

beforeEach(async () => {
  aborted.length = 0;
  harness = await createHarness({ tools: [wait] });
  listening = await listen(
    harness.server,
    { bindAddress: "127.0.0.1", port: 0 },
    { headersMs: 300, bodyMs: 300, drainMs: 2_000 },
  );
});

afterEach(() => listening.stop());

const requestFor = async (milliseconds: string) => {
  const { body, headers } = modern("tools/call", { name: "wait", arguments: { milliseconds } });
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
    const { text, lines } = await requestFor("0");
    const socket = await opened();
    const said = untilClosed(socket);
    const isChunked = more.some((header) => header.includes("chunked"));
    const body = isChunked ? `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n` : "{}";
    socket.write([line, ...lines, ...more, "", body].join("\r\n"));
    expect(await said).toMatch(/^HTTP\/1\.1 400 /);
    expect(harness.events).toEqual([]);
  });

  it("serves a request", async () => {
    const { text, lines } = await requestFor("1");
    const socket = await opened();
    socket.write(head(lines, text.length) + text);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 200 [^]*"waited":"1"/);
  });

  it.each(["authorization", "host", "x-gateway-authorization", "mcp-name", "mcp-method"])(
    "R-06 refuses a request with two %s headers",
    async (name) => {
      const { text, lines } = await requestFor("1");
      const again = lines.find((line) => line.startsWith(`${name}:`)) ?? "";
      const socket = await opened();
      socket.write(head([...lines, again], text.length) + text);
      expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    },
  );

  it("R-06 refuses a second Authorization behind more headers than Node keeps", async () => {
    const { text, lines } = await requestFor("1");
    const again = lines.find((line) => line.startsWith("authorization:")) ?? "";
    const socket = await opened();
    const many = Array.from({ length: 1_100 }, () => "a: b");
    socket.write(head([...lines, ...many, again], text.length) + text);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 400 [^]*more than once/);
  });

  it("R-55 cuts off headers that trickle", async () => {
    const socket = await opened();
    socket.write("POST /mcp HTTP/1.1\r\nhost: mcp.example.com\r\n");
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("R-55 cuts off a body that trickles", async () => {
    const { text, lines } = await requestFor("1");
    const socket = await opened();
    socket.write(head(lines, text.length) + text.slice(0, 20));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 [^]*too slowly/);
  });

  it("takes a body that is cut off for what it is", async () => {
    const { text, lines } = await requestFor("1");
    const socket = await opened();
    socket.write(head(lines, text.length) + text.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await expect.poll(() => harness.events.map(({ reason }) => reason), { timeout: 30_000 }).toEqual(["body-cut-off"]);
    expect(harness.reported).toEqual([]);
  });

  it("R-55 refuses a body that is too large before it comes", async () => {
    const { lines } = await requestFor("1");
    const socket = await opened();
    socket.write(head(lines, 1_000_000));
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("R-55 refuses headers without end", async () => {
    const socket = await opened();
    socket.write(`GET / HTTP/1.1\r\nhost: mcp.example.com\r\nx: ${"x".repeat(40_000)}\r\n\r\n`);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("R-55 tells the tool within a second that the caller went away", async () => {
    const { text, lines } = await requestFor("4000");
    const socket = await opened();
    socket.write(head(lines, text.length) + text);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await expect.poll(() => aborted, { timeout: 30_000 }).toEqual(["4000"]);
  });

  it("lets requests in work end when it stops", async () => {
    const { text, lines } = await requestFor("400");
    const socket = await opened();
    socket.write(head(lines, text.length) + text);
    const said = untilClosed(socket);
    await expect.poll(() => harness.server.inWork, { timeout: 30_000 }).toBe(1);
    await listening.stop();
    expect(await said).toContain('"waited":"400"');
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
    socket.write("GET / HTTP/1.1\r\nhost: mcp.example.com\r\nconnection: close\r\n\r\n");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const said = untilClosed(socket);
    socket.resume();
    expect((await said).length).toBeLessThan(text.length);
    await talking.stop();
  });
});
