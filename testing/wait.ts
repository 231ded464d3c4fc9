// Waiting for what happens by itself.
import { setTimeout as sleep } from "node:timers/promises";

/** What `look` finds, as soon as it finds something. */
export const eventually = async <T>(
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = 10_000,
): Promise<T> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`nothing within ${withinMs} ms`);
    await sleep(25);
  }
};
