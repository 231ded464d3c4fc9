import type { TokenCredential } from "@azure/core-auth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { demoDirectory, demoIds, startStandIns } from "../../local/stand-ins/index.ts";
import type { StandIns } from "../../local/stand-ins/index.ts";
import { deadlines } from "../../server/src/azure/deadlines.ts";
import { createManagedIdentity } from "../../server/src/azure/managed-identity.ts";
import { redisCredentials } from "../../server/src/azure/redis-credentials.ts";
import { createRedisState } from "../../server/src/state/redis.ts";
import type { RedisState } from "../../server/src/state/redis.ts";
import { StateUnavailable } from "../../server/src/state/state-store.ts";
import { redisInstalled } from "../../testing/redis-server.ts";
import { startEntraRedis } from "./entra-redis.ts";
import type { EntraRedis } from "./entra-redis.ts";
import { enterAzure, leaveAzure } from "./in-azure.ts";

const scope = "https://redis.azure.com/.default";
const hour = 3_600_000;

/** Waits for a condition after some seconds of the test's own clock. */
const inTime = (look: () => Promise<void>): Promise<void> =>
  vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    await look();
  });

describe.skipIf(!redisInstalled)("Redis opened by the managed identity's token (needs redis-server)", () => {
  let standIns: StandIns;
  let redis: EntraRedis;
  let identity: TokenCredential;
  let state: RedisState;
  let reported: unknown[];

  const stateOf = (credential: TokenCredential, host = "localhost"): RedisState => {
    const report = (error: unknown): void => void reported.push(error);
    return createRedisState({
      socket: { host, port: redis.port, tls: true },
      credentialsProvider: redisCredentials(credential, report),
      clock: Date.now,
      report,
      timeoutMs: deadlines.state,
    });
  };

  beforeAll(async () => {
    standIns = await startStandIns({
      directory: demoDirectory({ apiIdUris: ["https://mcp.example/mcp"], scopes: [] }),
    });
    redis = await startEntraRedis();
    enterAzure(standIns, redis.authority);
    const issued = createManagedIdentity(demoIds.serverIdentity, deadlines.identity);
    identity = {
      getToken: async (...asked) => {
        const token = await issued.getToken(...asked);
        // Redis asks Entra whether it issued this one.
        await redis.admit(token?.token ?? "");
        return token;
      },
    };
  });
  afterAll(async () => {
    leaveAzure();
    await redis.stop();
    await standIns.close();
  });
  beforeEach(() => {
    reported = [];
    state = stateOf(identity);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await state.close();
  });

  it("R-35 the identity's object id and token open it", async () => {
    await state.set("a", "1", 60);
    expect(await state.get("a")).toBe("1");
    expect(await redis.run("ACL", "USERS")).toContain(demoIds.serverPrincipal);
  });

  it("R-160 a token that Redis does not take leaves the state unavailable", async () => {
    const other = await standIns.tokens.identity({ identity: "server", resource: "https://redis.azure.com" });
    await redis.admit(other);
    const refused = stateOf(createManagedIdentity(demoIds.serverIdentity, deadlines.identity));
    await expect(refused.get("a")).rejects.toBeInstanceOf(StateUnavailable);
    expect(String(reported)).not.toContain("eyJ");
    await refused.close();
  });

  it("R-160 without a token nothing is asked", async () => {
    // One of the last test may still be closing.
    const before = await redis.connections();
    const refused = stateOf({ getToken: () => Promise.reject(new Error("no token")) });
    await expect(refused.get("a")).rejects.toBeInstanceOf(StateUnavailable);
    expect(before).toEqual(expect.arrayContaining([...(await redis.connections())]));
    await refused.close();
  });

  it("R-42 a certificate for another name is not taken, and no token is shown to its owner", async () => {
    const before = await redis.count("hello");
    const refused = stateOf(identity, "127.0.0.1");
    await expect(refused.get("a")).rejects.toBeInstanceOf(StateUnavailable);
    expect(await redis.count("hello")).toBe(before);
    await refused.close();
  });

  it("R-35 a new token is shown on the open connection before the old one ends", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.now() });
    await state.get("a");
    const [opened, shown, first] = [
      await redis.connections(),
      await redis.count("auth"),
      await identity.getToken(scope),
    ];
    await vi.advanceTimersByTimeAsync(24 * hour - 60_000);
    await inTime(async () => expect(await redis.count("auth")).toBe(shown + 1));
    expect(await redis.connections()).toEqual(opened);
    expect((await identity.getToken(scope))?.token).not.toBe(first?.token);
    expect(await state.add("renewed", "1", 60)).toBe(true);
  });

  it("R-160 while the identity gives no new token the old one is kept, and it is said", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.now() });
    await state.get("a");
    standIns.faults.inject({ service: "identity", fault: { kind: "status", status: 500 } });
    await vi.advanceTimersByTimeAsync(24 * hour);
    await inTime(async () => expect(reported).not.toEqual([]));
    standIns.faults.clear();
    expect(await state.get("a")).toBe("1");
  });

  it("a lost connection is opened again with the token of the moment", async () => {
    await state.get("a");
    const [lost = ""] = await redis.connections();
    await redis.run("CLIENT", "KILL", "ID", lost);
    await expect.poll(() => state.get("a").catch(() => "lost")).toBe("1");
    expect(await redis.connections()).not.toContain(lost);
  });

  it("R-160 a Redis that hangs is unavailable in time", async () => {
    await state.get("a");
    redis.suspend();
    await expect(state.get("a")).rejects.toBeInstanceOf(StateUnavailable);
    redis.resume();
    await expect.poll(() => state.get("a").catch(() => "hangs")).toBe("1");
  });
});
