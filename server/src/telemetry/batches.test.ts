import { describe, expect, it, vi } from "vitest";
import { createBatches } from "./batches.ts";

describe("batches", () => {
  it("are sent at the end, so many at once", async () => {
    const send = vi.fn(async () => undefined);
    const batches = createBatches<number>({ send, lost: () => undefined, mostAtOnce: 2 });
    for (const item of [1, 2, 3]) batches.add(item);
    await batches.close();
    expect(send.mock.calls).toEqual([[[1, 2]], [[3]]]);
  });

  it("R-55 do not grow without end, and say what they lost", async () => {
    const lost = vi.fn();
    const batches = createBatches<number>({ send: async () => undefined, lost, mostWaiting: 1 });
    for (let i = 0; i < 3; i += 1) batches.add(i);
    await batches.close();
    expect(lost).toHaveBeenCalledExactlyOnceWith(2);
  });

  it("that do not arrive are said to be lost", async () => {
    const lost = vi.fn();
    const batches = createBatches<number>({ send: () => Promise.reject(new Error("down")), lost });
    batches.add(1);
    await batches.close();
    expect(lost).toHaveBeenCalledExactlyOnceWith(1, expect.any(Error));
  });

  it("R-160 are sent one after the other, to a receiver of any speed", async () => {
    vi.useFakeTimers();
    const answers: (() => void)[] = [];
    let [under, most, sent] = [0, 0, 0];
    const send = async (): Promise<void> => {
      most = Math.max(most, (under += 1));
      await new Promise<void>((answer) => answers.push(answer));
      under -= 1;
      sent += 1;
    };
    const batches = createBatches<number>({ send, lost: () => undefined, everyMs: 1, mostAtOnce: 1 });
    for (let i = 0; i < 5; i += 1) {
      batches.add(i);
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(answers).toHaveLength(1);
    const closed = batches.close();
    while (sent < 5) {
      answers.shift()?.();
      await vi.advanceTimersByTimeAsync(1);
    }
    await closed;
    vi.useRealTimers();
    expect([sent, most]).toEqual([5, 1]);
  });

  it("R-160 end in time without a receiver, and count what is left", async () => {
    const lost = vi.fn();
    const never = (): Promise<void> => new Promise(() => undefined);
    const batches = createBatches<number>({ send: never, lost, mostAtOnce: 1, closeMs: 20 });
    batches.add(1);
    batches.add(2);
    await batches.close();
    expect(lost).toHaveBeenCalledExactlyOnceWith(2, expect.any(Error));
  });
});
