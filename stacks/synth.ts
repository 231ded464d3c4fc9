import "./quick-start.ts";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { deployment } from "../deployment.config.ts";
import { addDeployment, createApp } from "./app.ts";
import { fixedCost, pricedOn, total } from "./cost.ts";
import { overridden, overrideOptions, overridesFrom } from "./overrides.ts";
import { readStacks } from "./read-stacks.ts";
import { briefly, summaryOf, summaryTable } from "./summary.ts";

const usage = `npm run synth -- [--profile dev|standard|regulated] [--out <directory>] [--brief] [-c key=value …]`;

function main(): void {
  const { values } = parseArgs({
    options: {
      ...overrideOptions,
      out: { type: "string", default: "cdktf.out" },
      brief: { type: "boolean", default: false },
    },
  });
  const overrides = overridesFrom(values);
  const app = createApp(values.out);
  addDeployment(app, overridden(deployment, overrides));
  app.synth();
  const written = readStacks(values.out);
  if (values.brief) return console.log(briefly(written.map(summaryOf)));
  console.log(summaryTable(written.map(summaryOf)));
  for (const { annotations } of written) {
    for (const { constructPath, message } of annotations) console.log(`\n${constructPath}: ${message}`);
  }
  const cost = total(fixedCost(written.map(({ json }) => json)));
  console.log(
    `\nAbout ${cost} US dollars a month before anybody uses it: an estimate from list prices of ${pricedOn}, see docs/profiles.md.`,
  );
  console.log(
    `Written to ${relative(process.cwd(), values.out) || values.out}. Nothing was deployed; docs/deploy.md is the next step.`,
  );
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\nUsage: ${usage}`);
  process.exitCode = 1;
}
