import "./quick-start.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { acknowledgementsOf, graphOf, judge, toJson, toMarkdown } from "@mcp-landing-zone/constructs/posture";
import { deployment } from "../deployment.config.ts";
import { addDeployment, createApp } from "./app.ts";
import { overridden, overrideOptions, overridesFrom } from "./overrides.ts";
import { readStacks } from "./read-stacks.ts";

// `npm run posture`: judges the deployment without deploying it. Fails when a rule is violated that nobody has given a reason for.
function main(): boolean {
  const { values } = parseArgs({
    options: {
      ...overrideOptions,
      json: { type: "boolean", default: false },
    },
  });
  const overrides = overridesFrom(values);
  const out = mkdtempSync(join(tmpdir(), "posture-"));
  try {
    const app = createApp(out);
    addDeployment(app, overridden(deployment, overrides));
    app.synth();
    const stacks = Object.fromEntries(readStacks(out).map(({ name, json }) => [name, json]));
    const report = judge(graphOf(stacks), acknowledgementsOf(app));
    console.log(values.json ? toJson(report) : toMarkdown(report));
    return report.passed;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

try {
  process.exitCode = main() ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("\nUsage: npm run posture -- [--profile dev|standard|regulated] [-c key=value …] [--json]");
  process.exitCode = 1;
}
