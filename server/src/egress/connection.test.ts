import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { tlsConnector } from "./connection.ts";

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(onBytes: (write: (text: string) => void) => void): Promise<number> {
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => onBytes((text) => socket.end(text)));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return (server?.address() as AddressInfo).port;
}

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
