import { describe, expect, it } from "vitest";
import { answerOf, createHarness, eras } from "../../testing/harness.ts";
import type { Era } from "../../testing/harness.ts";
import { catalogue, chapter, summary } from "./handbook.ts";

describe("the example of resources and prompts", () => {
  it.each<Era>(["modern", "legacy"])("R-177 is read, got and completed (%s)", async (era) => {
    const harness = await createHarness({ resources: [chapter], prompts: [summary], catalogue });
    const token = await harness.issuer.user({ scp: "handbook.read" });
    const ask = async (method: string, params: Readonly<Record<string, unknown>>) =>
      (await answerOf(await harness.send({ token, ...eras[era](method, params) }))).result;
    expect(await ask("resources/read", { uri: "handbook://leave" })).toMatchObject({
      contents: [{ uri: "handbook://leave", text: "# About leave" }],
    });
    const args = { name: "travel", tone: "brief" };
    expect(await ask("prompts/get", { name: "summary", arguments: args })).toMatchObject({
      messages: [{ role: "user", content: { text: "Read handbook://travel and summarise it in a brief tone." } }],
    });
    const ref = { type: "ref/resource", uri: "handbook://{name}" };
    expect(await ask("completion/complete", { ref, argument: { name: "name", value: "l" } })).toMatchObject({
      completion: { values: ["leave"] },
    });
  });
});
