import { createServer } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Reply } from "../http/exchange.ts";
import { writeReply } from "./write-reply.ts";

let server: Server | undefined;

afterEach(() => server?.close());

const answered = async (reply: Reply): Promise<Response> => {
  server = createServer((_, response) => void writeReply(reply, response, 5_000, new AbortController().signal));
  await new Promise((resolve) => server?.listen(0, "127.0.0.1", () => resolve(undefined)));
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers: { connection: "close" } });
};

describe("a reply on the wire", () => {
  it.each([
    ["nothing", ""],
    ["ASCII", "plain text"],
    ["letters of one byte in memory and two on the wire", "caf\u00e9 \u00ff"],
    ["letters of every length", "z\u0142oty \u20ac \ud83d\ude00"],
    ["a long text", "0123456789".repeat(20_000)],
    ["a long text with one letter beyond ASCII", `${"0123456789".repeat(20_000)}\u00e9`],
  ])("has %s byte by byte, and says how long it is", async (_, body) => {
    const response = await answered({ status: 200, headers: { "content-type": "text/plain" }, body });
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(body)));
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(body))).toBe(true);
  });

  it.each([
    ["a few", ["{", '"a":', "1}"]],
    ["none", []],
    ["long ones", ["0123456789".repeat(2_000), "caf\u00e9", "z\u0142oty \ud83d\ude00".repeat(3_000), "", "end"]],
    ["long ones of ASCII", ["0123456789".repeat(20_000), "{}", "0123456789".repeat(20_000)]],
  ])("has %s parts one after another, and says how long they are", async (_, body) => {
    const response = await answered({ status: 200, headers: { "content-type": "text/plain" }, body });
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(body.join(""))));
    expect(await response.text()).toBe(body.join(""));
  });
});
