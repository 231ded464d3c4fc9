import { expect, it } from "vitest";
import { createHarness, legacy, modern } from "../../../testing/harness.ts";
import type { HarnessOptions } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import type { Availability } from "../tools/availability.ts";

const capabilities = { elicitation: { form: {} } };
const opening = { protocolVersion: "2025-11-25", capabilities, clientInfo: { name: "test", version: "1.0.0" } };

/** The messages of a stream, in the order of their arrival. */
const messagesOf = (response: Response) => {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return async (): Promise<Record<string, unknown>> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      const data = /^data: (.+)$/m.exec(text.slice(0, Math.max(end, 0)))?.[1];
      if (end >= 0) text = text.slice(end + 2);
      if (data !== undefined) return JSON.parse(data) as Record<string, unknown>;
      if (end >= 0) continue;
      const { value, done } = await reader.read();
      if (done) return { closed: true };
      text += value;
    }
  };
};

const ran: string[] = [];
const confirmed = tool("confirmed", {
  effect: "write",
  approval: "caller",
  run: async ({ say }) => {
    ran.push(say);
    return { said: say };
  },
});

/** A call whose form is before the user of a session, and who can answer it. */
const asked = async (options: HarnessOptions = {}) => {
  ran.length = 0;
  const harness = await createHarness({ tools: [confirmed], settings: { sessions: "bound" }, ...options });
  const token = await harness.issuer.user({ scp: "tools.use" });
  const opened = await harness.send({ token, ...legacy("initialize", opening) });
  await opened.text();
  const session = { "mcp-session-id": opened.headers.get("mcp-session-id") ?? "" };
  const sent = legacy("tools/call", { name: "confirmed", arguments: { say: "hi" } });
  const next = messagesOf(await harness.send({ token, ...sent, headers: { ...sent.headers, ...session } }));
  const form = await next();
  expect(form["method"]).toBe("elicitation/create");
  const answerIn = async (headers: Readonly<Record<string, string>> = {}) => {
    const body = { jsonrpc: "2.0", id: form["id"], result: { action: "accept", content: { approve: true } } };
    return (await harness.send({ token, body, headers: { ...session, ...headers } })).status;
  };
  const answer = async (headers: Readonly<Record<string, string>> = {}) => {
    expect(await answerIn(headers)).toBe(202);
    return next();
  };
  return { ...harness, token, session, answer, answerIn };
};

it("R-51 a call that waited for its form runs once it is approved", async () => {
  const { answer } = await asked();
  expect(await answer()).toMatchObject({ result: { structuredContent: { said: "hi" } } });
  expect(ran).toEqual(["hi"]);
});

it("R-90 a call that waited for its form does not run when the threat level has risen to the highest meanwhile", async () => {
  const { answer, events } = await asked();
  const answered = await answer({ "x-threat-level": "2" });
  expect(ran).toEqual([]);
  expect(JSON.stringify(answered)).toContain("withheld while the threat level is high");
  expect(events.at(-1)).toMatchObject({ decision: "refused", reason: "threat-raised" });
});

it("R-90 nor when another request has brought the level", async () => {
  const { answer, send, token } = await asked();
  const sent = modern("tools/list");
  await send({ token, ...sent, headers: { ...sent.headers, "x-threat-level": "2" } });
  await answer({ "x-threat-level": "2" });
  expect(ran).toEqual([]);
});

it("R-39 a call that waited for its form does not run once its session has ended", async () => {
  const { send, token, session, answerIn } = await asked();
  expect((await send({ token, method: "DELETE", headers: session })).status).toBe(200);
  expect(await answerIn()).toBe(404);
  expect(ran).toEqual([]);
});

it("R-90 an unknown threat level counts as the highest, also for a call that waited", async () => {
  const { answer } = await asked();
  await answer({ "x-threat-level": "none" });
  expect(ran).toEqual([]);
});

it("R-50 a call that waited for its form is compared with its definition once more before it runs", async () => {
  let looks = 0;
  let standing: "current" | "changed" = "current";
  const listeners: (() => void)[] = [];
  const availability: Availability = {
    standing: () => standing,
    refresh: () => {
      looks += 1;
      if (looks < 3) return undefined;
      standing = "changed";
      for (const listener of listeners) listener();
      return Promise.resolve();
    },
    onChange: (listener) => void listeners.push(listener),
  };
  const { answer } = await asked({ tools: [{ ...confirmed, availability }] });
  expect(looks).toBe(2);
  expect(JSON.stringify(await answer())).toContain("changed since it was approved");
  expect(ran).toEqual([]);
});
