import type { Clock } from "../clock.ts";

type Send = (progress: { readonly progress: number; readonly total?: number }) => Promise<void>;

const leastMilliseconds = 20;

/** Progress that only rises, does not flood, and ends with the call. */
export const createProgress = (
  send: Send,
  clock: Clock,
): { report: (done: number, total?: number) => Promise<void>; end: () => void } => {
  let last = Number.NEGATIVE_INFINITY;
  let sentAt = Number.NEGATIVE_INFINITY;
  let ended = false;
  return {
    report: async (done, total) => {
      const complete = total !== undefined && done >= total;
      const early = clock() - sentAt < leastMilliseconds && !complete;
      if (ended || early || !Number.isFinite(done) || done <= last) return;
      last = done;
      sentAt = clock();
      await send({ progress: done, ...(total !== undefined && { total }) });
    },
    end: () => {
      ended = true;
    },
  };
};
