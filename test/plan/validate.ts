import { dirname } from "node:path";
import type { ProfileName } from "@mcp-landing-zone/constructs";
import { profiles } from "@mcp-landing-zone/constructs";
import { deployment } from "../../deployment.config.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { Verdict } from "./genuine-providers.ts";
import { validateWithGenuineProviders } from "./genuine-providers.ts";

// The deployment as it is configured, in every profile: a configuration that is tried in one is run in another.

const REPORTS: { [O in Verdict["outcome"]]: (verdict: Extract<Verdict, { outcome: O }>) => readonly string[] } = {
  valid: ({ stacks, warnings }) => [
    `valid with the genuine providers: ${stacks.join(", ")}`,
    ...warnings.map((warning) => `warning: ${warning}`),
  ],
  invalid: ({ stack, reason }) => [`${stack} is not valid with the genuine providers: ${reason}`],
  skipped: ({ reason }) => [`skipped, nothing was validated with the genuine providers: ${reason}`],
};

for (const profile of Object.keys(profiles) as ProfileName[]) {
  const made = synthesisedDeployment({ ...deployment, profile });
  try {
    const verdict = await validateWithGenuineProviders(dirname(made.directory(made.stackNames[0]!)));
    for (const line of (REPORTS[verdict.outcome] as (verdict: Verdict) => readonly string[])(verdict)) {
      console.log(`${profile}: ${line}`);
    }
    if (verdict.outcome === "invalid") process.exitCode = 1;
    if (verdict.outcome === "skipped") break;
  } finally {
    made.remove();
  }
}
