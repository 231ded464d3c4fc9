import { describe, expect, it } from "vitest";
import { answerOf, createHarness, modern } from "../../testing/harness.ts";
import { startOtherServer } from "../../testing/other-server.ts";
import { createGuarded, pinGuarded } from "./guarded.ts";

describe("the example of a guarded server", () => {
  it("R-110 serves what another server offers", async () => {
    const other = await startOtherServer("modern");
    const ways = { way: other.way, secrets: undefined, identityToken: async () => "" };
    const catalogue = await pinGuarded({ ...ways, log: () => undefined });
    const harness = await createHarness({ create: createGuarded(catalogue, ways), catalogue });
    await harness.server.registry.refresh();
    const sent = modern("tools/call", { name: "archive.search", arguments: { query: "whales" } });
    const { result } = await answerOf(
      await harness.send({ token: await harness.issuer.user({ scp: "archive.read" }), ...sent }),
    );
    expect(JSON.stringify(result)).toContain("whales");
    await other.close();
  });
});
