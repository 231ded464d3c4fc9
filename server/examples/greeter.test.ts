import { describe, expect, it } from "vitest";
import { answerOf, createHarness, modern } from "../testing/harness.ts";
import { catalogue, createGreeter } from "./greeter.ts";

describe("the example", () => {
  it("is a server", async () => {
    const harness = await createHarness({ create: createGreeter, catalogue });
    const sent = modern("tools/call", { name: "greet", arguments: { name: "Ada" } });
    const token = await harness.issuer.user({ scp: "profile.read" });
    const { result } = await answerOf(await harness.send({ token, ...sent }));
    expect(result).toMatchObject({ structuredContent: { greeting: "Hello, Ada!" } });
  });
});
