// Long: one guard against SSRF, with every way in which a site can answer or redirect.
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { connect as netConnect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Connector } from "./connection.ts";
import { createEgress } from "./fetch.ts";
import type { EgressOptions, EgressResponse } from "./fetch.ts";
import { EgressRefusal } from "./refusal.ts";

const publicAddress = "93.184.215.14";
let server: Server | undefined;
const requests: IncomingMessage[] = [];

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  requests.length = 0;
});

/** A web site whose name resolves to a public address; the connector leads there over loopback. */
const site = async (handler: RequestListener): Promise<{ connect: Connector; dialled: string[] }> => {
  server = createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const dialled: string[] = [];
  const connect: Connector = async ({ address }) => {
    dialled.push(address);
    const socket = netConnect(port, "127.0.0.1");
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return Object.defineProperty(socket, "remoteAddress", { value: address, configurable: true });
  };
  return { connect, dialled };
};

const egress = async (handler: RequestListener, options: Partial<EgressOptions> = {}) => {
  const { connect, dialled } = await site(handler);
  const guard = createEgress({
    allow: [{ host: "a.example" }, { host: "b.example" }],
    resolve: async () => [publicAddress],
    connect,
    ...options,
  });
  return { guard, dialled };
};

const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "accepted",
    (error: unknown) => (error instanceof EgressRefusal ? error.code : `not a refusal: ${String(error)}`),
  );

const to =
  (location: string, status = 302) =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { location }).end();
  };

describe("R-22 fetch", () => {
  it("R-22 returns status, headers and text of an allowed host", async () => {
    const { guard } = await egress((_, response) => response.writeHead(201, { "x-a": "1" }).end("hello"));
    const response = await guard.fetch("https://a.example/p?q=1");
    expect([response.status, response.headers.get("x-a"), await response.text()]).toEqual([201, "1", "hello"]);
    expect([requests[0]?.url, requests[0]?.headers.host]).toEqual(["/p?q=1", "a.example"]);
  });

  it("R-22 connects to the address that was checked, resolved once", async () => {
    const answers = [[publicAddress], ["127.0.0.1"]];
    const { guard, dialled } = await egress((_, response) => response.end(), {
      resolve: async () => answers.shift() ?? ["127.0.0.1"],
    });
    await (await guard.fetch("https://a.example/")).text();
    expect(dialled).toEqual([publicAddress]);
    expect(answers).toHaveLength(1);
  });

  it.each([
    [["10.0.0.1"]],
    [["169.254.169.254"]],
    [["168.63.129.16"]],
    [["::1"]],
    [["::ffff:10.0.0.1"]],
    [[publicAddress, "10.0.0.1"]],
    [["nonsense"]],
  ])("R-22 a name that resolves to %j is refused before any connection", async (addresses) => {
    const { guard, dialled } = await egress((_, response) => response.end(), { resolve: async () => addresses });
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe("address");
    expect(dialled).toEqual([]);
  });

  it("R-22 a connection that leads elsewhere is refused", async () => {
    const { connect } = await site((_, response) => response.end("reached"));
    const guard = createEgress({
      allow: [{ host: "a.example" }],
      resolve: async () => [publicAddress],
      connect: async (endpoint, signal) =>
        Object.defineProperty(await connect(endpoint, signal), "remoteAddress", { value: "127.0.0.1" }),
    });
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe("connection");
  });

  it("R-22 the next address is tried when the first does not answer", async () => {
    const { connect } = await site((_, response) => response.end("second"));
    const guard = createEgress({
      allow: [{ host: "a.example" }],
      resolve: async () => ["2606:4700::1", publicAddress],
      connect: async (endpoint, signal) => {
        if (endpoint.address.includes(":")) throw new Error("no route");
        return connect(endpoint, signal);
      },
    });
    expect(await (await guard.fetch("https://a.example/")).text()).toBe("second");
  });

  it("R-22 a host opened for its own network is reached there", async () => {
    const { guard } = await egress((_, response) => response.end("inside"), {
      allow: [{ host: "a.example", private: ["10.1.0.0/16"] }],
      resolve: async () => ["10.1.0.4"],
    });
    expect(await (await guard.fetch("https://a.example/")).text()).toBe("inside");
  });

  it.each([
    ["resolver that fails", "resolution", { resolve: () => Promise.reject(new Error("SERVFAIL")) }],
    ["resolver without an answer", "resolution", { resolve: async () => [] }],
    ["resolver that hangs", "time", { limits: { timeoutMs: 50 }, resolve: (_: string, s: AbortSignal) => hang(s) }],
    ["resolver that ignores the limit", "time", { limits: { timeoutMs: 50 }, resolve: () => new Promise(() => {}) }],
    ["connector that fails", "connection", { connect: () => Promise.reject(new Error("refused")) }],
    ["connector that hangs", "time", { limits: { timeoutMs: 50 }, connect: (_: unknown, s: AbortSignal) => hang(s) }],
    ["connector that ignores the limit", "time", { limits: { timeoutMs: 50 }, connect: () => new Promise(() => {}) }],
  ] as const)("R-22 %s: refused as %s", async (_, code, options) => {
    const { guard } = await egress((__, response) => response.end(), options as Partial<EgressOptions>);
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe(code);
  });
});

const hang = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));

describe("R-22 redirects", () => {
  it.each([
    ["https://evil.example/", "host"],
    ["https://127.0.0.1/", "address"],
    ["https://[::ffff:169.254.169.254]/", "address"],
    ["http://a.example/", "scheme"],
    ["//evil.example/", "host"],
    ["https://user:pw@a.example/", "credentials"],
    ["https://", "redirect"],
  ])("R-22 a redirect to %s is refused as %s", async (location, code) => {
    const { guard } = await egress(to(location));
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe(code);
    expect(requests).toHaveLength(1);
  });

  it("R-22 a redirect to an allowed name is resolved and checked again", async () => {
    const { guard } = await egress(to("https://b.example/"), {
      resolve: async (host) => (host === "a.example" ? [publicAddress] : ["169.254.169.254"]),
    });
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe("address");
  });

  it("R-22 a redirect loop ends at the cap", async () => {
    const { guard } = await egress(to("/again"), { limits: { maxRedirects: 2 } });
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe("redirect");
    expect(requests).toHaveLength(3);
  });

  it("R-05 headers are not carried to another host", async () => {
    const { guard } = await egress((request, response) =>
      request.headers.host === "a.example" ? to("https://b.example/")(request, response) : response.end("done"),
    );
    const response = await guard.fetch("https://a.example/", { headers: { authorization: "Bearer canary" } });
    expect([response.url, await response.text()]).toEqual(["https://b.example/", "done"]);
    expect(requests.map((r) => r.headers.authorization)).toEqual(["Bearer canary", undefined]);
  });

  it("R-22 a body is not carried to another host", async () => {
    const { guard } = await egress(to("https://b.example/", 307));
    expect(await codeOf(guard.fetch("https://a.example/", { method: "POST", body: "x" }))).toBe("redirect");
  });

  it("R-22 a 303 turns a POST into a GET without a body", async () => {
    const { guard } = await egress((request, response) =>
      request.method === "POST" ? to("/next", 303)(request, response) : response.end(request.method),
    );
    expect(await (await guard.fetch("https://a.example/", { method: "POST", body: "x" })).text()).toBe("GET");
  });
});

describe("R-55 answers are bounded", () => {
  const text = async (handler: RequestListener, options: Partial<EgressOptions> = {}) => {
    const { guard } = await egress(handler, options);
    return codeOf(guard.fetch("https://a.example/").then((response) => response.text()));
  };
  const bomb = Buffer.alloc(20_000_000);

  it.each([
    ["gzip", gzipSync(bomb)],
    ["deflate", deflateSync(bomb)],
    ["br", brotliCompressSync(bomb, { params: { 1: 4 } })],
  ])("R-55 a %s bomb is refused", async (encoding, body) => {
    expect(body.byteLength).toBeLessThan(100_000);
    expect(await text((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(body))).toBe(
      "size",
    );
  });

  it.each([
    ["gzip", gzipSync("text")],
    ["deflate", deflateSync("text")],
    ["br", brotliCompressSync("text")],
  ])("R-22 %s is decoded", async (encoding, body) => {
    const { guard } = await egress((_, r) => r.writeHead(200, { "content-encoding": encoding }).end(body));
    expect(await (await guard.fetch("https://a.example/")).text()).toBe("text");
  });

  it.each([["gzip, gzip"], ["zstd"], ["br, gzip"]])("R-55 content-encoding %s is refused", async (encoding) => {
    expect(await text((_, r) => r.writeHead(200, { "content-encoding": encoding }).end("x"))).toBe("encoding");
  });

  it("R-55 a body that is not what its encoding says is refused", async () => {
    expect(await text((_, r) => r.writeHead(200, { "content-encoding": "gzip" }).end("plain"))).toBe("connection");
  });

  it.each([
    ["identity", Buffer.from("the first half")],
    ["gzip", gzipSync("the first half")],
  ])("R-22 a body of coding %s without a length is not taken for whole when it was cut off", async (coding, part) => {
    const begun = (then: (socket: Socket) => unknown) =>
      text(
        (_, { socket }) => {
          socket?.write(`HTTP/1.1 200 OK\r\ncontent-encoding: ${coding}\r\n\r\n`);
          socket?.write(part, () => then(socket));
        },
        { limits: { timeoutMs: 300 } },
      );
    expect(await begun(() => undefined)).toBe("time");
    // The bytes already written arrive before the reset of the connection.
    expect(await begun((socket) => setTimeout(() => socket.resetAndDestroy(), 50))).toBe("connection");
    expect(await begun((socket) => socket.end())).toBe("accepted");
  });

  it("R-55 a declared length above the cap is refused unread", async () => {
    expect(await text((_, r) => r.writeHead(200, { "content-length": "3000000" }).write("x"))).toBe("size");
  });

  it("R-55 an endless body is cut at the cap", async () => {
    const endless: RequestListener = (_, response) => {
      const chunk = Buffer.alloc(65_536);
      const pump = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", pump);
      pump();
    };
    expect(await text(endless, { limits: { maxBytes: 500_000 } })).toBe("size");
  });

  it("R-55 a trickled body is cut at the deadline", async () => {
    const trickle: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
    };
    expect(await text(trickle, { limits: { timeoutMs: 100 } })).toBe("time");
  });

  it.each([
    ["informal answers", "", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1_000)],
    [
      "compressed texts of nothing",
      "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n",
      Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync(""))),
    ],
  ])("R-55 %s without end are cut by what comes over the wire", async (_title, first, again) => {
    const endless: RequestListener = (_, { socket }) => {
      const pump = () => {
        if (socket && !socket.destroyed) socket.write(again, pump);
      };
      socket?.write(first, pump);
    };
    expect(await text(endless, { limits: { maxBytes: 500_000 } })).toBe("size");
  });

  it("R-55 headers without end are refused", async () => {
    expect(await text((_, r) => r.writeHead(200, { "x-long": "y".repeat(20_000) }).end())).toBe("connection");
  });

  it("R-55 the caller's abort ends the wait", async () => {
    const controller = new AbortController();
    const { guard } = await egress(() => controller.abort());
    expect(await codeOf(guard.fetch("https://a.example/", { signal: controller.signal }))).toBe("aborted");
  });

  it.each(["host", "Transfer-Encoding", "content-length", "Connection"])("R-22 header %s is refused", async (name) => {
    const { guard } = await egress((_, response) => response.end());
    expect(await codeOf(guard.fetch("https://a.example/", { headers: { [name]: "x" } }))).toBe("header");
  });

  it("R-22 a header with a line break is refused", async () => {
    const { guard } = await egress((_, response) => response.end());
    expect(await codeOf(guard.fetch("https://a.example/", { headers: { "x-a": "1\r\nx-b: 2" } }))).not.toBe("accepted");
    expect(requests).toHaveLength(0);
  });

  it.each([
    [
      "a change of protocol",
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
      "connection",
    ],
    ["a change of protocol without a name", "HTTP/1.1 101 Switching Protocols\r\n\r\n", "connection"],
    ["a status that HTTP does not know", "HTTP/1.1 999 Any\r\ncontent-length: 1\r\n\r\nx", "connection"],
    ["a status of nought", "HTTP/1.1 000 Any\r\ncontent-length: 1\r\n\r\nx", "connection"],
    ["a connection that ends without an answer", "", "connection"],
    ["informal answers without end", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100), "time"],
    ["a head without end", "HTTP/1.1 200 OK\r\nx: ", "time"],
    ["a body shorter than it says", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx", "connection"],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx", "connection"],
    [
      "a length beside chunks",
      "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
      "connection",
    ],
    ["a last chunk that never comes", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n", "time"],
    [
      "trailers without end",
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\nx: ${"y".repeat(40_000)}`,
      "connection",
    ],
  ])("R-55 %s: refused", async (_title, answer, code) => {
    const ends = code === "connection";
    const { guard } = await egress(
      (_request, response) => {
        const { socket } = response;
        if (ends) socket?.end(answer);
        else socket?.write(answer);
      },
      { limits: { timeoutMs: 200 } },
    );
    expect(await codeOf(guard.fetch("https://a.example/").then((response) => response.text()))).toBe(code);
  });

  it.each([
    ["is not wanted", (response: EgressResponse) => response.discard(), 10_000],
    ["no reader", () => undefined, 100],
  ])("R-55 a body that %s does not keep its connection", async (_title, then, timeoutMs) => {
    const closed = new Promise<boolean>((resolve) => {
      void egress(
        (_request, response) => {
          response.once("close", () => resolve(true));
          response.write("x");
        },
        { limits: { timeoutMs } },
      ).then(async ({ guard }) => then(await guard.fetch("https://a.example/")));
    });
    expect(await closed).toBe(true);
  });

  it("R-55 no more than a few addresses of a name are tried", async () => {
    let dialled = 0;
    const addresses = Array.from({ length: 200 }, (_, index) => `93.184.215.${index}`);
    const connect: Connector = async () => {
      dialled += 1;
      throw new Error("refused");
    };
    const { guard } = await egress((_, response) => response.end(), { resolve: async () => addresses, connect });
    expect(await codeOf(guard.fetch("https://a.example/"))).toBe("connection");
    expect(dialled).toBe(4);
  });
});
