import { platform } from "node:os";
import { expect, it } from "vitest";
import { measureFairness } from "./fairness.ts";
import { soak } from "./soak.ts";

// Only Linux has an address on loopback for every client.
it.runIf(platform() === "linux")(
  "R-55 R-56 twenty clients at their quota hardly notice one who floods from many addresses",
  async () => {
    expect(await measureFairness()).toMatchObject({ fair: true, wronged: 0 });
  },
  120_000,
);

it("R-61 R-62 R-160 faults that come and go cost no record and no memory, and leave nothing broken", async () => {
  expect(await soak(12)).toMatchObject({ held: true, intact: true, lost: 0, recovered: true });
});
