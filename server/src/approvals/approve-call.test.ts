// Long: the life of an approval, from the refused call to its use, in each revision.
import { describe, expect, it, vi } from "vitest";
import { answerOf, modern } from "../../../testing/harness.ts";
import type { Era, Harness } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { createMemoryState } from "../state/memory.ts";
import type { Tool } from "../tools/define-tool.ts";
import { object, text } from "../tools/schema.ts";
import { ToolError } from "../tools/tool-context.ts";
import { canAsk, decide, pendingId, pendingOf, setUp, tool } from "../../../testing/tool-calls.ts";

describe("a destructive call", () => {
  const destroyed = vi.fn();
  const destroy = () =>
    tool("destroy", {
      effect: "destructive",
      run: async ({ say }) => {
        destroyed(say);
        return { said: say };
      },
    });
  const fresh = async () => {
    destroyed.mockClear();
    return setUp([destroy()]);
  };

  it.each<Era>(["modern", "legacy"])("R-51 waits for another person, then runs once (%s)", async (era) => {
    const { harness, call } = await fresh();
    expect((await call("destroy", { era })).result).toMatchObject({
      isError: true,
      _meta: { "org.landing-zone/refusal": "approval-needed" },
    });
    expect(await decide(harness, await pendingId(harness), "approved")).toBe(200);
    expect((await call("destroy", { era })).result).toMatchObject({ structuredContent: { said: "hi" } });
    expect((await call("destroy", { era })).result.isError).toBe(true);
    expect(destroyed).toHaveBeenCalledTimes(1);
  });

  it("R-33 runs once for one approval, however many calls race for it in two replicas", async () => {
    destroyed.mockClear();
    const state = createMemoryState(() => 1_800_000_000_000);
    const [one, other] = [
      await setUp([destroy()], { ports: { state } }),
      await setUp([destroy()], { ports: { state } }),
    ];
    await Promise.all([one.call("destroy"), other.call("destroy"), one.call("destroy")]);
    const waiting = (await pendingOf(one.harness)).body.approvals ?? [];
    expect(waiting).toHaveLength(1);
    await decide(other.harness, waiting[0]?.id ?? "", "approved");
    const calls = Array.from({ length: 12 }, (_, index) => (index % 2 ? one : other).call("destroy"));
    const results = await Promise.all(calls);
    expect(destroyed).toHaveBeenCalledTimes(1);
    expect(results.filter(({ result }) => !result.isError)).toHaveLength(1);
  });

  it.each<Era>(["modern", "legacy"])(
    "R-61 leaves records that its approval joins, across replicas (%s)",
    async (era) => {
      const state = createMemoryState(() => 1_800_000_000_000);
      const [one, other] = [
        await setUp([destroy()], { ports: { state } }),
        await setUp([destroy()], { ports: { state } }),
      ];
      await one.call("destroy", { era });
      await decide(one.harness, await pendingId(one.harness), "approved");
      await other.call("destroy", { era });
      const approvals = [...one.harness.events, ...other.harness.events].filter(
        ({ request }) => request?.method !== "approvals/list",
      );
      expect(approvals.map(({ decision, phase }) => [decision, phase])).toEqual([
        ["refused", "finished"],
        // The decision, before it takes effect and after.
        ["allowed", "started"],
        ["allowed", "finished"],
        ["allowed", "started"],
        ["allowed", "finished"],
      ]);
      expect(new Set(approvals.map(({ approval }) => approval?.id)).size).toBe(1);
      expect(approvals[0]?.approval?.id).toMatch(/^[\w-]{32}$/);
    },
  );

  it.each(["approved", "denied"] as const)(
    "R-61 R-51 the record of a decision names who decided, what, and about which call: %s",
    async (decision) => {
      const { harness, call } = await fresh();
      await call("destroy");
      await decide(harness, await pendingId(harness), decision);
      const [asked] = harness.events;
      const decided = harness.events.filter(({ event }) => event === "approval.decided");
      expect(decided).toMatchObject(
        ["started", "finished"].map((phase) => ({
          phase,
          reason: decision,
          decision: "allowed",
          principal: { object: testTenant.bob },
          tool: { name: "destroy", digest: asked?.tool?.digest },
          argumentsHash: asked?.argumentsHash,
          approval: { id: asked?.approval?.id, decision, by: testTenant.bob, requester: testTenant.alice },
        })),
      );
    },
  );

  it("R-61 a decision that cannot be recorded does not take effect", async () => {
    destroyed.mockClear();
    let broken = false;
    const record = () => (broken ? Promise.reject(new Error("down")) : Promise.resolve());
    const { harness, call } = await setUp([destroy()], { ports: { audit: { record } } });
    await call("destroy");
    const id = await pendingId(harness);
    broken = true;
    expect(await decide(harness, id, "approved")).toBe(503);
    broken = false;
    expect((await call("destroy")).result.isError).toBe(true);
    expect(destroyed).not.toHaveBeenCalled();
    expect(await decide(harness, id, "denied")).toBe(200);
  });

  it("R-51 tells a client without a form who can approve, and where", async () => {
    const { call } = await fresh();
    const [said] = (await call("destroy")).result.content;
    expect(said?.text).toContain(
      "A person with the role Approvals.Decide decides at https://mcp.example.com/approvals.",
    );
  });

  it("R-51 is not offered where no approver is configured", async () => {
    const { harness, call } = await setUp([destroy()], { hasApprovers: false });
    expect([...harness.server.registry.withheld]).toEqual([["destroy", "no-approver"]]);
    expect((await call("destroy")).error).toMatchObject({ message: "Unknown tool" });
  });

  it("R-51 the approver sees tool, effect and arguments: in the form, and in the list", async () => {
    const { harness, call } = await fresh();
    const asked = (await call("destroy", { capabilities: canAsk, say: "all of it" })).result;
    const { message } = (asked.inputRequests as { approval: { params: { message: string } } }).approval.params;
    expect(message).toContain('Tool: destroy (destroy). Effect: destructive. Arguments: {"say":"all of it"}');
    expect((await pendingOf(harness)).body.approvals?.[0]).toMatchObject({
      tool: "destroy",
      title: "destroy",
      effect: "destructive",
      arguments: { say: "all of it" },
    });
  });

  it("R-51 asks through the client's form where there is one, and takes the state back", async () => {
    const { harness, call } = await fresh();
    const asked = (await call("destroy", { capabilities: canAsk })).result;
    expect(asked).toMatchObject({
      resultType: "input_required",
      inputRequests: { approval: { method: "elicitation/create" } },
    });
    const again = {
      requestState: asked.requestState,
      inputResponses: { approval: { action: "accept", content: { approve: true } } },
    };
    expect((await call("destroy", { capabilities: canAsk, more: again })).result.resultType).toBe("input_required");
    await decide(harness, await pendingId(harness), "approved");
    const done = (await call("destroy", { capabilities: canAsk, more: again })).result;
    expect(done).toMatchObject({ resultType: "complete", structuredContent: { said: "hi" } });
    expect(destroyed).toHaveBeenCalledTimes(1);
  });

  it("R-51 is not approved by its caller, even with the role", async () => {
    const { harness, call } = await fresh();
    await call("destroy");
    expect(await decide(harness, await pendingId(harness), "approved", { oid: testTenant.alice })).toBe(403);
    expect((await call("destroy")).result.isError).toBe(true);
  });

  it("R-51 stays refused once it was denied", async () => {
    const { harness, call } = await fresh();
    await call("destroy");
    await decide(harness, await pendingId(harness), "denied");
    expect((await call("destroy")).result._meta).toMatchObject({ "org.landing-zone/refusal": "approval-denied" });
    expect(destroyed).not.toHaveBeenCalled();
  });

  it("R-51 with other arguments needs its own approval", async () => {
    const { harness, call } = await fresh();
    await call("destroy", { say: "one" });
    await decide(harness, await pendingId(harness), "approved");
    expect((await call("destroy", { say: "two" })).result.isError).toBe(true);
    expect(destroyed).not.toHaveBeenCalled();
  });

  it.each<[string, (state: string) => { readonly oid?: string; readonly say?: string; readonly more: object }]>([
    ["changed", (state) => ({ more: { requestState: `${state.slice(0, -1)}${state.endsWith("_") ? "A" : "_"}` } })],
    ["of another principal", (state) => ({ oid: testTenant.bob, more: { requestState: state } })],
    ["of another call", (state) => ({ say: "other", more: { requestState: state } })],
    ["made up", () => ({ more: { requestState: "x" } })],
  ])("R-173 is refused with a state that is %s", async (_title, change) => {
    const { call } = await fresh();
    const { requestState = "" } = (await call("destroy", { capabilities: canAsk })).result;
    const { error } = await call("destroy", { capabilities: canAsk, ...(change(requestState) as object) });
    expect(error).toMatchObject({ code: -32602 });
    expect(destroyed).not.toHaveBeenCalled();
  });

  it("R-173 is refused with a state where nothing was asked", async () => {
    const { call } = await setUp([tool("read")]);
    expect((await call("read", { more: { requestState: "x" } })).error).toMatchObject({ code: -32602 });
  });

  it("R-173 is refused when its used state comes again", async () => {
    const { harness, call } = await fresh();
    const { requestState } = (await call("destroy", { capabilities: canAsk })).result;
    await decide(harness, await pendingId(harness), "approved");
    const more = { requestState };
    expect((await call("destroy", { capabilities: canAsk, more })).result.resultType).toBe("complete");
    expect((await call("destroy", { capabilities: canAsk, more })).error).toMatchObject({ code: -32602 });
    expect(destroyed).toHaveBeenCalledTimes(1);
  });

  it("R-61 is recorded before it runs and after", async () => {
    const { harness, call } = await fresh();
    await call("destroy");
    await decide(harness, await pendingId(harness), "approved");
    harness.events.length = 0;
    await call("destroy");
    expect(harness.events.map(({ phase, decision }) => [phase, decision])).toEqual([
      ["started", "allowed"],
      ["finished", "allowed"],
    ]);
  });

  it("R-61 does not run when it cannot be recorded first", async () => {
    destroyed.mockClear();
    let broken = false;
    const record = () => (broken ? Promise.reject(new Error("down")) : Promise.resolve());
    const { harness, call } = await setUp([destroy()], { ports: { audit: { record } } });
    await call("destroy");
    await decide(harness, await pendingId(harness), "approved");
    broken = true;
    expect((await call("destroy")).error).toBeDefined();
    expect(destroyed).not.toHaveBeenCalled();
  });
});

describe("the approvers' list", () => {
  it.each<[string, Readonly<Record<string, unknown>>, number]>([
    ["a person with the role", {}, 200],
    ["R-51 a person without the role", { roles: [] }, 403],
    ["R-51 a person with the role who granted nothing", { scp: undefined }, 403],
    ["R-51 an application with the role", { idtyp: "app", scp: undefined, sub: testTenant.bob }, 403],
  ])("is shown to %s: %o", async (_title, claims, status) => {
    const { harness, call } = await setUp([tool("destroy", { effect: "destructive" })]);
    await call("destroy", { say: "<b>raw</b>" });
    const { status: shown, body } = await pendingOf(harness, claims);
    expect(shown).toBe(status);
    if (status === 200) expect(body.approvals).toMatchObject([{ arguments: { say: "<b>raw</b>" } }]);
  });

  it.each([
    [{ decision: "yes" }, "yes"],
    [{ decision: "APPROVED" }, "APPROVED"],
    [{ decision: true }, true],
    [{ decision: null }, null],
    [{ decision: ["approved"] }, ["approved"]],
    [{}, null],
    [["approved"], null],
    ['"approved"', null],
    [{ Decision: "approved" }, null],
  ])(
    "R-51 of %j the answer names the field, what was received, and the two words that are right",
    async (body, received) => {
      const { harness, call } = await setUp([tool("destroy", { effect: "destructive" })]);
      await call("destroy");
      const path = `/approvals/${await pendingId(harness)}`;
      const token = await harness.issuer.user({ oid: testTenant.bob, roles: ["Approvals.Decide"] });
      expect(await answerOf(await harness.send({ token, path, body }))).toMatchObject({
        status: 400,
        error: {
          code: -32602,
          message: expect.stringContaining('decision must be "approved" or "denied"') as string,
          data: { parameter: "decision", received },
        },
      });
      expect((await call("destroy")).result._meta).toMatchObject({ "org.landing-zone/refusal": "approval-needed" });
    },
  );
});

describe("a decision with a member too many", () => {
  it("R-51 is none, so that no part of it goes unread", async () => {
    const { harness, call } = await setUp([tool("destroy", { effect: "destructive" })]);
    await call("destroy");
    const path = `/approvals/${await pendingId(harness)}`;
    const token = await harness.issuer.user({ oid: testTenant.bob, roles: ["Approvals.Decide"] });
    const body = { decision: "approved", tool: "another" };
    expect(await answerOf(await harness.send({ token, path, body }))).toMatchObject({
      status: 400,
      error: { data: { parameter: "tool" } },
    });
    expect((await call("destroy")).result._meta).toMatchObject({ "org.landing-zone/refusal": "approval-needed" });
  });
});

describe("an application without a user", () => {
  const agreed = { approval: { action: "accept", content: { approve: true } } };
  const applicationCall = async (harness: Harness, more: Readonly<Record<string, unknown>> = {}) => {
    const token = await harness.issuer.application({ roles: ["tools.use"] });
    const params = { name: "write", arguments: { say: "hi" }, ...more };
    return (await answerOf(await harness.send({ token, ...modern("tools/call", params, canAsk) }))).result;
  };

  it("R-51 does not agree with itself: another person does", async () => {
    const { harness } = await setUp([tool("write", { effect: "write", approval: "caller" })]);
    const { requestState } = (await applicationCall(harness)) ?? {};
    const again = { requestState, inputResponses: agreed };
    expect((await applicationCall(harness, again))?.["resultType"]).toBe("input_required");
    await decide(harness, await pendingId(harness), "approved");
    expect((await applicationCall(harness, again))?.["resultType"]).toBe("complete");
  });
});

describe("after text from outside", () => {
  const tools = [
    tool("fetch", { spotlight: { mode: "datamark", fields: ["said"] } }),
    tool("write", { effect: "write" }),
    tool("read"),
  ];

  it("R-135 a principal's writing waits for the caller, its reading does not, another's neither", async () => {
    const { call } = await setUp(tools);
    expect((await call("write")).result.isError).toBeUndefined();
    await call("fetch");
    expect((await call("write")).result._meta).toMatchObject({ "org.landing-zone/refusal": "approval-needed" });
    expect((await call("read")).result.isError).toBeUndefined();
    expect((await call("write", { oid: testTenant.bob })).result.isError).toBeUndefined();
  });

  it.each([
    ["words of its failure from outside taint as its answers do", undefined, true],
    ["its own words do not", false, false],
  ])("R-135 of a tool that reads such text, %s", async (_title, foreign, tainting) => {
    const fail = () => Promise.reject(new ToolError("There is none such.", foreign === undefined ? {} : { foreign }));
    const [fetch, ...rest] = tools as [Tool, ...Tool[]];
    const { call } = await setUp([{ ...fetch, run: fail }, ...rest]);
    const { result } = await call("fetch");
    expect(result.isError).toBe(true);
    expect("org.landing-zone/spotlight" in (result._meta ?? {})).toBe(tainting);
    expect(result.content[0]?.text.includes("There is none such.")).toBe(!tainting);
    expect((await call("write")).result.isError).toBe(tainting || undefined);
  });

  it("R-135 of a tool that reads none, only the words of a failure that it calls foreign taint", async () => {
    for (const foreign of [true, undefined]) {
      const fail = () => Promise.reject(new ToolError("There is none such.", foreign ? { foreign } : {}));
      const { call } = await setUp([tool("find", { run: fail }), tool("write", { effect: "write" })]);
      const { result } = await call("find");
      expect(result.content[0]?.text.includes("There is none such.")).toBe(!foreign);
      expect((await call("write")).result.isError).toBe(foreign);
    }
  });

  it("R-135 the caller agrees in the client's form, once", async () => {
    const { call } = await setUp(tools);
    await call("fetch");
    const { requestState } = (await call("write", { capabilities: canAsk })).result;
    const answer = (approve: boolean) => ({
      requestState,
      inputResponses: { approval: { action: "accept", content: { approve } } },
    });
    expect((await call("write", { capabilities: canAsk, more: answer(true) })).result.resultType).toBe("complete");
    expect((await call("write", { capabilities: canAsk, more: answer(true) })).error).toMatchObject({ code: -32602 });
  });

  it.each([
    ["declines", { action: "decline" }],
    ["cancels", { action: "cancel" }],
    ["says no", { action: "accept", content: { approve: false } }],
  ])("R-135 the call is refused when the caller %s", async (_title, approval) => {
    const { call } = await setUp(tools);
    await call("fetch");
    const { requestState } = (await call("write", { capabilities: canAsk })).result;
    const { result } = await call("write", {
      capabilities: canAsk,
      more: { requestState, inputResponses: { approval } },
    });
    expect(result._meta).toMatchObject({ "org.landing-zone/refusal": "approval-denied" });
  });
});

it.each([1_900, 4_000, 6_000, 15_000])("R-51 a form says how much of %i characters is not shown", async (length) => {
  const input = object({ say: text({ maxLength: 30_000 }) });
  const { call } = await setUp([tool("confirmed", { effect: "write", approval: "caller", input })]);
  const { result } = await call("confirmed", { say: "x".repeat(length), capabilities: canAsk });
  const { message } = (result.inputRequests as { approval: { params: { message: string } } }).approval.params;
  expect(message.length).toBeLessThan(2_000);
  const [, shown = "", left] = /"say":"(x+)" … \((\d+) more characters\)\} \(request /.exec(message) ?? [];
  expect(shown.length + Number(left)).toBe(length);
});
