import { families } from "../case.ts";
import type { Verdict } from "../verdict.ts";
import { escaped } from "./escaped.ts";

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3);

const body = ({ outcome, problems, lacking }: Verdict): string => {
  const text = escaped(problems.join("\n"));
  if (outcome === "failed") return `<failure message="${escaped(problems[0] ?? "")}">${text}</failure>`;
  if (outcome === "error") return `<error message="${escaped(problems[0] ?? "")}">${text}</error>`;
  if (outcome === "not-observable") return `<skipped message="not observable: needs ${escaped(lacking.join(", "))}"/>`;
  return "";
};

const testcase = (verdict: Verdict): string => {
  const { id, title, family } = verdict.case;
  const name = escaped(`${id}: ${title}`);
  return `<testcase classname="attack.${family}" name="${name}" time="${seconds(verdict.milliseconds)}">${body(verdict)}</testcase>`;
};

/** What build servers read. */
export const junit = (verdicts: readonly Verdict[]): string => {
  const suites = families.flatMap((family) => {
    const own = verdicts.filter((verdict) => verdict.case.family === family);
    if (own.length === 0) return [];
    const count = (outcome: Verdict["outcome"]): number => own.filter((verdict) => verdict.outcome === outcome).length;
    const time = seconds(own.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
    const attributes = `tests="${own.length}" failures="${count("failed")}" errors="${count("error")}" skipped="${count("not-observable")}" time="${time}"`;
    return [`<testsuite name="attack.${family}" ${attributes}>\n${own.map(testcase).join("\n")}\n</testsuite>`];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="attack">\n${suites.join("\n")}\n</testsuites>\n`;
};
