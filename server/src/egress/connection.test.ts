import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createResolver, tlsConnector } from "./connection.ts";

let server: Server | undefined;
afterEach(() => server?.close());

const listen = async (onBytes: (write: (text: string) => void) => void): Promise<number> => {
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => onBytes((text) => socket.end(text)));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return (server?.address() as AddressInfo).port;
};

describe("R-22 TLS connector", () => {
  it("R-22 a peer that does not speak TLS is refused", async () => {
    const port = await listen((write) => write("HTTP/1.1 200 OK\r\n\r\nplain"));
    const endpoint = { address: "127.0.0.1", port, servername: "a.example" };
    await expect(tlsConnector(endpoint, new AbortController().signal)).rejects.toThrow(/wrong version|SSL|TLS/i);
  });

  it("R-55 a handshake that hangs ends with the signal", async () => {
    const port = await listen(() => {});
    const endpoint = { address: "127.0.0.1", port, servername: "a.example" };
    await expect(tlsConnector(endpoint, AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
  });

  it("R-55 nothing is dialled when the signal is already aborted", async () => {
    const endpoint = { address: "127.0.0.1", port: 9, servername: "a.example" };
    await expect(tlsConnector(endpoint, AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  });
});

/** A name server that says what it is given for A and for AAAA, and nothing where it is given nothing. */
const nameServer = async (answers: { readonly a?: Buffer; readonly aaaa?: Buffer }) => {
  const socket = createSocket("udp4");
  let asked = 0;
  socket.on("message", (query, { port, address }) => {
    asked += 1;
    const end = query.indexOf(0, 12) + 5;
    const question = query.subarray(12, end);
    const type = query.readUInt16BE(end - 4);
    const data = type === 1 ? answers.a : answers.aaaa;
    if (!data) return;
    const records = data.byteLength === 0 ? 0 : 1;
    const head = Buffer.from([query[0]!, query[1]!, 0x81, 0x80, 0, 1, 0, records, 0, 0, 0, 0]);
    const record = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.byteLength]);
    socket.send(Buffer.concat([head, question, ...(records ? [record, data] : [])]), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    resolver: createResolver([`127.0.0.1:${socket.address().port}`]),
    asked: () => asked,
    close: () => socket.close(),
  };
};

describe("names", () => {
  const v4 = Buffer.from([93, 184, 215, 14]);
  const v6 = Buffer.from("26064700000000000000000000000001", "hex");
  const nothing = Buffer.alloc(0);

  it.each([
    ["both kinds", { a: v4, aaaa: v6 }, ["93.184.215.14", "2606:4700::1"]],
    ["the older kind", { a: v4, aaaa: nothing }, ["93.184.215.14"]],
    ["the newer kind", { a: nothing, aaaa: v6 }, ["2606:4700::1"]],
  ])("R-22 have addresses of %s", async (_title, answers, addresses) => {
    const { resolver, close } = await nameServer(answers);
    expect(await resolver("a.example", new AbortController().signal)).toEqual(addresses);
    close();
  });

  it("R-22 without an address are not resolved", async () => {
    const { resolver, close } = await nameServer({ a: nothing, aaaa: nothing });
    await expect(resolver("a.example", new AbortController().signal)).rejects.toThrow(/ENODATA/);
    close();
  });

  it("R-55 are given up with the signal when there is no answer", async () => {
    const { resolver, asked, close } = await nameServer({});
    const controller = new AbortController();
    const answer = resolver("a.example", controller.signal);
    const refused = expect(answer).rejects.toThrow("gone");
    await expect.poll(asked).toBeGreaterThan(0);
    controller.abort(new Error("gone"));
    await refused;
    close();
  });
});
