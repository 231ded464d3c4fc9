import type { JudgedFinding, Report, RuleReport } from "./judge.ts";
import { severityOf } from "./rule.ts";

/**
 * The report for people.
 *
 * @example
 * console.log(toMarkdown(judge(graphOf({ platform: { resource: {} } }))));
 */
export const toMarkdown = ({ passed, rules, unused }: Report): string => {
  const open = rules.flatMap((report) =>
    report.findings.filter(({ acknowledged }) => acknowledged === undefined).map(line(report)),
  );
  const excused = rules.flatMap((report) =>
    report.findings.filter(({ acknowledged }) => acknowledged !== undefined).map(line(report)),
  );
  return (
    [
      `# Posture: ${passed ? "passed" : "not passed"}`,
      table(["Rule", "Severity", "Outcome", "Compliant", "Not", "What holds"], rules.map(summary)),
      ...section("To be solved", ["Rule", "Severity", "Subject", "Verdict", "Detail", "Why it matters"], open),
      ...section("Acknowledged", ["Rule", "Severity", "Subject", "Verdict", "Detail", "Reason"], excused),
      ...section(
        "Weakened, without a rule that minds",
        ["What", "Where", "Reason"],
        unused.map(({ what, path, reason }) => [what, path, reason]),
      ),
    ].join("\n\n") + "\n"
  );
};

/**
 * The report for machines; the same report gives the same text.
 *
 * @example
 * console.log(toJson(judge(graphOf({ platform: { resource: {} } }))));
 */
export const toJson = ({ passed, rules, unused }: Report): string => {
  const plain = rules.map(({ rule: { id, severity = "medium", title, why, references }, ...rest }) => ({
    id,
    severity,
    title,
    why,
    references,
    ...rest,
  }));
  return `${JSON.stringify({ passed, rules: plain, unused }, null, 2)}\n`;
};

const summary = ({ rule, outcome, compliant, findings }: RuleReport): string[] => [
  rule.id,
  severityOf(rule),
  outcome,
  String(compliant),
  String(findings.length),
  rule.title,
];

const line =
  ({ rule }: RuleReport) =>
  ({ subject, verdict, detail, acknowledged }: JudgedFinding): string[] => [
    rule.id,
    severityOf(rule),
    subject,
    verdict,
    detail,
    acknowledged ?? rule.why,
  ];

const section = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : [`## ${title}`, table(head, rows)];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");

const codeOf = (character: string): string => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase()}`;

/** A value from a stack must not end its cell or its row, nor tell a terminal to do something. */
const cell = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll(/\s+/g, " ").replaceAll(/\p{C}/gu, codeOf);
