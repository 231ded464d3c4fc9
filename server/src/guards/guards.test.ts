import { describe, expect, it } from "vitest";
import { createHostGuard } from "./host.ts";
import { isJsonInUtf8 } from "./media-type.ts";
import { createOriginGuard } from "./origin.ts";

const headers = (name: string, value: string | undefined) => ({
  get: (asked: string) => (asked === name ? value : undefined),
});

describe("the Host guard", () => {
  const guard = createHostGuard("https://mcp.example.com/mcp", ["server.internal:8080"]);

  it.each(["mcp.example.com", "MCP.example.com", "server.internal:8080"])("lets %s through", (host) => {
    expect(() => guard(headers("host", host))).not.toThrow();
  });

  it.each([
    undefined,
    "",
    "evil.example",
    "mcp.example.com:8443",
    "server.internal",
    "mcp.example.com/evil.example",
    "evil.example@mcp.example.com",
    "mcp.example.com.evil.example",
    "mcp.example.com, mcp.example.com",
  ])("R-12 refuses %s", (host) => {
    expect(() => guard(headers("host", host))).toThrow(expect.objectContaining({ refusal: "host-not-allowed" }));
  });
});

describe("the Origin guard", () => {
  const guard = createOriginGuard(["https://app.example.com"]);

  it.each([undefined, "https://app.example.com"])("lets %s through", (origin) => {
    expect(() => guard(headers("origin", origin))).not.toThrow();
  });

  it.each([
    "",
    "null",
    "https://evil.example",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://app.example.com.evil.example",
    "https://app.example.com, https://app.example.com",
  ])("R-12 refuses %s", (origin) => {
    expect(() => guard(headers("origin", origin))).toThrow(expect.objectContaining({ refusal: "origin-not-allowed" }));
  });
});

describe("R-14 the media type of a body", () => {
  it.each([
    ["application/json", true],
    ["Application/JSON", true],
    ["application/json; charset=utf-8", true],
    ['application/json;charset="UTF-8"', true],
    ["application/json;", true],
    ["application/json; charset=utf-16", false],
    ["application/json; charset=utf-7", false],
    ["application/json; charset=iso-8859-1", false],
    ["application/json; charset=utf-8; charset=utf-16", false],
    ["application/json; boundary=x", false],
    ["application/json, application/json", false],
    ["application/json-seq", false],
    ["text/json", false],
    ["", false],
    [undefined, false],
  ])("%j: %s", (type, right) => {
    expect(isJsonInUtf8(headers("content-type", type))).toBe(right);
  });

  it.each(["gzip", "identity", ""])("R-46 a body with Content-Encoding %j is none", (encoding) => {
    const values = new Map([
      ["content-type", "application/json"],
      ["content-encoding", encoding],
    ]);
    expect(isJsonInUtf8(values)).toBe(false);
  });
});
