import { createClient, ErrorReply } from "@redis/client";
import type { RedisClientOptions } from "@redis/client";
import type { Clock } from "../clock.ts";
import { within } from "../deadline.ts";

export type RedisOptions = Pick<RedisClientOptions, "socket" | "credentialsProvider">;

type CredentialsProvider = NonNullable<RedisOptions["credentialsProvider"]>;

/** The client itself lets credentials be renewed for ever when its connection is lost, or is given up before they come. */
const until = (ended: AbortSignal, provider: CredentialsProvider): CredentialsProvider => {
  if (provider.type !== "streaming-credentials-provider") return provider;
  return {
    ...provider,
    subscribe: async (listener) => {
      const granted = await provider.subscribe(listener);
      const dispose = (): void => granted[1].dispose();
      if (ended.aborted) dispose();
      else ended.addEventListener("abort", dispose, { once: true });
      return granted;
    },
  };
};

const open = ({ socket, credentialsProvider }: RedisOptions, ended: AbortSignal) =>
  createClient({
    socket: { ...socket, reconnectStrategy: false },
    ...(credentialsProvider && { credentialsProvider: until(ended, credentialsProvider) }),
    disableOfflineQueue: true,
  });

export type RedisClient = ReturnType<typeof open>;

export interface RedisConnection {
  /** Sends a command over the one connection, and opens it on first use. Rejects when no answer comes in time. */
  ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T>;
  close(): void;
}

interface RedisConnectionOptions extends RedisOptions {
  /** Longest wait for an answer, the opening included. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

/** The node behind this connection is not the one to ask, or no longer knows who asks: another connection may help. */
const elsewhere = /^(?:READONLY|MASTERDOWN|MOVED|NOAUTH)\b/;

/** How long a failed handshake stands before the next. */
const pauseMs = 250;

/**
 * One connection, replaced as soon as it is lost or does not answer: the client's own deadline ends when a command is sent,
 * and a connection on which nothing comes back would otherwise swallow one command after another.
 */
export const createRedisConnection = (options: RedisConnectionOptions): RedisConnection => {
  const { timeoutMs, clock, report } = options;
  const endings = new WeakMap<RedisClient, AbortController>();
  let current: RedisClient | undefined;
  let opening: Promise<RedisClient> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  const drop = (client: RedisClient): void => {
    if (current === client) current = undefined;
    endings.get(client)?.abort();
    if (client.isOpen) client.destroy();
  };

  const connect = async (): Promise<RedisClient> => {
    if (closed) throw new Error("the connection to Redis was closed");
    if (clock() - failedAt < pauseMs) throw new Error("Redis could not be reached a moment ago");
    const ending = new AbortController();
    const client = open(options, ending.signal).on("error", (error: unknown) => {
      report(error);
      drop(client);
    });
    endings.set(client, ending);
    try {
      // Longer than any request waits for it, so that a slow handshake serves the next one.
      await within(2 * timeoutMs, client.connect());
    } catch (error) {
      failedAt = clock();
      drop(client);
      throw error;
    }
    if (closed) drop(client);
    else current = client;
    return client;
  };

  const connected = async (): Promise<RedisClient> => {
    if (current?.isReady) return current;
    opening ??= connect().finally(() => (opening = undefined));
    return opening;
  };

  return {
    ask: async (question) => {
      let client: RedisClient | undefined;
      const answer = async () => {
        client = await connected();
        return question(client);
      };
      try {
        return await within(timeoutMs, answer());
      } catch (error) {
        if (client && !(error instanceof ErrorReply && !elsewhere.test(error.message))) drop(client);
        throw error;
      }
    },
    close: () => {
      closed = true;
      if (current) drop(current);
    },
  };
};
