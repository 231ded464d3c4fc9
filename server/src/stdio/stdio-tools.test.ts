import { describe, expect, it } from "vitest";
import { tool } from "../../../testing/tool-calls.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { confined, problemsOf } from "./stdio-tools.ts";
import type { StdioTool } from "./stdio-tools.ts";

const asks = tool("asks", { run: async (_args, { onBehalfOf }) => ({ said: await onBehalfOf("api://other") }) });
const context = { onBehalfOf: async () => "token" } as unknown as ToolContext;
const run = (reaches: StdioTool["reaches"]): Promise<unknown> =>
  confined({ tool: asks, reaches }).run({ say: "hi" }, context);

describe("a tool on standard input", () => {
  it("R-156 may reach out where its starter allowed it", () => {
    const tools = (["network", "signed-in-user"] as const).map((reaches) => ({ tool: asks, reaches }));
    expect(problemsOf({ tools, dangerouslyAllowToolsThatReachOut: true })).toEqual([]);
  });

  it("R-156 acts for a user when that is what it says", async () => {
    expect(await run("signed-in-user")).toEqual({ said: "token" });
  });

  it.each(["nothing", "network"] as const)("R-156 acts for no one when it reaches %s", async (reaches) => {
    await expect(run(reaches)).rejects.toMatchObject({ refusal: "downstream-refused" });
  });
});
