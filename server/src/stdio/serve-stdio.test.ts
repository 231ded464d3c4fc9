import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogueOf } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { createMemoryShield } from "@mcp-landing-zone/content";
import type { Tool } from "../tools/define-tool.ts";
import { serveStdio } from "./serve-stdio.ts";
import type { StdioOptions } from "./serve-stdio.ts";

const echo = tool("echo");
const catalogue = catalogueOf([echo]);
const said = { server: "archive", tool: "search", said: {} };
const elsewhere: Tool = { ...echo, definition: { ...echo.definition, upstream: said } };

const started = (more: Partial<StdioOptions>): void =>
  serveStdio({
    tools: [{ tool: echo, reaches: "nothing" }],
    catalogue,
    catalogueDigest: catalogue.digest,
    ports: { shield: createMemoryShield(() => false), audit: { record: async () => undefined } },
    ...more,
  });

beforeEach(() => vi.stubEnv("MCP_STDIO_SCOPES", "tools.use"));
afterEach(() => vi.unstubAllEnvs());

describe("a server on standard input does not start", () => {
  it.each<[string, Partial<StdioOptions>, string]>([
    ["with a tool that reaches the network", { tools: [{ tool: echo, reaches: "network" }] }, "received network"],
    ["with a tool that acts for a user", { tools: [{ tool: echo, reaches: "signed-in-user" }] }, "signed-in-user"],
    ["with a tool that says nothing of it", { tools: [{ tool: echo } as never] }, "received undefined"],
    ["with another server's tool", { tools: [{ tool: elsewhere, reaches: "nothing" }] }, "received another server"],
    ["with a way to act for a user", { onBehalfOf: async () => "token" }, "onBehalfOf: received a function"],
    [
      "with a flag that is not true",
      { tools: [{ tool: echo, reaches: "network" }], dangerouslyAllowToolsThatReachOut: "false" as never },
      "dangerouslyAllowToolsThatReachOut",
    ],
    ["R-72 with an unapproved catalogue", { catalogueDigest: "A".repeat(43) }, "MCP_CATALOGUE_DIGEST"],
  ])("R-156 %s", (_title, more, message) => {
    expect(() => started(more)).toThrow(message);
  });

  it.each<[string, string, string, string]>([
    ["without rights", "MCP_STDIO_SCOPES", "", "received nothing"],
    ["with rights that there are not", "MCP_STDIO_SCOPES", "tools.use,all", "should be some of tools.use"],
    ["with a client secret around", "AZURE_CLIENT_SECRET", "x", "AZURE_CLIENT_SECRET"],
    ["with TLS disarmed", "NODE_TLS_REJECT_UNAUTHORIZED", "0", "NODE_TLS_REJECT_UNAUTHORIZED"],
  ])("R-156 %s", (_title, name, value, message) => {
    vi.stubEnv(name, value);
    expect(() => started({})).toThrow(message);
  });
});
