import { expect, it } from "vitest";
import type { AuditReport } from "./audit-policy.ts";
import { auditProblems } from "./audit-policy.ts";

const report = (severity: string): AuditReport => ({
  auditReportVersion: 2,
  vulnerabilities: {
    lodash: {
      name: "lodash",
      via: [{ url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", title: "Prototype pollution", severity }],
    },
    dependant: { name: "dependant", via: ["lodash"] },
  },
});
const exception = (until: string) => ({
  advisory: "GHSA-aaaa-bbbb-cccc",
  package: "lodash",
  reason: "the function is never called",
  owner: "platform team",
  until,
});

it("R-67 a known vulnerability stops the merge", () => {
  expect(auditProblems(report("high"), [], "2026-01-01")).toEqual([
    "GHSA-aaaa-bbbb-cccc in lodash: high, Prototype pollution",
  ]);
});

it("R-67 an exception holds until its day, and fails the gate after it", () => {
  expect(auditProblems(report("high"), [exception("2026-01-31")], "2026-01-31")).toEqual([]);
  expect(auditProblems(report("high"), [exception("2026-01-31")], "2026-02-01")).toHaveLength(2);
});

it("R-67 an exception that excuses nothing is refused", () => {
  const clean = { auditReportVersion: 2, vulnerabilities: {} };
  expect(auditProblems(clean, [exception("2026-01-31")], "2026-01-01")).toEqual([
    "the exception for GHSA-aaaa-bbbb-cccc lodash excuses nothing: remove it",
  ]);
});

it("R-67 low severities pass; a report of another version fails closed", () => {
  expect(auditProblems(report("low"), [], "2026-01-01")).toEqual([]);
  expect(auditProblems({ ...report("low"), auditReportVersion: 3 }, [], "2026-01-01")).toHaveLength(1);
});
