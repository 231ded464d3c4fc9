import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, it } from "vitest";
import { freePort } from "../../../testing/free-port.ts";
import { createHarness } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { listen } from "../node/listen.ts";

/** The official client of the older revision, with forms, calls a tool that its user has to approve. */
const called = async (sessions: "bound" | "stateless", approve: boolean) => {
  const port = await freePort();
  const harness = await createHarness({
    tools: [tool("confirmed", { effect: "write", approval: "caller" })],
    clock: Date.now,
    settings: { publicUrl: `http://127.0.0.1:${port}/mcp`, apiIdUri: "api://test", sessions },
  });
  const listening = await listen(harness.server, { bindAddress: "127.0.0.1", port });
  const forms: string[] = [];
  const headers = {
    authorization: `Bearer ${await harness.issuer.user({ scp: "tools.use" })}`,
    "x-gateway-authorization": `Bearer ${await harness.issuer.gateway()}`,
  };
  const client = new Client({ name: "test", version: "1.0.0" }, {
    capabilities: { elicitation: { form: {} } },
    versionNegotiation: { mode: "legacy" },
  } as never);
  client.setRequestHandler("elicitation/create", ({ params }) => {
    forms.push(params.message);
    return { action: "accept", content: { approve } };
  });
  try {
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), { requestInit: { headers } }),
    );
    const result = await client.callTool({ name: "confirmed", arguments: { say: "hi" } });
    return { forms, text: JSON.stringify(result), result };
  } finally {
    await client.close();
    await listening.stop();
  }
};

it("R-51 a client of the older revision gets the form in its session, and the call runs", async () => {
  const { forms, result } = await called("bound", true);
  expect(forms).toEqual([expect.stringMatching(/confirmed.*write.*"say":"hi"/)]);
  expect(result).toMatchObject({ structuredContent: { said: "hi" } });
});

it("R-51 a call that its user does not approve does not run", async () => {
  const { forms, text } = await called("bound", false);
  expect(forms).toHaveLength(1);
  expect(text).toContain("approval-denied");
});

it("R-51 without sessions the server does not know what the client declared: the refusal says why, who can approve and where", async () => {
  const { forms, text } = await called("stateless", true);
  expect(forms).toEqual([]);
  expect(text).toMatch(/No form can be shown.*2025-11-25 without a session/);
  expect(text).toMatch(/A person with the role Approvals\.Decide decides at https:.*\/approvals/);
  expect(text).toContain("Repeat the same call afterwards.");
});
