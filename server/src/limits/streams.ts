/** Bounds streams that stay open without work: in all, and for each principal. They take no place from requests in work. */
export interface Streams {
  /**
   * Notes a stream. Where there are too many, an older one is ended for it: the principal's own, or one of the principal with the most.
   * A client that lost its connection is served again, although the server does not know yet that the old stream has no reader.
   */
  open(principalKey: string, end: () => void): () => void;
  readonly count: number;
}

export const createStreams = (limits: { readonly total: number; readonly perPrincipal: number }): Streams => {
  /** Each in the order of opening. */
  const open = new Map<string, Set<() => void>>();
  let count = 0;

  const remove = (principalKey: string, end: () => void): void => {
    const own = open.get(principalKey);
    if (!own?.delete(end)) return;
    count -= 1;
    if (own.size === 0) open.delete(principalKey);
  };

  const endOldest = (principalKey: string): void => {
    const [oldest] = open.get(principalKey) ?? [];
    if (!oldest) return;
    remove(principalKey, oldest);
    oldest();
  };

  const greediest = (): string => [...open].reduce((most, one) => (one[1].size > most[1].size ? one : most))[0];

  return {
    get count() {
      return count;
    },
    open: (principalKey, end) => {
      if ((open.get(principalKey)?.size ?? 0) >= limits.perPrincipal) endOldest(principalKey);
      if (count >= limits.total) endOldest(greediest());
      // A function of its own, so that the same `end` twice is two streams.
      const own = (): void => end();
      const streams = open.get(principalKey) ?? new Set();
      open.set(principalKey, streams.add(own));
      count += 1;
      return () => remove(principalKey, own);
    },
  };
};
