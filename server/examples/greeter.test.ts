import { describe, expect, it } from "vitest";
import { answerOf, createHarness, modern } from "../../testing/harness.ts";
import { catalogue, greet } from "./greeter.ts";

describe("the example", () => {
  it("is a tool of a server", async () => {
    const harness = await createHarness({ tools: [greet], catalogue });
    const sent = modern("tools/call", { name: "greet", arguments: { name: "Ada" } });
    const token = await harness.issuer.user({ scp: "greetings.read" });
    const { result } = await answerOf(await harness.send({ token, ...sent }));
    expect(result).toMatchObject({ structuredContent: { greeting: "Hello, Ada!" } });
  });
});
