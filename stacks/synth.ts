import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { deployment } from "../deployment.config.ts";
import { addDeployment, createApp } from "./app.ts";
import { overridden, parseOverrides } from "./overrides.ts";
import { kindsOf, summaryTable } from "./summary.ts";

const usage = `npm run synth -- [--profile dev|standard|regulated] [--out <directory>] [-c key=value …]`;

function main(): void {
  const { values } = parseArgs({
    options: {
      profile: { type: "string" },
      out: { type: "string", default: "cdktf.out" },
      c: { type: "string", short: "c", multiple: true, default: [] },
    },
  });
  const overrides = {
    ...parseOverrides(values.c),
    ...(values.profile === undefined ? {} : { profile: values.profile }),
  };
  const app = createApp(values.out);
  addDeployment(app, overridden(deployment, overrides));
  app.synth();
  const { stacks } = JSON.parse(readFileSync(join(values.out, "manifest.json"), "utf8")) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  const rows = Object.entries(stacks).map(([name, { synthesizedStackPath }]) => ({
    stack: name,
    kinds: kindsOf(readFileSync(join(values.out, synthesizedStackPath), "utf8")),
  }));
  console.log(summaryTable(rows));
  console.log(
    `\nWritten to ${relative(process.cwd(), values.out) || values.out}/stacks. Nothing was deployed; docs/deploy.md is the next step.`,
  );
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\nUsage: ${usage}`);
  process.exitCode = 1;
}
