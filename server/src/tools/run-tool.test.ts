import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHarness } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import type { RegisteredTool } from "./registry.ts";
import { runTool } from "./run-tool.ts";
import type { ToolContext } from "./tool-context.ts";

const registered = async (run: () => Promise<{ readonly said: string }>): Promise<RegisteredTool> => {
  const { server } = await createHarness({ tools: [tool("it", { run })] });
  return server.registry.find("it") as RegisteredTool;
};
const context = {} as Omit<ToolContext, "signal">;

describe("a caller who has gone before the tool runs", () => {
  const unhandled = vi.fn();
  beforeEach(() => {
    unhandled.mockClear();
    process.on("unhandledRejection", unhandled);
  });
  afterEach(() => {
    process.off("unhandledRejection", unhandled);
  });

  it("R-55 has nothing run", async () => {
    const run = vi.fn(async () => ({ said: "ok" }));
    const call = runTool(await registered(run), {}, context, AbortSignal.abort());
    await expect(call).rejects.toMatchObject({ refusal: "timed-out" });
    expect(run).not.toHaveBeenCalled();
  });

  it("R-55 leaves no unhandled rejection, also where a tool throws before it waits", async () => {
    const gone = new AbortController();
    const run = (): never => {
      gone.abort();
      throw new Error("at once");
    };
    await expect(runTool(await registered(run), {}, context, gone.signal)).rejects.toMatchObject({
      name: "ToolRefusal",
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(unhandled).not.toHaveBeenCalled();
  });
});
