import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHarness } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { turned } from "../../../testing/wait.ts";
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
    await turned();
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe("the signal of a tool whose time is up", () => {
  it("R-55 is aborted, also where the tool first looks at it afterwards", async () => {
    const gone = new AbortController();
    let seen: ToolContext | undefined;
    const asked = { ...(await registered(async () => ({ said: "ok" }))) };
    const run: RegisteredTool["run"] = (_args, context) => {
      seen = context;
      gone.abort();
      return new Promise(() => undefined);
    };
    await expect(runTool({ ...asked, run }, {}, context, gone.signal)).rejects.toMatchObject({ refusal: "timed-out" });
    expect(seen?.signal.aborted).toBe(true);
  });

  it("R-55 is one signal, which aborts while the tool waits for it", async () => {
    const gone = new AbortController();
    const run: RegisteredTool["run"] = async (_args, it) => {
      expect(it.signal).toBe(it.signal);
      expect(it.signal.aborted).toBe(false);
      const aborted = new Promise<void>((resolve) => it.signal.addEventListener("abort", () => resolve()));
      gone.abort();
      await aborted;
    };
    const call = runTool({ ...(await registered(async () => ({ said: "ok" }))), run }, {}, context, gone.signal);
    await expect(call).rejects.toMatchObject({ refusal: "timed-out" });
  });
});

it("has one getter in the contexts of all calls, and contexts that can be copied", async () => {
  const getters: unknown[] = [];
  const run: RegisteredTool["run"] = async (_args, it) => {
    getters.push(Object.getOwnPropertyDescriptor(it, "signal")?.get);
    expect({ ...it }.signal).toBe(it.signal);
    return { said: "ok" };
  };
  const asked = { ...(await registered(async () => ({ said: "ok" }))), run };
  for (let call = 0; call < 2; call += 1) await runTool(asked, {}, context, new AbortController().signal);
  expect(getters).toEqual([expect.any(Function), getters[0]]);
});

it("R-55 waits for nothing where a tool answers at once: nothing listens to its caller's signal", async () => {
  const { signal } = new AbortController();
  const listen = vi.spyOn(signal, "addEventListener");
  await expect(runTool(await registered(async () => ({ said: "ok" })), {}, context, signal)).resolves.toEqual({
    said: "ok",
  });
  expect(listen).not.toHaveBeenCalled();
});
