import { describe, expect, it, vi } from "vitest";
import { createSecretStore, SecretRefused } from "./secret-store.ts";

const setUp = (fetch: (name: string) => Promise<string>) => {
  let now = 0;
  const store = createSecretStore({ allowed: ["weather-key"], fetch, clock: () => now, seconds: 60 });
  return { store, pass: (seconds: number) => (now += seconds * 1_000) };
};

describe("a secret", () => {
  it.each(["other", "weather-key/../other", "", "WEATHER-KEY"])(
    "R-34 that is not on the list is not asked for: %j",
    async (name) => {
      const fetch = vi.fn(async () => "value");
      await expect(setUp(fetch).store.read(name)).rejects.toBeInstanceOf(SecretRefused);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it("is asked for once while it is fresh, even by many at once", async () => {
    const fetch = vi.fn(async () => "value");
    const { store } = setUp(fetch);
    await Promise.all([store.read("weather-key"), store.read("weather-key")]);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("is picked up again after it was rotated", async () => {
    const values = ["old", "new"];
    const { store, pass } = setUp(async () => values.shift() ?? "none");
    expect(await store.read("weather-key")).toBe("old");
    pass(60);
    expect(await store.read("weather-key")).toBe("new");
  });

  it("that could not be read is asked for again", async () => {
    const fetch = vi.fn().mockRejectedValueOnce(new Error("down")).mockResolvedValueOnce("value");
    const { store } = setUp(fetch);
    await expect(store.read("weather-key")).rejects.toThrow("down");
    expect(await store.read("weather-key")).toBe("value");
  });
});
