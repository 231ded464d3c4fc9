import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { freePort } from "../../../testing/free-port.ts";
import { redisInstalled, startRedis } from "../../../testing/redis-server.ts";
import type { RedisServer } from "../../../testing/redis-server.ts";
import { startScriptedRedis } from "../../../testing/scripted-redis.ts";
import type { ScriptedRedis } from "../../../testing/scripted-redis.ts";
import { createRedisState } from "./redis.ts";
import type { RedisState } from "./redis.ts";
import { StateUnavailable } from "./state-store.ts";

const timeoutMs = 1_000;

const stateAt = (port: number): RedisState =>
  createRedisState({ socket: { host: "127.0.0.1", port }, clock: Date.now, report: () => undefined, timeoutMs });

describe.skipIf(!redisInstalled)("state in Redis (needs redis-server on the PATH)", () => {
  let port: number;
  let redis: RedisServer;
  let state: RedisState;

  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis("--port", String(port));
    state = stateAt(port);
  });

  afterAll(async () => {
    await state.close();
    await redis.stop();
  });

  it("is read as it was set, and gone when deleted", async () => {
    await state.set("a", "1", 10);
    expect(await state.get("a")).toBe("1");
    await state.delete("a");
    expect(await state.get("a")).toBeUndefined();
  });

  it("R-33 is added once, and swapped once", async () => {
    const added = await Promise.all([1, 2, 3].map((value) => state.add("b", String(value), 10)));
    expect(added.filter(Boolean)).toHaveLength(1);
    await state.set("c", "approved", 10);
    const swapped = await Promise.all([1, 2, 3].map(() => state.swap("c", "approved", "consumed")));
    expect(swapped.filter(Boolean)).toHaveLength(1);
  });

  it("counts, and forgets with time", async () => {
    expect([await state.count("d", 1), await state.count("d", 1)]).toEqual([1, 2]);
    await expect.poll(() => state.get("d")).toBeUndefined();
  });

  it("lists keys by their beginning, with any characters in it", async () => {
    await state.set("list:*:1", "", 10);
    await state.set("list:x:1", "", 10);
    expect(await state.keys("list:*:")).toEqual(["list:*:1"]);
  });

  it("lists more keys than one page holds, each once", async () => {
    await Promise.all(Array.from({ length: 1_200 }, (_, number) => state.set(`many:${number}`, "", 10)));
    expect(await state.keys("many:")).toHaveLength(1_200);
  });

  it("R-160 is unavailable in time when Redis takes commands and answers none, and back when it does", async () => {
    redis.suspend();
    await expect(Promise.all([state.get("a"), state.count("a", 1)])).rejects.toBeInstanceOf(StateUnavailable);
    redis.resume();
    await expect.poll(() => state.add("after silence", "1", 10).catch(() => false)).toBe(true);
  });

  it("R-160 is unavailable, not empty, when Redis is gone, and back when it is", async () => {
    await redis.stop();
    await expect(state.get("a")).rejects.toBeInstanceOf(StateUnavailable);
    await expect(state.count("a", 1)).rejects.toBeInstanceOf(StateUnavailable);
    redis = await startRedis("--port", String(port));
    await expect.poll(() => state.add("after absence", "1", 10).catch(() => false)).toBe(true);
  });
});

describe("R-160 credentials are no longer renewed", () => {
  const credentials = { username: "me", password: "token" };
  let redis: ScriptedRedis;
  let state: RedisState;
  const dispose = vi.fn();

  const given = (arrival: Promise<void>, patienceMs: number): void => {
    dispose.mockClear();
    state = createRedisState({
      socket: { host: "127.0.0.1", port: redis.port },
      credentialsProvider: {
        type: "streaming-credentials-provider",
        onReAuthenticationError: () => undefined,
        subscribe: () => arrival.then(() => [credentials, { dispose }]),
      },
      // It stands still, so that a connection that was given up is not opened again.
      clock: () => 0,
      report: () => undefined,
      timeoutMs: patienceMs,
    });
  };

  beforeEach(async () => {
    redis = await startScriptedRedis();
  });
  afterEach(async () => {
    await state.close();
    await redis.close();
  });

  it("R-160 when they came after their connection was given up", async () => {
    let arrive: () => void = () => undefined;
    given(new Promise((resolve) => (arrive = resolve)), 20);
    const reason = () => state.get("a").catch(({ cause }: StateUnavailable) => String(cause));
    await expect.poll(reason).toContain("could not be reached a moment ago");
    expect(dispose).not.toHaveBeenCalled();
    arrive();
    await expect.poll(() => dispose.mock.calls.length).toBeGreaterThan(0);
  });

  it("R-160 when their connection was lost", async () => {
    given(Promise.resolve(), 120_000);
    redis.answer("$-1");
    await state.get("a");
    expect(dispose).not.toHaveBeenCalled();
    await redis.close();
    await expect.poll(() => dispose.mock.calls.length).toBeGreaterThan(0);
  });
});

describe("unexpected answers of Redis", () => {
  let redis: ScriptedRedis;
  let state: RedisState;
  beforeAll(async () => {
    redis = await startScriptedRedis();
    state = stateAt(redis.port);
  });
  afterAll(async () => {
    await state.close();
    await redis.close();
  });

  it.each([
    ["-LOADING Redis is loading the dataset in memory", 0],
    ["-OOM command not allowed when used memory > 'maxmemory'.", 0],
    ["-BUSY Redis is busy running a script.", 0],
    ["-NOPERM User has no permissions to run the 'set' command", 0],
    ["-READONLY You can't write against a read only replica.", 1],
    ["-MOVED 3999 10.0.0.5:6381", 1],
    ["-NOAUTH Authentication required.", 1],
    ["what is not of the protocol", 1],
  ] as const)("R-160 %s: refused, then asked over %i new connections", async (line, opened) => {
    redis.answer("$-1");
    await expect.poll(() => state.get("a").catch(() => "refused")).toBeUndefined();
    const before = redis.connections;
    redis.answer(line);
    await expect(state.add("a", "1", 10)).rejects.toBeInstanceOf(StateUnavailable);
    redis.answer("$-1");
    await expect.poll(() => state.get("a").catch(() => "refused")).toBeUndefined();
    expect(redis.connections - before).toBe(opened);
  });
});
