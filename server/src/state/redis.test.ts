import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../testing/free-port.ts";
import { createRedisState } from "./redis.ts";
import type { RedisState } from "./redis.ts";
import { StateUnavailable } from "./state-store.ts";

const installed = spawnSync("redis-server", ["--version"]).status === 0;

describe.skipIf(!installed)("state in Redis (needs redis-server on the PATH)", () => {
  let redis: ChildProcess;
  let state: RedisState;

  beforeAll(async () => {
    const port = await freePort();
    redis = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
    for await (const chunk of redis.stdout ?? []) if (String(chunk).includes("Ready to accept")) break;
    state = await createRedisState({ socket: { host: "127.0.0.1", port, reconnectStrategy: false } }, () => undefined);
  });

  afterAll(async () => {
    await state.close();
    redis.kill();
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
    await expect.poll(() => state.get("d"), { timeout: 3_000 }).toBeUndefined();
  });

  it("lists keys by their beginning, whatever characters it has", async () => {
    await state.set("list:*:1", "", 10);
    await state.set("list:x:1", "", 10);
    expect(await state.keys("list:*:")).toEqual(["list:*:1"]);
  });

  it("R-160 is unavailable, not empty, when Redis is gone", async () => {
    redis.kill();
    await once(redis, "exit");
    await expect(state.get("a")).rejects.toBeInstanceOf(StateUnavailable);
    await expect(state.count("a", 1)).rejects.toBeInstanceOf(StateUnavailable);
  });
});
