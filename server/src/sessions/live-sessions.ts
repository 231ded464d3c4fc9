import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal/refusal.ts";

interface LiveSession {
  /** Whether a call of it is in work. */
  readonly busy: boolean;
  close(): Promise<void>;
}

/** Sessions that this replica has in memory, by key. Others live on in the store, and are taken up again. */
export interface LiveSessions<T extends LiveSession> {
  /** The live session, or the one that `start` makes; asked for twice at once, it is made once. */
  use(key: string, start: () => Promise<T>): Promise<T>;
  close(key: string): Promise<void>;
  closeAll(): Promise<void>;
}

interface LiveSessionsOptions {
  readonly clock: Clock;
  readonly most: number;
}

export const createLiveSessions = <T extends LiveSession>({ clock, most }: LiveSessionsOptions): LiveSessions<T> => {
  const live = new Map<string, { readonly session: Promise<T>; ready?: T; usedAt: number }>();

  const close = async (key: string): Promise<void> => {
    const entry = live.get(key);
    live.delete(key);
    await (await entry?.session.catch(() => undefined))?.close();
  };

  /** Evicts the least recently used session without a call in progress. */
  const makeRoom = (): void => {
    if (live.size < most) return;
    const idle = [...live].filter(([, { ready }]) => ready && !ready.busy);
    if (idle.length === 0) throw new Refusal("overloaded", { headers: { "retry-after": "1" } });
    const [oldest] = idle.reduce((a, b) => (a[1].usedAt <= b[1].usedAt ? a : b));
    void close(oldest).catch(() => undefined);
  };

  return {
    use: async (key, start) => {
      const known = live.get(key);
      if (known) {
        known.usedAt = clock();
        return known.session;
      }
      makeRoom();
      const session = start();
      const entry: { readonly session: Promise<T>; ready?: T; usedAt: number } = { session, usedAt: clock() };
      live.set(key, entry);
      try {
        entry.ready = await session;
        return entry.ready;
      } catch (error) {
        if (live.get(key) === entry) live.delete(key);
        throw error;
      }
    },
    close,
    closeAll: async () => {
      await Promise.all([...live.keys()].map(close));
    },
  };
};
