// Waiting for what happens by itself.
import { setTimeout as sleep } from "node:timers/promises";

/** After the event loop has turned, when rejections without a handler were reported. */
export const turned = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** What `look` finds, as soon as it finds something. */
export const eventually = async <T>(
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = 120_000,
): Promise<T> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`nothing within ${withinMs} ms`);
    await sleep(25);
  }
};
