import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterEach, expect, it } from "vitest";
import { answerOf, createHarness, eras } from "../../../testing/harness.ts";
import { admissionStages } from "../admission/admission.ts";
import { defineTool } from "../tools/define-tool.ts";
import { object, text } from "../tools/schema.ts";
import { laterStages } from "./stage.ts";
import type { StageEntered } from "./stage.ts";

const seen: StageEntered[] = [];
const listener = (message: unknown): void => void seen.push(message as StageEntered);

afterEach(() => {
  unsubscribe("mcp-landing-zone.stage", listener);
  seen.splice(0);
});

const echo = defineTool({
  name: "echo",
  version: "1.0.0",
  title: "Echo",
  description: "Says it again.",
  scope: "echo.use",
  effect: "read",
  classification: "public",
  input: object({ say: text({ maxLength: 100 }) }),
  output: object({ said: text({ maxLength: 100 }) }),
  run: async ({ say }) => ({ said: say }),
});

const stages = (): readonly string[] => seen.map(({ stage }) => stage);

const call = async (scope: string) => {
  const harness = await createHarness({ tools: [echo] });
  const token = await harness.issuer.user({ scp: scope });
  return answerOf(
    await harness.send({ token, ...eras.modern("tools/call", { name: "echo", arguments: { say: "hi" } }) }),
  );
};

it("R-61 tells a subscriber of every stage of a call, in order and under one id, and nothing of the call", async () => {
  subscribe("mcp-landing-zone.stage", listener);
  await call("echo.use");
  expect(stages()).toEqual([...admissionStages, ...laterStages]);
  expect(new Set(seen.map(({ request }) => request)).size).toBe(1);
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => a - b));
  expect([...new Set(seen.flatMap((message) => Object.keys(message)))]).toEqual(["request", "stage", "at"]);
});

it("R-61 the stage that refuses is the last one before the record", async () => {
  subscribe("mcp-landing-zone.stage", listener);
  await call("other.use");
  expect(stages().slice(-3)).toEqual(["right", "record", "answer"]);
});

it("R-63 makes nothing of a request when no one looks", async () => {
  await call("echo.use");
  expect(seen).toEqual([]);
});
