import { existsSync } from "node:fs";
import { join } from "node:path";
import { validateWithGenuineProviders, type Verdict } from "./genuine-providers.ts";

const [output = "cdktf.out"] = process.argv.slice(2);
const stacks = join(output, "stacks");

const REPORTS: { [O in Verdict["outcome"]]: (verdict: Extract<Verdict, { outcome: O }>) => string } = {
  valid: ({ stacks }) => `valid with the genuine providers: ${stacks.join(", ")}`,
  invalid: ({ stack, reason }) => `${stack} is not valid with the genuine providers: ${reason}`,
  skipped: ({ reason }) => `skipped, nothing was validated with the genuine providers: ${reason}`,
};

const verdict = await validateWithGenuineProviders(existsSync(stacks) ? stacks : output);
console.log((REPORTS[verdict.outcome] as (verdict: Verdict) => string)(verdict));
process.exitCode = verdict.outcome === "invalid" ? 1 : 0;
