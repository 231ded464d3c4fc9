import "./command/quick-start.ts";
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { addDeployment, createApp } from "./app.ts";
import { loadDeployment } from "./load-config.ts";
import { overridden, overrideOptions, overridesFrom, overrideUsage } from "./overrides.ts";
import { configurationFile, readStacks } from "./read-stacks.ts";
import { reportError } from "./command/report-error.ts";
import { hclStacks } from "./hcl/stacks.ts";
import { writeHcl } from "./hcl/write.ts";
import { briefly, summaryOf, summaryTable } from "./reports/summary.ts";
import { validated } from "./validation/validate.ts";
import { writeCost } from "./reports/written-cost.ts";

const usage = `npm run synth -- ${overrideUsage} [--out <directory>] [--hcl] [--brief]`;

const main = (): void => {
  const { values } = parseArgs({
    options: {
      ...overrideOptions,
      out: { type: "string", default: "cdktf.out" },
      hcl: { type: "boolean", default: false },
      brief: { type: "boolean", default: false },
    },
  });
  const config = validated(overridden(loadDeployment(values.config), overridesFrom(values)));
  const app = createApp(values.out);
  addDeployment(app, config);
  app.synth();
  writeFileSync(join(values.out, configurationFile), JSON.stringify(config, null, 2));
  const written = readStacks(values.out);
  const cost = writeCost(
    values.out,
    written.map(({ json }) => json),
  );
  if (values.hcl) writeHcl(join(values.out, "hcl"), hclStacks(app, written, config));
  if (values.brief) return console.log(briefly(written.map(summaryOf)));
  console.log(summaryTable(written.map(summaryOf)));
  for (const { annotations } of written) {
    for (const { constructPath, message } of annotations) console.log(`\n${constructPath}: ${message}`);
  }
  console.log(
    `\nAbout ${cost.total} US dollars a month before the first request: an estimate from list prices of ${cost.pricedOn}, see docs/profiles.md.`,
  );
  console.log(
    `Written to ${relative(process.cwd(), values.out) || values.out}. Nothing was deployed; docs/deploy.md is the next step.`,
  );
};

try {
  main();
} catch (error) {
  reportError(error, usage);
}
