import type { Clock } from "../clock.ts";
import { createRedisConnection } from "./redis-connection.ts";
import type { RedisClient, RedisOptions } from "./redis-connection.ts";
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

const perScan = 500;

/** A pattern that matches exactly this text. */
const literal = (text: string): string => text.replace(/[\\*?[\]^-]/g, "\\$&");

const wholeSeconds = (seconds: number): number => Math.max(1, Math.ceil(seconds));

export interface RedisState extends StateStore {
  close(): Promise<void>;
}

interface RedisStateOptions extends RedisOptions {
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  /** Longest wait for one answer. */
  readonly timeoutMs: number;
}

/** State shared by the replicas. A late answer counts as an outage; no command waits in a queue meanwhile. */
export const createRedisState = (options: RedisStateOptions): RedisState => {
  const connection = createRedisConnection(options);

  const ask = async <T>(question: (client: RedisClient) => Promise<T>): Promise<T> => {
    try {
      return await connection.ask(question);
    } catch (cause) {
      throw new StateUnavailable("shared state did not answer", { cause });
    }
  };
  const run = (script: string, key: string, ...args: readonly string[]): Promise<unknown> =>
    ask((client) => client.eval(script, { keys: [key], arguments: [...args] }));

  return {
    get: (key) => ask(async (client) => (await client.get(key)) ?? undefined),
    set: (key, value, seconds) =>
      ask(async (client) => {
        await client.set(key, value, { expiration: { type: "EX", value: wholeSeconds(seconds) } });
      }),
    add: (key, value, seconds) =>
      ask(async (client) => {
        const expiration = { type: "EX", value: wholeSeconds(seconds) } as const;
        return (await client.set(key, value, { expiration, condition: "NX" })) !== null;
      }),
    swap: async (key, from, to) => (await run(swapScript, key, from, to)) === 1,
    delete: (key) =>
      ask(async (client) => {
        await client.del(key);
      }),
    count: async (key, seconds) => Number(await run(countScript, key, String(wholeSeconds(seconds)))),
    keys: async (prefix) => {
      const found: string[] = [];
      let cursor = "0";
      do {
        const page = await ask((client) => client.scan(cursor, { MATCH: `${literal(prefix)}*`, COUNT: perScan }));
        found.push(...page.keys);
        cursor = page.cursor;
      } while (cursor !== "0");
      return [...new Set(found)];
    },
    close: async () => connection.close(),
  };
};
