import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { deployment } from "../deployment.config.ts";
import { addDeployment, createApp } from "./app.ts";
import { fixedCost, pricedOn, total } from "./cost.ts";
import { overridden, parseOverrides } from "./overrides.ts";
import { kindsOf, summaryTable } from "./summary.ts";

interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly synthesizedStackPath: string;
        readonly annotations: readonly { readonly constructPath: string; readonly message: string }[];
      }
    >
  >;
}

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
  const { stacks } = JSON.parse(readFileSync(join(values.out, "manifest.json"), "utf8")) as Manifest;
  const written = Object.entries(stacks).map(([name, { synthesizedStackPath, annotations }]) => ({
    name,
    json: JSON.parse(readFileSync(join(values.out, synthesizedStackPath), "utf8")) as StackJson,
    annotations,
  }));
  console.log(summaryTable(written.map(({ name, json }) => ({ stack: name, kinds: kindsOf(json) }))));
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
