import "./command/quick-start.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exemptionRequests, passes, toMarkdown } from "@mcp-landing-zone/governance/guardrails";
import { addDeployment, createApp } from "./app.ts";
import { guardrailReport } from "./reports/guardrail-report.ts";
import { loadDeployment } from "./load-config.ts";
import { overridden, overrideOptions, overridesFrom, overrideUsage } from "./overrides.ts";
import { readStacks } from "./read-stacks.ts";
import { reportError } from "./command/report-error.ts";
import { validated } from "./validation/validate.ts";

// `npm run guardrails`: judges the deployment by Azure Policy rules without deploying it: ours, and those of a corporate landing zone.
// With --request, prints the exemptions that the platform team has to make first.
const main = (): boolean => {
  const { values } = parseArgs({
    options: {
      ...overrideOptions,
      json: { type: "boolean", default: false },
      request: { type: "boolean", default: false },
      "management-group": { type: "string" },
      until: { type: "string" },
    },
  });
  const config = validated(overridden(loadDeployment(values.config), overridesFrom(values)));
  const out = mkdtempSync(join(tmpdir(), "guardrails-"));
  try {
    const app = createApp(out);
    addDeployment(app, config);
    app.synth();
    const report = guardrailReport(Object.fromEntries(readStacks(out).map(({ name, json }) => [name, json])), config);
    if (values.request) {
      const { until, "management-group": managementGroup } = values;
      if (managementGroup === undefined)
        throw new Error("--management-group is missing, expected the name of the group at which policies are assigned");
      if (until === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(until))
        throw new Error(
          `--until is ${until ?? "missing"}, expected the last day of the exemption, for example 2027-03-31`,
        );
      const scope = `/subscriptions/${config.subscriptionId}`;
      console.log(JSON.stringify(exemptionRequests(report.landingZone, { scope, managementGroup, until }), null, 2));
      return true;
    }
    console.log(values.json ? JSON.stringify(report, null, 2) : toMarkdown(report));
    return passes(report);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};

try {
  process.exitCode = main() ? 0 : 1;
} catch (error) {
  reportError(
    error,
    `npm run guardrails -- ${overrideUsage} [--json] [--request --management-group <name> --until <day>]`,
  );
}
