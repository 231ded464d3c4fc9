import { afterEach, expect, it, vi } from "vitest";
import { createHarness, legacy } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";

const opening = legacy("initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "test", version: "1.0.0" },
});
const now = 1_800_000_000_000;
const lives = 60_000;

afterEach(() => void vi.useRealTimers());

it("R-02 R-39 the standing stream of a session stays open until the token that opened it ends, and ends with it", async () => {
  const harness = await createHarness({ tools: [tool("echo")], settings: { sessions: "bound" }, clock: () => now });
  const token = await harness.issuer.user({ scp: "tools.use", exp: (now + lives) / 1_000 });
  const opened = await harness.send({ token, ...opening });
  await opened.text();
  const headers = { "mcp-session-id": opened.headers.get("mcp-session-id") ?? "" };
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { body, status } = await harness.send({ token, method: "GET", headers });
  expect(status).toBe(200);
  const reader = body!.getReader();
  let isOver = false;
  const toEnd = async (): Promise<void> => ((await reader.read()).done ? void (isOver = true) : toEnd());
  const end = toEnd();
  await vi.advanceTimersByTimeAsync(lives - 1);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await end;
  await harness.server.close();
});
