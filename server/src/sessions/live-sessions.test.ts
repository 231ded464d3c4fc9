import { describe, expect, it } from "vitest";
import { createLiveSessions } from "./live-sessions.ts";

const session = (busy = false) => {
  let closed = false;
  return { busy, close: async () => void (closed = true), isClosed: () => closed };
};

const setUp = (most: number) => {
  let now = 0;
  const live = createLiveSessions<ReturnType<typeof session>>({ clock: () => (now += 1), most });
  return { live, add: (key: string, busy = false) => live.use(key, async () => session(busy)) };
};

describe("sessions in memory", () => {
  it("are made once by two first requests at once", async () => {
    const { live } = setUp(9);
    let made = 0;
    const make = async () => {
      made += 1;
      await Promise.resolve();
      return session();
    };
    const [one, two] = await Promise.all([live.use("a", make), live.use("a", make)]);
    expect(made).toBe(1);
    expect(one).toBe(two);
  });

  it("are asked for anew after one could not be made", async () => {
    const { live, add } = setUp(9);
    await expect(live.use("a", async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await add("a")).toMatchObject({ busy: false });
  });

  it("R-55 make room by the one that was used longest ago", async () => {
    const { add } = setUp(2);
    const [a, b] = [await add("a"), await add("b")];
    await add("a");
    await add("c");
    expect([a.isClosed(), b.isClosed()]).toEqual([false, true]);
  });

  it("R-55 do not make room while a call is in work", async () => {
    const { add } = setUp(2);
    const busy = await add("a", true);
    const idle = await add("b");
    await add("c", true);
    expect([busy.isClosed(), idle.isClosed()]).toEqual([false, true]);
    await expect(add("d")).rejects.toMatchObject({ refusal: "overloaded" });
    expect(busy.isClosed()).toBe(false);
  });
});
