import { describe, expect, it, vi } from "vitest";
import { createHarness, modern } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import type { Decision } from "../decision/decision.ts";
import { createAnonymousRecords } from "./anonymous-records.ts";

const decision = (more: Partial<Decision> = {}): Decision => ({
  origin: { correlationId: "c", startedAt: 0 },
  phase: "finished",
  outcome: "refused",
  reason: "gateway-proof",
  ...more,
});

const setUp = (perMinute = 2) => {
  let now = 0;
  let broken = false;
  const made: Decision[] = [];
  const record = async (one: Decision): Promise<void> => {
    if (broken) throw new Error("no record");
    made.push(one);
  };
  const records = createAnonymousRecords({ record, clock: () => now, perMinute, report: () => undefined });
  const send = async (count: number, more: Partial<Decision> = {}): Promise<void> => {
    for (let one = 0; one < count; one += 1) await records.record(decision(more));
  };
  const counts = (): number[] => made.map(({ count = 1 }) => count);
  return { ...records, send, made, counts, pass: (ms: number) => (now += ms), break: (is: boolean) => (broken = is) };
};

describe("records of requests without a caller", () => {
  it("R-55 have an end, and every request is counted", async () => {
    const { send, flush, counts } = setUp();
    await send(1_000);
    expect(counts()).toEqual([1, 1]);
    await flush();
    expect(counts()).toEqual([1, 1, 998]);
    await flush();
    expect(counts()).toHaveLength(3);
  });

  it("R-55 begin anew with the minute, and lose nothing of the last", async () => {
    const { send, flush, pass, counts } = setUp();
    await send(5);
    pass(60_000);
    await send(3);
    await flush();
    expect(counts()).toEqual([1, 1, 1, 1, 4]);
  });

  it("R-55 of one reason do not hide another", async () => {
    const { send, made } = setUp();
    await send(10);
    await send(1, { reason: "token-missing" });
    expect(made.at(-1)).toMatchObject({ reason: "token-missing" });
  });

  it("R-62 are made for every request of a caller", async () => {
    const { send, made } = setUp();
    await send(10, { principal: {} as NonNullable<Decision["principal"]> });
    expect(made).toHaveLength(10);
  });

  it("R-160 are made later when they cannot be made now", async () => {
    const { send, flush, counts, ...world } = setUp();
    await send(4);
    world.break(true);
    await flush();
    await send(1);
    world.break(false);
    await flush();
    expect(counts()).toEqual([1, 1, 3]);
  });

  it("are made by the minute without a request", async () => {
    vi.useFakeTimers();
    const { send, counts } = setUp();
    await send(5);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(counts()).toEqual([1, 1, 3]);
  });
});

describe("the server", () => {
  it("R-55 records a flood without credentials in few records, the rest when it ends", async () => {
    const harness = await createHarness({ tools: [tool("echo")], settings: { anonymousRecordsPerMinute: 5 } });
    const sent = modern("tools/list");
    for (let one = 0; one < 50; one += 1) {
      const response = await harness.send({ token: undefined, ...sent });
      expect(response.status).toBe(401);
    }
    expect(harness.events).toHaveLength(5);
    await harness.server.close();
    expect(harness.events).toHaveLength(6);
    expect(harness.events.at(-1)).toMatchObject({ reason: "token-missing", decision: "refused", count: 45 });
  });
});
