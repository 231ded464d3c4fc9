import { afterEach, describe, expect, it } from "vitest";
import { answerOf, createHarness, legacy } from "../../../testing/harness.ts";
import type { Harness, Sent } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { createMemoryState } from "../state/memory.ts";
import { StateUnavailable } from "../state/state-store.ts";

const opening = legacy("initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "test", version: "1.0.0" },
});

let harness: Harness;
afterEach(() => harness.server.close());

/** Calls of `wait` last until they are let go. */
const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let entered = 0;
  const wait = tool("wait", {
    run: async ({ say }) => {
      entered += 1;
      await opened;
      return { said: say };
    },
  });
  return { wait, open: () => open(), entered: () => entered };
};

const setUp = async (most: number, state = createMemoryState(Date.now)) => {
  const { wait, ...gated } = gate();
  const settings = { sessions: "bound", maxConcurrent: 2 * most, maxConcurrentPerPrincipal: most } as const;
  harness = await createHarness({ tools: [tool("echo"), wait], settings, clock: Date.now, ports: { state } });
  const token = await harness.issuer.user({ scp: "tools.use" });
  const send = (id: string, sent: Omit<Sent, "token">) =>
    harness.send({ token, ...sent, headers: { ...sent.headers, "mcp-session-id": id } });
  const opened = await harness.send({ token, ...opening });
  await opened.text();
  const session = opened.headers.get("mcp-session-id") ?? "";
  const call = (name: string, id: string | number = 1) => {
    const { body, headers } = legacy("tools/call", { name, arguments: { say: "hi" } });
    return send(session, { body: { ...(body as object), id }, headers });
  };
  const cancel = (requestId: string | number) =>
    send(session, {
      ...legacy(""),
      body: { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId } },
    });
  return { ...gated, session, send, call, cancel };
};

describe("a session's requests", () => {
  it("R-55 streams without work take no place from calls, and the newest is served", async () => {
    const { session, send, call } = await setUp(1);
    const listen = () => send(session, { method: "GET", headers: { accept: "text/event-stream" } });
    const listenElsewhere = async () => {
      const another = await harness.send({ token: await harness.issuer.user({ scp: "tools.use" }), ...opening });
      await another.text();
      const headers = { accept: "text/event-stream" };
      return send(another.headers.get("mcp-session-id") ?? "", { method: "GET", headers });
    };
    const stream = await listen();
    expect(stream.status).toBe(200);
    expect(harness.server.inWork).toBe(0);
    expect((await answerOf(await call("echo"))).result).toMatchObject({ structuredContent: { said: "hi" } });
    const reader = stream.body!.getReader();
    const ended = reader.read();
    expect((await listenElsewhere()).status).toBe(200);
    expect((await listenElsewhere()).status).toBe(200);
    expect(await ended).toMatchObject({ done: true });
  });

  it("R-137 with one id at once: each has an answer, and the first its own", async () => {
    const { call, open } = await setUp(16);
    const calls = await Promise.all(Array.from({ length: 8 }, () => call("wait", "same")));
    expect(calls.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    open();
    const first = calls.find(({ status }) => status === 200);
    expect((await answerOf(first!)).result).toMatchObject({ structuredContent: { said: "hi" } });
    expect((await answerOf(await call("echo", "same"))).result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("take an id for text and one for a number for two", async () => {
    const { call, open } = await setUp(16);
    const calls = await Promise.all([call("wait", 1), call("wait", "1")]);
    open();
    for (const one of calls) expect((await answerOf(one)).result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("R-55 end their stream when they are cancelled", async () => {
    const { call, cancel, entered } = await setUp(2);
    const cancelled = await call("wait");
    await expect.poll(entered).toBe(1);
    expect((await cancel(1)).status).toBe(202);
    expect(await cancelled.text()).not.toContain("structuredContent");
    expect(harness.server.inWork).toBe(0);
    expect((await answerOf(await call("echo"))).result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("R-55 give their place back when they are done, also when the answer is not read", async () => {
    const { call } = await setUp(1);
    const unread = await call("echo", 1);
    await expect.poll(() => harness.server.inWork).toBe(0);
    expect((await call("echo", 2)).status).toBe(200);
    expect((await answerOf(unread)).result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("R-55 keep their place while they are in work, also when the caller has gone", async () => {
    const { call, open, entered } = await setUp(1);
    const abandoned = await call("wait");
    await expect.poll(entered).toBe(1);
    await abandoned.body?.cancel();
    expect((await call("echo", 2)).status).toBe(429);
    open();
    await expect.poll(async () => (await call("echo", 3)).status).toBe(200);
  });

  it("R-137 have their answers, also when the store that keeps events has failed meanwhile", async () => {
    const memory = createMemoryState(Date.now);
    let failed = false;
    const set: typeof memory.set = async (...entry) => {
      if (failed) throw new StateUnavailable("out of reach");
      return memory.set(...entry);
    };
    const { call, open, entered } = await setUp(2, { ...memory, set });
    const waiting = await call("wait");
    await expect.poll(entered).toBe(1);
    failed = true;
    open();
    expect((await answerOf(waiting)).result).toMatchObject({ structuredContent: { said: "hi" } });
  });

  it("are served after a restart when several come first", async () => {
    const state = createMemoryState(Date.now);
    const { session } = await setUp(8, state);
    await harness.server.close();
    const { send } = await setUp(8, state);
    const sent = (id: number) => {
      const { body, headers } = legacy("tools/call", { name: "echo", arguments: { say: "hi" } });
      return { body: { ...(body as object), id }, headers };
    };
    const answers = await Promise.all([1, 2, 3, 4].map(async (id) => answerOf(await send(session, sent(id)))));
    for (const { result } of answers) expect(result).toMatchObject({ structuredContent: { said: "hi" } });
  });
});
