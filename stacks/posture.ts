import "./command/quick-start.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { acknowledgementsOf, graphOf, judge, toJson, toMarkdown } from "@mcp-landing-zone/constructs/posture";
import { addDeployment, createApp } from "./app.ts";
import { loadDeployment } from "./load-config.ts";
import { overridden, overrideOptions, overridesFrom, overrideUsage } from "./overrides.ts";
import { readStacks } from "./read-stacks.ts";
import { reportError } from "./command/report-error.ts";

// `npm run posture`: judges the deployment without deploying it. Fails when a rule is violated without a reason.
const main = (): boolean => {
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
    addDeployment(app, overridden(loadDeployment(values.config), overrides));
    app.synth();
    const stacks = Object.fromEntries(readStacks(out).map(({ name, json }) => [name, json]));
    const report = judge(graphOf(stacks), acknowledgementsOf(app));
    console.log(values.json ? toJson(report) : toMarkdown(report));
    return report.passed;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};

try {
  process.exitCode = main() ? 0 : 1;
} catch (error) {
  reportError(error, `npm run posture -- ${overrideUsage} [--json]`);
}
