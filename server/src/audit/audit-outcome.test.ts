import { describe, expect, it } from "vitest";
import { createHarness, eras } from "../../../testing/harness.ts";
import type { Era } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";

type Params = Readonly<Record<string, unknown>>;

const recorded = async (era: Era, method: string, params: Params, more: object) => {
  const harness = await createHarness({ tools: [tool("echo")] });
  const { body, headers } = eras[era](method, params);
  const token = await harness.issuer.user({ scp: "tools.use" });
  const response = await harness.send({ token, headers, body: { ...(body as object), ...more } });
  await response.text();
  return harness.events.map(({ decision, reason }) => `${decision} ${reason}`);
};

describe.each<Era>(["modern", "legacy"])("the record of a %s request", (era) => {
  it.each<[string, string, Params, object, string]>([
    ["a list", "tools/list", {}, {}, "allowed ok"],
    ["a call whose arguments are none", "tools/call", { name: "echo", arguments: null }, {}, "refused params-invalid"],
    ["a call whose arguments are a list", "tools/call", { name: "echo", arguments: [] }, {}, "refused params-invalid"],
    ["a call without a name", "tools/call", { arguments: {} }, {}, "refused params-invalid"],
    [
      "a call that waits for no answer, and so does not run",
      "tools/call",
      { name: "echo", arguments: { say: "hi" } },
      { id: undefined },
      "refused not-one-message",
    ],
  ])("R-61 says what became of %s", async (_title, method, params, more, outcome) => {
    expect(await recorded(era, method, params, more)).toEqual([outcome]);
  });
});

it("R-61 an error is no answer, with any status", async () => {
  expect(await recorded("modern", "tools/list", { cursor: "x" }, {})).toEqual(["refused protocol-error"]);
});
