import { describe, expect, it } from "vitest";
import { isServerUrl } from "./server-kind.ts";

describe("the address of a server that runs elsewhere", () => {
  it.each([
    "https://mcp.example.com/mcp",
    "https://mcp.internal.example.com:8443/a/b",
    "https://1password.example/mcp",
  ])("%s is one", (url) => {
    expect(isServerUrl(url)).toBe(true);
  });

  it.each([
    "http://mcp.example.com/mcp",
    "https://mcp.example.com",
    "https://mcp.example.com/mcp/",
    "https://mcp.example.com/mcp?key=1",
    "https://user:password@mcp.example.com/mcp",
    "https://MCP.example.com/mcp",
    "https://mcp/mcp",
  ])("%s is none", (url) => {
    expect(isServerUrl(url)).toBe(false);
  });

  it.each([
    "https://169.254.169.254/mcp",
    "https://127.0.0.1:3000/mcp",
    "https://127.1/mcp",
    "https://2130706433/mcp",
    "https://0x7f.0x1/mcp",
    "https://[::1]/mcp",
    "https://localhost/mcp",
    "https://mcp.localhost/mcp",
    "https://mcp.localhost:3000/mcp",
    "https://mcp.example.com./mcp",
  ])("R-22 SSRF: %s, which the gateway would reach within itself, is none", (url) => {
    expect(isServerUrl(url)).toBe(false);
  });
});
