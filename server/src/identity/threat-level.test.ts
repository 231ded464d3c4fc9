import { errorCodes, headers as headerNames } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import type { Era } from "../../../testing/harness.ts";
import { answerOf, legacy, modern } from "../../../testing/harness.ts";
import type { Called } from "../../../testing/tool-calls.ts";
import { setUp, tool } from "../../../testing/tool-calls.ts";

const calling = async (name: string, level: string | undefined, era: Era) => {
  const { harness, token } = await setUp([tool("reads"), tool("writes", { effect: "write" })]);
  const params = { name, arguments: { say: "hi" } };
  const sent = era === "modern" ? modern("tools/call", params) : legacy("tools/call", params);
  const headers = { ...sent.headers, [headerNames.threatLevel]: level };
  const answer = await answerOf(await harness.send({ token: await token(), ...sent, headers }));
  return { ...answer, result: answer.result as unknown as Called | undefined };
};

describe.each<Era>(["modern", "legacy"])("R-90 the threat level (%s)", (era) => {
  it.each(["2", "3", "", "0,2", "low"])("at %j nothing that changes something runs", async (level) => {
    const { status, error } = await calling("writes", level, era);
    expect([status, error?.code]).toEqual([503, errorCodes.unavailable]);
    expect((await calling("reads", level, era)).result?.structuredContent?.said).toBe("hi");
  });

  it("at 1 what changes something needs an approval, and reading does not", async () => {
    const { result } = await calling("writes", "1", era);
    expect(result?.structuredContent).toBeUndefined();
    expect(JSON.stringify(result)).toContain("approv");
    expect((await calling("reads", "1", era)).result?.structuredContent?.said).toBe("hi");
  });

  it.each(["0", undefined])("at %j nothing changes", async (level) => {
    expect((await calling("writes", level, era)).result?.structuredContent?.said).toBe("hi");
  });
});
