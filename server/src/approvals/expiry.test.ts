import { describe, expect, it } from "vitest";
import { canAsk, decide, pendingId, pendingOf, setUp, tool } from "../../../testing/tool-calls.ts";
import { eras } from "../../../testing/harness.ts";
import type { Era } from "../../../testing/harness.ts";

/** As long as an approval holds. */
const lifetime = 900;
const needed = { isError: true, _meta: { "org.landing-zone/refusal": "approval-needed" } };
const lanes = Object.keys(eras) as readonly Era[];

const fresh = async () => {
  const ran: string[] = [];
  const run = async ({ say }: { readonly say: string }) => (ran.push(say), { said: say });
  const tools = [
    tool("destroy", { effect: "destructive", run }),
    tool("write", { effect: "write", approval: "caller", run }),
  ];
  return { ran, ...(await setUp(tools)) };
};

describe.each(lanes)("R-51 in %s", (era) => {
  it("an approval that expired between the decision and its use lets nothing run, and another is asked for", async () => {
    const { ran, harness, call } = await fresh();
    await call("destroy", { era });
    const first = await pendingId(harness);
    expect(await decide(harness, first, "approved")).toBe(200);
    harness.pass(lifetime);
    expect((await call("destroy", { era })).result).toMatchObject(needed);
    expect(ran).toEqual([]);
    const second = await pendingId(harness);
    expect(second).not.toBe(first);
    expect(await decide(harness, second, "approved")).toBe(200);
    expect((await call("destroy", { era })).result.structuredContent).toEqual({ said: "hi" });
  });

  it("an approval holds until the last moment, however late it was given", async () => {
    const { harness, call } = await fresh();
    await call("destroy", { era });
    const id = await pendingId(harness);
    harness.pass(lifetime - 1);
    expect(await decide(harness, id, "approved")).toBe(200);
    expect((await call("destroy", { era })).result.structuredContent).toEqual({ said: "hi" });
  });

  it("a decision does not make it hold for longer", async () => {
    const { ran, harness, call } = await fresh();
    await call("destroy", { era });
    const id = await pendingId(harness);
    harness.pass(lifetime - 1);
    expect(await decide(harness, id, "approved")).toBe(200);
    harness.pass(1);
    expect((await call("destroy", { era })).result).toMatchObject(needed);
    expect(ran).toEqual([]);
  });

  it("a denial that expired does not hold back what is asked anew", async () => {
    const { harness, call } = await fresh();
    await call("destroy", { era });
    await decide(harness, await pendingId(harness), "denied");
    harness.pass(lifetime);
    expect((await call("destroy", { era })).result).toMatchObject(needed);
  });

  it.each(["approved", "denied"])(
    "what expired between showing and decision is not %s, and is recorded",
    async (word) => {
      const { ran, harness, call } = await fresh();
      await call("destroy", { era });
      const shown = await pendingId(harness);
      harness.pass(lifetime);
      expect((await pendingOf(harness)).body.approvals).toEqual([]);
      expect(await decide(harness, shown, word)).toBe(404);
      expect(harness.events.at(-1)).toMatchObject({
        event: "approval.decided",
        decision: "refused",
        approval: { id: shown },
      });
      expect((await call("destroy", { era })).result).toMatchObject(needed);
      expect(ran).toEqual([]);
    },
  );
});

it("R-51 a form that was answered after its end runs nothing, and the same call gets another form", async () => {
  const { ran, harness, call } = await fresh();
  const form = (await call("write", { capabilities: canAsk })).result;
  harness.pass(lifetime);
  const agreed = { approval: { action: "accept", content: { approve: true } } };
  const more = { requestState: form.requestState, inputResponses: agreed };
  expect((await call("write", { capabilities: canAsk, more })).error).toMatchObject({
    code: -32602,
    message: "Invalid or expired requestState",
  });
  expect((await call("write", { capabilities: canAsk })).result.resultType).toBe("input_required");
  expect(ran).toEqual([]);
});

it("R-51 a decision whose record took until the end of the approval has come to nothing", async () => {
  const { ran, harness, call } = await fresh();
  await call("destroy");
  const id = await pendingId(harness);
  const { push } = harness.events;
  harness.events.push = (...events) => {
    if (events.some(({ phase, event }) => phase === "started" && event === "approval.decided")) harness.pass(lifetime);
    return push.apply(harness.events, events);
  };
  expect(await decide(harness, id, "approved")).toBe(404);
  expect(harness.events.at(-1)).toMatchObject({ event: "approval.decided", decision: "refused" });
  expect((await call("destroy")).result).toMatchObject(needed);
  expect(ran).toEqual([]);
});
