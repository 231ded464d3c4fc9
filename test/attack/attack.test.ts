import { afterAll, beforeAll, expect, it } from "vitest";
import { startComposition } from "../../testing/composition/composition.ts";
import type { InProcess } from "../../testing/composition/in-process.ts";
import { families } from "./case.ts";
import type { AttackCase } from "./case.ts";
import { allCases } from "./families.ts";
import { knownFaults } from "./known-faults.ts";
import { patiently, runCases } from "./runner.ts";
import type { Verdict } from "./verdict.ts";

let target: InProcess;
let verdicts: readonly Verdict[];

/** All other cases run against a stateless server, which is the default. */
const isOfSessions = ({ needs }: AttackCase): boolean => needs.includes("sessions") || needs.includes("neighbour");

beforeAll(async () => {
  target = await startComposition({ in: "process" });
  const [kept, others] = [allCases.filter(isOfSessions), allCases.filter((attack) => !isOfSessions(attack))];
  const withSessions = await startComposition({ in: "process", settings: { sessions: "bound" }, hasNeighbour: true });
  verdicts = [
    ...(await runCases(others, target, patiently)),
    ...(await runCases(kept, withSessions, patiently).finally(() => withSessions.close())),
  ];
});

afterAll(() => target.close());

const known = new Set(knownFaults.map((fault) => fault.case));

it.each(families)("%s: every attack is refused, apart from the faults that are known", (family) => {
  const held = verdicts.filter((verdict) => verdict.case.family === family && !known.has(verdict.case.id));
  expect(held.length).toBeGreaterThan(0);
  expect(
    held.filter(({ outcome }) => outcome !== "passed").map(({ case: { id }, problems }) => ({ id, problems })),
  ).toEqual([]);
});

it("a known fault that is mended leaves the list", () => {
  const mended = verdicts.filter(({ case: { id }, outcome }) => known.has(id) && outcome !== "failed");
  expect(mended.map(({ case: { id } }) => id)).toEqual([]);
});

it("R-62 after the whole attack the audit trail is without a gap, and its verifier says so", async () => {
  const { intact, records } = await target.verifyAudit();
  expect(intact).toBe(true);
  expect(records).toBeGreaterThan(500);
});
