import { describe, expect, it } from "vitest";
import { answerOf, createHarness, eras } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";

const echo = { name: "echo", arguments: { say: "hi" } };

const completion = { ref: { type: "ref/prompt", name: "one" }, argument: { name: "a", value: "b" } };

const wrong: readonly (readonly [method: string, params: Readonly<Record<string, unknown>>, parameter: string])[] = [
  ["tools/call", { ...echo, Name: "another" }, "params"],
  ["tools/call", { name: "echo", ARGUMENTS: {} }, "params"],
  ["tools/call", { name: "echo", "argument\u017f": {} }, "params"],
  ["completion/complete", { ...completion, ref: { ...completion.ref, NAME: "two" } }, "params"],
  ["tools/list", { cursor: 1 }, "cursor"],
  ["tools/list", { cursor: null }, "cursor"],
  ["tools/list", { _meta: { progressToken: {} } }, "_meta"],
  ["tools/list", { _meta: { progressToken: 1.5 } }, "_meta"],
  ["tools/call", {}, "name"],
  ["tools/call", { ...echo, name: 1 }, "name"],
  ["tools/call", { ...echo, name: ["echo"] }, "name"],
  ["tools/call", { ...echo, arguments: null }, "arguments"],
  ["tools/call", { ...echo, arguments: [] }, "arguments"],
  ["tools/call", { ...echo, arguments: "{}" }, "arguments"],
  ["resources/read", { uri: {} }, "uri"],
  ["prompts/get", { name: "one", arguments: { say: 1 } }, "arguments"],
  ["completion/complete", { ref: 1, argument: { name: "a", value: "b" } }, "ref"],
  ["completion/complete", {}, "ref"],
  ["completion/complete", { ref: { type: "ref/prompt" }, argument: { name: "a", value: "b" } }, "ref"],
  ["completion/complete", { ref: { type: "ref/prompt", name: 1 }, argument: { name: "a", value: "b" } }, "ref"],
  ["completion/complete", { ref: { type: "ref/resource", name: "one" }, argument: { name: "a", value: "b" } }, "ref"],
  ["completion/complete", { ref: { type: "ref/tool", name: "one" }, argument: { name: "a", value: "b" } }, "ref"],
  ["completion/complete", { ...completion, argument: { name: "a" } }, "argument"],
  ["completion/complete", { ...completion, context: [] }, "context"],
  ["completion/complete", { ...completion, context: { arguments: { say: 1 } } }, "context"],
];

describe.each(["modern", "legacy"] as const)("R-46 parameters of another form (%s)", (era) => {
  const sent = async (method: string, params: Readonly<Record<string, unknown>>) => {
    const harness = await createHarness({ tools: [tool("echo")] });
    const token = await harness.issuer.user({ scp: "tools.use" });
    return { answer: await answerOf(await harness.send({ token, ...eras[era](method, params) })), harness };
  };

  it.each(wrong)("of %s, %j, are refused in words of our own", async (method, params, parameter) => {
    const { answer, harness } = await sent(method, params);
    expect(answer).toMatchObject({ status: 400, error: { code: -32602, data: { parameter } } });
    expect(JSON.stringify(answer)).not.toMatch(/invalid_type|expected/);
    expect(harness.events.at(-1)).toMatchObject({ decision: "refused", reason: "params-invalid" });
  });

  if (era === "legacy") {
    it("of the level of a log are refused in words of our own", async () => {
      const { answer } = await sent("logging/setLevel", { level: "loud" });
      expect(answer).toMatchObject({ status: 400, error: { data: { parameter: "level" } } });
    });
  }

  it("does not keep out what is right", async () => {
    const { answer } = await sent("tools/call", { ...echo, _meta: { progressToken: "one" } });
    expect(answer.result).toMatchObject({ structuredContent: { said: "hi" } });
  });
});
