import { envelope } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { assertMirrored } from "./mirrored-headers.ts";

const base64 = (text: string): string => `=?base64?${Buffer.from(text).toString("base64")}?=`;
const call = { method: "tools/call", params: { name: "whoami" } };
const modern = { method: "tools/list", params: { _meta: { [envelope.protocolVersion]: "2026-07-28" } } };

describe("headers that mirror the body", () => {
  it.each<[string, typeof call | typeof modern, Record<string, string>]>([
    ["none", call, {}],
    ["method and name", call, { "mcp-method": "tools/call", "mcp-name": "whoami" }],
    ["the name in base64", call, { "mcp-name": base64("whoami") }],
    ["the revision", modern, { "mcp-protocol-version": "2026-07-28" }],
    ["a revision that the body does not name", call, { "mcp-protocol-version": "2025-11-25" }],
    [
      "a read's address",
      { method: "resources/read", params: { name: "x", uri: "a:b" } } as never,
      { "mcp-name": "a:b" },
    ],
  ])("pass: %s", (_title, message, headers) => {
    expect(() => assertMirrored(message, { get: (name) => headers[name] })).not.toThrow();
  });

  it.each<[string, typeof call | typeof modern, Record<string, string>]>([
    ["another method", call, { "mcp-method": "tools/list" }],
    ["the method in other case", call, { "mcp-method": "Tools/Call" }],
    ["another name", call, { "mcp-name": "delete_document" }],
    ["the name twice", call, { "mcp-name": "whoami, whoami" }],
    ["another name in base64", call, { "mcp-name": base64("delete_document") }],
    ["base64 with other padding", call, { "mcp-name": "=?base64?d2hvYW1pCg?=" }],
    ["base64 with foreign characters", call, { "mcp-name": "=?base64?d2hv YW1p?=" }],
    ["base64 that is not UTF-8", call, { "mcp-name": "=?base64?//79?=" }],
    ["an encoding in other case", call, { "mcp-name": base64("whoami").replace("base64", "BASE64") }],
    ["a name where the method has none", modern, { "mcp-name": "whoami" }],
    ["another revision", modern, { "mcp-protocol-version": "2025-11-25" }],
    ["a method that names a prototype", { method: "constructor" } as never, { "mcp-name": "whoami" }],
  ])("R-172 refuse: %s", (_title, message, headers) => {
    expect(() => assertMirrored(message, { get: (name) => headers[name] })).toThrow(
      expect.objectContaining({ refusal: "header-mismatch" }),
    );
  });
});
