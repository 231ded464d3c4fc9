import { expect, it } from "vitest";
import { answerOf, createHarness, legacy, modern } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import type { ToolContext } from "./tool-context.ts";

const secretText = "ada.lovelace@contoso.com";

const setUp = async (write: (log: ToolContext["log"]) => Promise<void>) => {
  const lines: { level: string; line: string; id: string }[] = [];
  const logging = tool("logging", {
    run: async ({ say }, { log }) => {
      await write(log);
      return { said: say };
    },
  });
  const log = (level: string, line: string, { correlationId: id }: { correlationId: string }) =>
    void lines.push({ level, line, id });
  const harness = await createHarness({ tools: [logging], ports: { log } });
  const token = await harness.issuer.user({ scp: "tools.use" });
  /** The notifications of one call that asks for lines of this level. */
  const call = async (level: string | undefined, build = modern) => {
    const meta = level === undefined ? {} : { _meta: { "io.modelcontextprotocol/logLevel": level } };
    const sent = build("tools/call", { name: "logging", arguments: { say: "hi" }, ...meta });
    const response = await harness.send({ token, ...sent });
    const text = await response.clone().text();
    const shown = text
      .split("\n")
      .filter((line) => line.includes("notifications/message"))
      .map((line) => (JSON.parse(line.slice("data: ".length)) as { params: object }).params);
    return { shown, answer: await answerOf(response) };
  };
  return { lines, call, harness };
};

it("R-63 R-66 a tool's log lines are redacted and carry the call's id", async () => {
  const { lines, call, harness } = await setUp((log) => log("warning", `the reader is ${secretText}`));
  await call(undefined);
  expect(lines).toEqual([
    { level: "warning", line: expect.stringMatching(/^logging: the reader is \[/), id: harness.events[0]?.request?.id },
  ]);
  expect(JSON.stringify(lines)).not.toContain(secretText);
});

it("R-63 a client that asked for lines of a level gets those, redacted, with its answer", async () => {
  const { call } = await setUp(async (log) => {
    await log("info", "begins");
    await log("error", `ends with ${secretText}`);
  });
  const { shown, answer } = await call("warning");
  expect(shown).toEqual([{ level: "error", logger: "logging", data: expect.stringMatching(/^ends with \[/) }]);
  expect(answer.result).toMatchObject({ structuredContent: { said: "hi" } });
});

it.each([
  ["asked for none", undefined, modern],
  ["has no session in which it could ask", "info", legacy],
] as const)("a client that %s gets none", async (_title, level, build) => {
  const { call } = await setUp((log) => log("error", "begins"));
  expect((await call(level, build)).shown).toEqual([]);
});

it("a level that there is not is an error", async () => {
  const { call } = await setUp((log) => log("error", "begins"));
  expect((await call("loud")).answer.error).toMatchObject({ code: -32602 });
});

it("R-44 a line that gives orders does not reach the client, and the call is refused", async () => {
  const { call } = await setUp((log) => log("error", "(attack)"));
  const { shown, answer } = await call("info");
  expect({ shown, isError: answer.result?.["isError"] }).toEqual({ shown: [], isError: true });
});

it("R-55 a call writes a hundred lines and says that it left out the rest", async () => {
  const { lines, call } = await setUp(async (log) => {
    for (let line = 0; line < 200; line += 1) await log("info", "x".repeat(5_000));
  });
  await call(undefined);
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)?.line).toContain("left out");
  expect(lines[0]?.line.length).toBeLessThan(1_100);
});
