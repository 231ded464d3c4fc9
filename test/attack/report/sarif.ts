import type { Verdict } from "../verdict.ts";

/** What code scanning reads: a rule for each case, and what was found. */
export const sarif = (verdicts: readonly Verdict[], target: string): string => {
  const indexes = new Map(verdicts.map((verdict, index) => [verdict.case.id, index]));
  const found = verdicts.filter(({ outcome }) => outcome === "failed" || outcome === "error");
  return `${JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "attack",
              // All of them, so that a run in which everything held shows what was tried.
              rules: verdicts.map(({ case: { id, title, proves, owasp } }) => ({
                id,
                shortDescription: { text: title },
                properties: { tags: ["security", owasp, ...proves] },
              })),
            },
          },
          // A run in which something could not be tried has not succeeded, with any other findings.
          invocations: [{ executionSuccessful: verdicts.every(({ outcome }) => outcome !== "error") }],
          results: found.map(({ case: { id, title }, outcome, problems }) => ({
            ruleId: id,
            ruleIndex: indexes.get(id)!,
            kind: outcome === "failed" ? "fail" : "open",
            level: outcome === "failed" ? "error" : "none",
            message: { text: [title, ...problems].join("\n") },
            locations: [{ physicalLocation: { artifactLocation: { uri: target } } }],
            partialFingerprints: { case: id },
          })),
        },
      ],
    },
    null,
    2,
  )}\n`;
};
