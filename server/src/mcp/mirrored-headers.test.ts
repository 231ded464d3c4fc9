import { envelope } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { assertMirrored, assertRevision } from "./mirrored-headers.ts";

const base64 = (text: string): string => `=?base64?${Buffer.from(text).toString("base64")}?=`;
const call = { method: "tools/call", params: { name: "whoami" } };
const modern = { method: "tools/list", params: { _meta: { [envelope.protocolVersion]: "2026-07-28" } } };

describe("headers that mirror the body", () => {
  it.each<[string, typeof call | typeof modern, Record<string, string>]>([
    ["none", call, {}],
    ["method and name", call, { "mcp-method": "tools/call", "mcp-name": "whoami" }],
    ["the name in base64", call, { "mcp-name": base64("whoami") }],
    [
      "the method of the current revision",
      modern,
      { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list" },
    ],
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
    ["no method in the current revision", modern, { "mcp-protocol-version": "2026-07-28" }],
    ["no name in the current revision", call, { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call" }],
    ["a method that names a prototype", { method: "constructor" } as never, { "mcp-name": "whoami" }],
  ])("R-172 refuse: %s", (_title, message, headers) => {
    expect(() => assertMirrored(message, { get: (name) => headers[name] })).toThrow(
      expect.objectContaining({ refusal: "header-mismatch" }),
    );
  });
});

describe("the revision", () => {
  const older = { method: "tools/list" };
  const of = (revision: unknown) => ({
    method: "tools/list",
    params: { _meta: { [envelope.protocolVersion]: revision } },
  });

  it.each<[string, object, string | undefined]>([
    ["in header and body", modern, "2026-07-28"],
    ["in a header with blanks", modern, " 2026-07-28 "],
    ["of the older one in the header", older, "2025-11-25"],
    ["of the older one in neither", older, undefined],
  ])("passes %s", (_title, message, revision) => {
    expect(() => assertRevision(message as never, { get: () => revision })).not.toThrow();
  });

  it.each<[string, object, string | undefined, string]>([
    ["that the body alone states", modern, undefined, "header-mismatch"],
    ["that the body states otherwise", modern, "2025-11-25", "header-mismatch"],
    ["that the body states otherwise, of an unknown one", modern, "2024-11-05", "header-mismatch"],
    ["that is twice in the header", modern, "2026-07-28, 2026-07-28", "header-mismatch"],
    ["that the body states as a number", of(20_260_728), "2026-07-28", "header-mismatch"],
    ["that is unknown", older, "2024-11-05", "revision-unknown"],
    ["that is empty", older, "", "revision-unknown"],
    ["of the current one, which the body does not state", older, "2026-07-28", "envelope-missing"],
    ["of the current one beside no object", { method: "x", params: { _meta: null } }, "2026-07-28", "envelope-missing"],
  ])("R-14 R-172 refuses one %s", (_title, message, revision, refusal) => {
    expect(() => assertRevision(message as never, { get: () => revision })).toThrow(
      expect.objectContaining({ refusal }),
    );
  });
});
