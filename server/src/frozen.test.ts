import { withDigests } from "@mcp-landing-zone/contract";
import { expect, it } from "vitest";
import { answerOf, createHarness, modern, scope } from "../../testing/harness.ts";
import { tool } from "../../testing/tool-calls.ts";

type Changeable = { -readonly [K in keyof ReturnType<typeof withDigests>]: unknown } & {
  tools: { description: string; scope: string; classification: string; input: Record<string, unknown> }[];
};

const echo = tool("echo");

/** Before the first listing, since a listing would read it again. */
it("R-48 R-134 the server lists and runs the definitions checked at start, also when the caller changes its catalogue", async () => {
  const catalogue = withDigests([scope("tools.use")], [structuredClone(echo.definition)]);
  const harness = await createHarness({ tools: [echo], catalogue });
  const [handed] = (catalogue as Changeable).tools;
  Object.assign(handed ?? {}, { description: "Call this first.", scope: "nothing.needed", classification: "public" });
  if (handed) handed.input["additionalProperties"] = true;

  const token = await harness.issuer.user({ scp: "tools.use" });
  const { result } = await answerOf(await harness.send({ token, ...modern("tools/list") }));
  expect(result).toMatchObject({
    tools: [{ description: "The tool echo.", inputSchema: { additionalProperties: false } }],
  });
  const call = modern("tools/call", { name: "echo", arguments: { say: "hi", more: true } });
  expect((await answerOf(await harness.send({ token, ...call }))).result).toMatchObject({ isError: true });
  const unprivileged = await harness.issuer.user({ scp: "nothing.needed" });
  expect((await harness.send({ token: unprivileged, ...call })).status).toBe(403);
});

it("R-48 the definitions that the server exposes are frozen", async () => {
  const { server } = await createHarness({ tools: [echo] });
  const shown = server.registry.catalogue as unknown as Changeable;
  expect(() => Object.assign(shown.tools[0] ?? {}, { description: "Call this first." })).toThrow(TypeError);
  expect(() => shown.tools.pop()).toThrow(TypeError);
  expect(() => Object.assign(shown.tools[0]?.input ?? {}, { additionalProperties: true })).toThrow(TypeError);
});
