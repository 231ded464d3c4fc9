import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../../testing/free-port.ts";
import { createHarness } from "../../../testing/harness.ts";
import type { Harness } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { listen } from "../node/listen.ts";
import type { Listening } from "../node/listen.ts";
import { ToolError } from "../tools/tool-context.ts";

const eras = {
  modern: { versionNegotiation: { mode: { pin: "2026-07-28" } } },
  legacy: { versionNegotiation: { mode: "legacy" } },
} as const;

describe.each(["modern", "legacy"] as const)("the official client (%s)", (era) => {
  let harness: Harness;
  let listening: Listening;
  let client: Client;
  const challenges: (string | null)[] = [];

  const connect = async (token: string): Promise<Client> => {
    const gateway = await harness.issuer.gateway();
    const url = new URL(`http://127.0.0.1:${listening.port}/mcp`);
    const transport = new StreamableHTTPClientTransport(url, {
      requestInit: { headers: { authorization: `Bearer ${token}`, "x-gateway-authorization": `Bearer ${gateway}` } },
      fetch: async (target, init) => {
        const response = await fetch(target, init);
        if (response.status === 403) challenges.push(response.headers.get("www-authenticate"));
        return response;
      },
    });
    const connected = new Client({ name: "test", version: "1.0.0" }, eras[era] as never);
    await connected.connect(transport);
    return connected;
  };

  beforeAll(async () => {
    const port = await freePort();
    const tools = [
      tool("echo"),
      tool("fails", { run: () => Promise.reject(new ToolError("not today")) }),
      tool("guarded", { scope: "other.use" }),
    ];
    const publicUrl = `http://127.0.0.1:${port}/mcp`;
    harness = await createHarness({ tools, clock: Date.now, settings: { publicUrl, apiIdUri: "api://test" } });
    listening = await listen(harness.server, { bindAddress: "127.0.0.1", port });
    client = await connect(await harness.issuer.user({ scp: "tools.use" }));
  });

  afterAll(async () => {
    await client.close();
    await listening.stop();
  });

  it("lists the tools of its user", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["echo", "fails"]);
  });

  it("calls a tool", async () => {
    const result = await client.callTool({ name: "echo", arguments: { say: "hi" } });
    expect(result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("R-17 learns that there is no such tool", async () => {
    const call = client.callTool({ name: "nothing_of_the_kind", arguments: {} });
    await expect(call).rejects.toMatchObject({ code: -32602, message: expect.stringContaining("Unknown tool") });
  });

  it("reads what went wrong", async () => {
    const result = await client.callTool({ name: "fails", arguments: { say: "hi" } });
    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("not today") }] });
  });

  it("R-08 learns which scope it lacks, and succeeds once it has it", async () => {
    await expect(client.callTool({ name: "guarded", arguments: { say: "hi" } })).rejects.toThrow();
    expect(challenges.at(-1)).toContain('error="insufficient_scope", scope="api://test/other.use"');
    const stepped = await connect(await harness.issuer.user({ scp: "tools.use other.use" }));
    const result = await stepped.callTool({ name: "guarded", arguments: { say: "hi" } });
    expect(result).toMatchObject({ structuredContent: { said: "hi" } });
    await stepped.close();
  });
});
