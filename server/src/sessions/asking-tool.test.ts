import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, it } from "vitest";
import { freePort } from "../../../testing/free-port.ts";
import { createHarness } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { listen } from "../node/listen.ts";
import { choice, object } from "../tools/schema.ts";

const asking = tool("asking", {
  run: async (_args, { elicit, log }) => {
    await log("info", "begins");
    const answer = await elicit({ message: "Where to?", form: object({ folder: choice("a", "b") }) });
    await log("warning", `was answered ${answer.action}`);
    return { said: answer.action === "accept" ? answer.values.folder : "nothing" };
  },
});

const eras = { legacy: { mode: "legacy" }, modern: { mode: { pin: "2026-07-28" } } } as const;

/** The official client, with forms, calls a tool that asks and writes lines. */
const called = async (era: keyof typeof eras, asksForLines: boolean) => {
  const port = await freePort();
  const harness = await createHarness({
    tools: [asking],
    clock: Date.now,
    settings: { publicUrl: `http://127.0.0.1:${port}/mcp`, apiIdUri: "api://test", sessions: "bound" },
  });
  const listening = await listen(harness.server, { bindAddress: "127.0.0.1", port });
  const headers = {
    authorization: `Bearer ${await harness.issuer.user({ scp: "tools.use" })}`,
    "x-gateway-authorization": `Bearer ${await harness.issuer.gateway()}`,
  };
  const client = new Client(
    { name: "test", version: "1.0.0" },
    { capabilities: { elicitation: { form: {} } }, versionNegotiation: eras[era] },
  );
  const [forms, lines]: [string[], unknown[]] = [[], []];
  client.setRequestHandler("elicitation/create", ({ params }) => {
    forms.push(params.message);
    return { action: "accept", content: { folder: "b" } };
  });
  client.setNotificationHandler("notifications/message", ({ params }) => void lines.push(params.data));
  try {
    const url = new URL(`http://127.0.0.1:${port}/mcp`);
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
    if (asksForLines && era === "legacy") await client.setLoggingLevel("warning");
    const _meta = asksForLines && era === "modern" ? { "io.modelcontextprotocol/logLevel": "warning" } : undefined;
    // The second of two equal calls goes the short way.
    await client.callTool({ name: "asking", arguments: { say: "" }, ...(_meta && { _meta }) });
    const result = await client.callTool({ name: "asking", arguments: { say: "" }, ...(_meta && { _meta }) });
    return { forms, lines, result };
  } finally {
    await client.close();
    await listening.stop();
  }
};

it.each(["legacy", "modern"] as const)(
  "a tool asks through the official client (%s), and gets the answer",
  async (era) => {
    const { forms, lines, result } = await called(era, false);
    expect(result).toMatchObject({ structuredContent: { said: "b" } });
    expect(forms).toEqual(["Where to?", "Where to?"]);
    expect(lines).toEqual([]);
  },
);

it.each(["legacy", "modern"] as const)("the official client (%s) sees the lines that it asked for", async (era) => {
  const { lines } = await called(era, true);
  expect(lines).toEqual(["was answered accept", "was answered accept"]);
});
