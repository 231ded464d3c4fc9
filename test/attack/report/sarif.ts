import type { Verdict } from "../verdict.ts";

/** What code scanning reads: a rule for each case that found something, and what it found. */
export const sarif = (verdicts: readonly Verdict[], target: string): string => {
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
              rules: found.map(({ case: { id, title, proves, owasp } }) => ({
                id,
                shortDescription: { text: title },
                properties: { tags: ["security", owasp, ...proves] },
              })),
            },
          },
          // A run in which something could not be tried has not succeeded, with any other findings.
          invocations: [{ executionSuccessful: verdicts.every(({ outcome }) => outcome !== "error") }],
          results: found.map(({ case: { id, title }, outcome, problems }, ruleIndex) => ({
            ruleId: id,
            ruleIndex,
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
