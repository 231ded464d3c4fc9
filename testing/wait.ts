// Waiting for what happens by itself.
import { setTimeout as sleep } from "node:timers/promises";
import { longestWaitMs } from "./longest-wait.ts";

/** After the event loop has turned, when rejections without a handler were reported. */
export const turned = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** What `look` finds, as soon as it finds something. */
export const eventually = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  const deadline = Date.now() + longestWaitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`nothing within ${longestWaitMs} ms`);
    await sleep(25);
  }
};
