import { describe, expect, it, vi } from "vitest";
import { attackText } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { canAsk, decide, pendingId, setUp, tool } from "../../../testing/tool-calls.ts";
import type { Called } from "../../../testing/tool-calls.ts";
import type { ToolSpec } from "./define-tool.ts";
import { boolean, choice, integer, list, object, optional, record, text, withDefault } from "./schema.ts";
import type { Question } from "./tool-context.ts";

const form = object({ folder: choice("a", "b"), days: withDefault(integer({ minimum: 1, maximum: 9 }), 3) });
const question = { message: "Where to?", form };

const saved = vi.fn();
/** Asks where to save, and saves there. */
const saving = (more: Partial<ToolSpec<{ say: string }, { said: string }>> = {}, asked: object = question) =>
  tool("save", {
    run: async ({ say }, { elicit }) => {
      const answer = await elicit(asked as Question<{ folder: string; days: number }>);
      if (answer.action === "decline" || answer.action === "cancel") return { said: answer.action };
      saved(say);
      return { said: `${answer.action} ${answer.values.folder} ${answer.values.days}` };
    },
    ...more,
  });

const fresh = async (...given: Parameters<typeof saving>) => {
  saved.mockClear();
  const world = await setUp([saving(...given)]);
  const ask = () => world.call("save", { capabilities: canAsk });
  /** A first round, and a second that brings this. */
  const answered = async (response: object | undefined, more: { state?: string; say?: string; oid?: string } = {}) => {
    const { result } = await ask();
    const requestState = more.state ?? result.requestState;
    const inputResponses = response && { question: response };
    return world.call("save", {
      capabilities: canAsk,
      ...(more.say !== undefined && { say: more.say }),
      ...(more.oid !== undefined && { oid: more.oid }),
      more: { requestState, ...(inputResponses && { inputResponses }) },
    });
  };
  const reasons = () => world.harness.events.map(({ decision, phase, reason }) => `${decision} ${phase} ${reason}`);
  return { ...world, ask, answered, reasons };
};

const accept = (content: object) => ({ action: "accept", content });
const textOf = ({ content }: Called): string => content[0]?.text ?? "";

describe("a tool that asks the person behind its caller", () => {
  it("ends the call with a form that both revisions know", async () => {
    const { ask, reasons } = await fresh();
    const { result } = await ask();
    expect(result).toMatchObject({
      resultType: "input_required",
      requestState: expect.stringMatching(/^q\.[\w-]{32}$/),
      inputRequests: {
        question: {
          method: "elicitation/create",
          params: {
            mode: "form",
            message: "Where to?",
            requestedSchema: { type: "object", properties: { folder: { enum: ["a", "b"] } }, required: ["folder"] },
          },
        },
      },
    });
    expect(saved).not.toHaveBeenCalled();
    expect(reasons()).toEqual(["waiting finished input"]);
  });

  it("R-61 runs with the answer once it is there, and both are recorded", async () => {
    const { answered, reasons } = await fresh();
    const { result } = await answered(accept({ folder: "b", extra: 1 }));
    expect(result.structuredContent).toEqual({ said: "accept b 3" });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(reasons()).toEqual(["waiting finished input", "allowed started input-accept", "allowed finished ok"]);
  });

  it.each(["decline", "cancel"])("R-61 learns that its person said %s", async (action) => {
    const { answered, reasons } = await fresh();
    expect((await answered({ action })).result.structuredContent).toEqual({ said: action });
    expect(reasons()).toContain(`allowed started input-${action}`);
  });

  it("asks again where the client brought no answer", async () => {
    const { answered } = await fresh();
    const { result } = await answered(undefined);
    expect(result).toMatchObject({ resultType: "input_required", inputRequests: { question: {} } });
    expect(saved).not.toHaveBeenCalled();
  });

  it.each([
    ["another choice", { folder: "c" }],
    ["too many days", { folder: "a", days: 10 }],
    ["no choice", {}],
    ["a text for a number", { folder: "a", days: "3" }],
    ["nothing", undefined],
  ])("R-17 refuses %s", async (_title, content) => {
    const { answered, reasons } = await fresh();
    const { result } = await answered({ action: "accept", content });
    expect(result.isError).toBe(true);
    expect(saved).not.toHaveBeenCalled();
    expect(reasons().at(-1)).toBe("refused finished arguments-invalid");
  });

  it("R-41 has the answer inspected", async () => {
    const { answered, reasons } = await fresh({}, { message: "?", form: object({ folder: text({ maxLength: 99 }) }) });
    await answered(accept({ folder: attackText }));
    expect(reasons().at(-1)).toBe("refused finished input-refused");
    expect(saved).not.toHaveBeenCalled();
  });

  it.each([
    ["other arguments", { say: "bye" }],
    ["another person", { oid: testTenant.bob }],
    ["a state that was given to no one", { state: `q.${"A".repeat(32)}` }],
    ["a state of no form", { state: "q." }],
  ])("R-33 an answer with %s is no answer to this call", async (_title, more) => {
    const { answered } = await fresh();
    expect((await answered(accept({ folder: "a" }), more)).error).toMatchObject({ code: -32602 });
    expect(saved).not.toHaveBeenCalled();
  });

  it("R-33 an answer is used once, however many calls race for it", async () => {
    const { ask, call } = await fresh();
    const { requestState } = (await ask()).result;
    const more = { requestState, inputResponses: { question: accept({ folder: "a" }) } };
    const answers = await Promise.all([1, 2, 3].map(() => call("save", { capabilities: canAsk, more })));
    expect(answers.filter(({ error }) => error === undefined)).toHaveLength(1);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it("R-51 an approval that was given holds for the rest of the call, and for no other", async () => {
    const { harness, ask, call } = await fresh({ effect: "destructive" });
    await ask();
    await decide(harness, await pendingId(harness), "approved");
    const { requestState } = (await ask()).result;
    expect(requestState).toMatch(/^q\./);
    const more = { requestState, inputResponses: { question: accept({ folder: "a" }) } };
    expect((await call("save", { capabilities: canAsk, more })).result.structuredContent).toBeDefined();
    expect((await ask()).result.inputRequests).toHaveProperty("approval");
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it.each(["modern", "legacy"] as const)("a client without forms (%s) gets the reason", async (era) => {
    const { call, reasons } = await fresh();
    const { result } = await call("save", { era });
    expect(textOf(result)).toMatch(/The tool has to ask its user something.* form/);
    expect(reasons()).toEqual(["failed finished tool-error"]);
  });

  it("a client without forms gets the fallback, where there is one", async () => {
    const { call } = await fresh({}, { ...question, fallback: { folder: "a", days: 1 } });
    expect((await call("save")).result.structuredContent).toEqual({ said: "fallback a 1" });
  });

  it("waits although the tool goes on", async () => {
    const { ask } = await fresh({
      run: async ({ say }, { elicit }) => {
        await elicit(question).catch(() => undefined);
        return { said: say };
      },
    });
    expect((await ask()).result.resultType).toBe("input_required");
  });

  it("asks one thing after the other, and again what it asks in other words", async () => {
    let calls = 0;
    const { ask, call } = await fresh({
      run: async (_args, { elicit }) => {
        calls += 1;
        const first = await elicit({ message: "One?", form: object({ one: boolean() }) });
        const second = await elicit({ message: calls < 4 ? "Two?" : "Two, then?", form: object({ two: boolean() }) });
        return { said: JSON.stringify([first, second]) };
      },
    });
    const next = async ({ requestState }: Called, name: string): Promise<Called> => {
      const inputResponses = { question: accept({ [name]: true }) };
      return (await call("save", { capabilities: canAsk, more: { requestState, inputResponses } })).result;
    };
    const second = await next((await ask()).result, "one");
    expect(JSON.stringify(second.inputRequests)).toContain("Two?");
    const third = (await call("save", { capabilities: canAsk, more: { requestState: second.requestState } })).result;
    const fourth = await next(third, "two");
    expect(JSON.stringify(fourth.inputRequests)).toContain("Two, then?");
    expect((await next(fourth, "two")).structuredContent?.said).toContain('"two":true');
  });

  it.each([
    ["a secret", object({ password: text({ maxLength: 9 }) })],
    ["a secret by its title", { ...object({}), properties: { a: { type: "string", maxLength: 9, title: "API key" } } }],
    ["a text without a bound", { ...object({}), properties: { a: { type: "string" } } }],
    ["a pattern", object({ a: text({ maxLength: 9, pattern: "^a" }) })],
    ["an object", object({ a: object({ b: boolean() }) })],
    ["a record", object({ a: record(boolean(), { names: "^a", maxProperties: 2 }) })],
    ["a list of texts", object({ a: list(text({ maxLength: 9 }), { maxItems: 2 }) })],
    ["nothing", object({})],
  ])("R-63 does not ask for %s", async (_title, asked) => {
    const { ask, harness } = await fresh({}, { message: "?", form: asked });
    expect((await ask()).result.isError).toBe(true);
    expect(String(harness.reported[0])).toMatch(/^TypeError: tool "save": form.*: received .*; should be /);
  });

  it("R-55 keeps no more of one call than its questions need", async () => {
    const many = object(Object.fromEntries([...Array(20).keys()].map((at) => [`f${at}`, text({ maxLength: 4_000 })])));
    const world = await fresh({
      run: async (_args, { elicit }) => {
        await elicit({ message: "One?", form: many });
        await elicit({ message: "Two?", form: many });
        return { said: "" };
      },
    });
    const content = Object.fromEntries([...Array(20).keys()].map((at) => [`f${at}`, "x".repeat(4_000)]));
    expect((await world.answered(accept(content))).result.isError).toBe(true);
    expect(String(world.harness.reported[0])).toContain("RangeError");
    const long = await fresh({}, { message: "?".repeat(3_000), form });
    expect((await long.ask()).result.isError).toBe(true);
  });

  it("takes each kind of field", async () => {
    const all = object({
      folder: text({ maxLength: 20, format: "email" }),
      days: optional(integer({ minimum: 0, maximum: 3 })),
      tags: list(choice("x", "y"), { maxItems: 2 }),
      sure: boolean(),
    });
    const { answered } = await fresh({}, { message: "?", form: all });
    const values = { folder: "a@b.example", tags: ["x"], sure: true };
    expect((await answered(accept(values))).result.structuredContent?.said).toContain("accept [redacted:email]");
    expect((await answered(accept({ ...values, tags: ["x", "x"] }))).result.isError).toBe(true);
    expect((await answered(accept({ ...values, folder: "no address" }))).result.isError).toBe(true);
  });
});
