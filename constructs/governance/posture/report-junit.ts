import type { Report, RuleReport } from "./judge.ts";
import { severityOf } from "./rule.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// Characters that XML cannot hold at all are left out.
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const escaped = (text: string): string =>
  text.replaceAll(forbidden, "").replaceAll(/[&<>"]/g, (character) => entities[character]!);

/**
 * The report for build servers, as JUnit: a case for each rule, with what violates it.
 *
 * @example
 * console.log(toJunit(judge(graphOf({ platform: { resource: {} } }))));
 */
export const toJunit = ({ rules }: Report): string => {
  const failures = rules.filter(isFailed).length;
  const skipped = rules.filter(({ outcome }) => outcome === "not-applicable").length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="posture">',
    `<testsuite name="posture" tests="${rules.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...rules.map(testcase),
    "</testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
};

const isFailed = ({ outcome }: RuleReport): boolean => outcome === "violation" || outcome === "unknown";

const testcase = (report: RuleReport): string => {
  const { rule, outcome } = report;
  const start = `<testcase classname="posture.${severityOf(rule)}" name="${escaped(`${rule.id}: ${rule.title}`)}">`;
  if (outcome === "not-applicable") return `${start}<skipped message="applies to nothing here"/></testcase>`;
  if (!isFailed(report)) return `${start}</testcase>`;
  const open = report.findings.filter(({ acknowledged }) => acknowledged === undefined);
  const lines = open.map(({ subject, verdict, detail }) => `${verdict}: ${subject}: ${detail}`);
  return `${start}<failure message="${escaped(lines[0] ?? rule.title)}">${escaped([...lines, rule.why].join("\n"))}</failure></testcase>`;
};
