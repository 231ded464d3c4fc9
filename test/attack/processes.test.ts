import { expect, it } from "vitest";
import { allCases } from "./families.ts";
import { knownFaults } from "./known-faults.ts";
import { startComposition } from "../../testing/composition/composition.ts";
import { patiently, runCases } from "./runner.ts";

const known = new Set(knownFaults.map((fault) => fault.case));

it("R-66 the deployment that npm start starts holds against the attack, in processes of its own", async () => {
  const target = await startComposition({ in: "processes" });
  try {
    // Cases that exhaust rate limits run on the composition, which has the same limits.
    const cases = allCases.filter(({ family }) => family !== "exhaustion");
    const verdicts = await runCases(cases, target, patiently);
    const bad = verdicts.filter(
      ({ outcome, case: { id } }) => (outcome === "failed" || outcome === "error") && !known.has(id),
    );
    expect(bad.map(({ case: { id }, problems }) => ({ id, problems }))).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(900);
  } finally {
    await target.close();
  }
}, 1_800_000);
