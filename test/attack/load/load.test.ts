import { platform } from "node:os";
import { expect, it } from "vitest";
import { measureFairness, shortFairness } from "./fairness.ts";
import { soak } from "./soak.ts";

/** Of one caller in a minute. */
const quota = 300;

// Only Linux has an address on loopback for every client. How long the others wait is measured by `npm run attack -- --load`.
it.runIf(platform() === "linux")(
  "R-55 R-56 twenty clients at their quota get every answer while one floods from many addresses, and it gets its quota",
  async () => {
    const began = Date.now();
    const { pairs, wronged } = await measureFairness({
      ...shortFairness,
      ...{ leastPairs: 1, mostPairs: 1, patienceMs: 600_000 },
    });
    // On a slow machine more minutes begin while it floods, each with a quota of its own.
    const minutes = 2 + Math.floor((Date.now() - began) / 60_000);
    expect(wronged).toEqual({});
    expect(pairs).toHaveLength(1);
    for (const { flood } of pairs) {
      expect(flood[200]).toBeGreaterThan(0);
      expect(flood[200]).toBeLessThanOrEqual(minutes * quota);
    }
  },
);

it("R-61 R-62 R-160 faults that come and go cost no record and no memory, and leave nothing broken", async () => {
  expect(await soak(12)).toMatchObject({ held: true, intact: true, lost: 0, recovered: true });
});
