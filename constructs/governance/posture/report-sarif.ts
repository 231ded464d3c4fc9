import type { JudgedFinding, Report } from "./judge.ts";
import type { Severity } from "./rule.ts";
import { severityOf } from "./rule.ts";

/** What code scanning sorts by: GitHub reads the number, other viewers the level. */
const ranks: Readonly<Record<Severity, { readonly level: "error" | "warning" | "note"; readonly score: string }>> = {
  critical: { level: "error", score: "9.5" },
  high: { level: "error", score: "8.0" },
  medium: { level: "warning", score: "5.5" },
  low: { level: "note", score: "2.0" },
};

/**
 * The report for code scanning, as SARIF 2.1.0. `fileOf` names the file in which a subject stands, relative to the repository.
 *
 * @example
 * const report = judge(graphOf({ platform: { resource: {} } }));
 * console.log(toSarif(report, () => "cdktf.out/stacks/platform/cdk.tf.json"));
 */
export const toSarif = ({ rules }: Report, fileOf: (subject: string) => string): string => {
  const results = rules.flatMap(({ rule, findings }, ruleIndex) =>
    findings.map((finding) => ({
      ruleId: rule.id,
      ruleIndex,
      ...(finding.verdict === "violation"
        ? { kind: "fail", level: ranks[severityOf(rule)].level }
        : { kind: "open", level: "none" }),
      message: { text: `${finding.subject}: ${finding.detail || rule.title}` },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: fileOf(finding.subject) }, region: { startLine: 1 } },
          logicalLocations: [{ fullyQualifiedName: finding.subject, kind: "resource" }],
        },
      ],
      partialFingerprints: { finding: `${rule.id}/${finding.subject}/${finding.detail}` },
      ...suppression(finding),
    })),
  );
  return `${JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "mcp-landing-zone posture",
              // All of them, so that a run without a finding shows what was looked at.
              rules: rules.map(({ rule }) => ({
                id: rule.id,
                shortDescription: { text: rule.title },
                fullDescription: { text: rule.why },
                defaultConfiguration: { level: ranks[severityOf(rule)].level },
                properties: {
                  "security-severity": ranks[severityOf(rule)].score,
                  tags: ["security", severityOf(rule), ...rule.references],
                },
              })),
            },
          },
          results,
        },
      ],
    },
    null,
    2,
  )}\n`;
};

const suppression = ({ acknowledged }: JudgedFinding): object =>
  acknowledged === undefined
    ? {}
    : { suppressions: [{ kind: "external", status: "accepted", justification: acknowledged }] };
