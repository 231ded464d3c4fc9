import { createClient } from "@redis/client";
import type { RedisClientOptions } from "@redis/client";
import { StateUnavailable } from "./state-store.ts";
import type { StateStore } from "./state-store.ts";

const countScript = `
local sum = redis.call('INCR', KEYS[1])
if sum == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return sum`;

const swapScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1`;

const timeoutMs = 1_000;
const perScan = 500;

/** A pattern that matches exactly this text. */
const literal = (text: string): string => text.replace(/[\\*?[\]^-]/g, "\\$&");

const wholeSeconds = (seconds: number): number => Math.max(1, Math.ceil(seconds));

export interface RedisState extends StateStore {
  close(): Promise<void>;
}

/** State shared by the replicas. What cannot be asked within a second is unavailable; nothing waits in a queue meanwhile. */
export const createRedisState = async (
  options: Pick<RedisClientOptions, "socket" | "credentialsProvider">,
  report: (error: unknown) => void,
): Promise<RedisState> => {
  const client = createClient({ ...options, disableOfflineQueue: true, commandOptions: { timeout: timeoutMs } });
  client.on("error", report);
  await client.connect();

  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    try {
      return await question();
    } catch (cause) {
      throw new StateUnavailable("shared state did not answer", { cause });
    }
  };
  const run = (script: string, key: string, ...args: readonly string[]): Promise<unknown> =>
    ask(() => client.eval(script, { keys: [key], arguments: [...args] }));

  return {
    get: (key) => ask(async () => (await client.get(key)) ?? undefined),
    set: (key, value, seconds) =>
      ask(async () => {
        await client.set(key, value, { expiration: { type: "EX", value: wholeSeconds(seconds) } });
      }),
    add: (key, value, seconds) =>
      ask(async () => {
        const expiration = { type: "EX", value: wholeSeconds(seconds) } as const;
        return (await client.set(key, value, { expiration, condition: "NX" })) !== null;
      }),
    swap: async (key, from, to) => (await run(swapScript, key, from, to)) === 1,
    delete: (key) =>
      ask(async () => {
        await client.del(key);
      }),
    count: async (key, seconds) => Number(await run(countScript, key, String(wholeSeconds(seconds)))),
    keys: (prefix) =>
      ask(async () => {
        const found: string[] = [];
        for await (const keys of client.scanIterator({ MATCH: `${literal(prefix)}*`, COUNT: perScan }))
          found.push(...keys);
        return found;
      }),
    close: async () => {
      client.destroy();
    },
  };
};
