import { describe, expect, it } from "vitest";
import { createHarness, legacy } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";

const opening = legacy("initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "test", version: "1.0.0" },
});

/** Opens the stream of a session with a token that has so long to live, and reads it for a second and a half. */
const lasts = async (seconds: number): Promise<boolean> => {
  const harness = await createHarness({ tools: [tool("echo")], settings: { sessions: "bound" }, clock: Date.now });
  const token = await harness.issuer.user({ scp: "tools.use", exp: Math.floor(Date.now() / 1_000) + seconds });
  const opened = await harness.send({ token, ...opening });
  await opened.text();
  const headers = { "mcp-session-id": opened.headers.get("mcp-session-id") ?? "" };
  const { body } = await harness.send({ token, method: "GET", headers });
  const reader = body!.getReader();
  const toEnd = async (): Promise<boolean> => ((await reader.read()).done ? false : toEnd());
  const stillThere = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 1_500));
  const outcome = await Promise.race([toEnd(), stillThere]);
  await reader.cancel();
  await harness.server.close();
  return outcome;
};

describe("the standing stream of a session", () => {
  it("R-02 R-39 ends with the token that opened it", async () => {
    expect(await lasts(1)).toBe(false);
  });

  it("stays open until then", async () => {
    expect(await lasts(60)).toBe(true);
  });
});
