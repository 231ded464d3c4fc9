import { Refusal } from "../refusal/refusal.ts";

/** Bounds how many requests are in work at once: in all, and for each principal. */
export interface Concurrency {
  /** Takes a place, or refuses. The result gives it back, once. */
  enter(principalKey: string): () => void;
  readonly inWork: number;
}

export const createConcurrency = (limits: { readonly total: number; readonly perPrincipal: number }): Concurrency => {
  const perPrincipal = new Map<string, number>();
  let inWork = 0;
  return {
    get inWork() {
      return inWork;
    },
    enter(principalKey) {
      const own = perPrincipal.get(principalKey) ?? 0;
      if (own >= limits.perPrincipal) throw new Refusal("too-many-at-once", { headers: { "retry-after": "1" } });
      if (inWork >= limits.total) throw new Refusal("overloaded", { headers: { "retry-after": "1" } });
      inWork += 1;
      perPrincipal.set(principalKey, own + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        inWork -= 1;
        const others = (perPrincipal.get(principalKey) ?? 1) - 1;
        if (others > 0) perPrincipal.set(principalKey, others);
        else perPrincipal.delete(principalKey);
      };
    },
  };
};
