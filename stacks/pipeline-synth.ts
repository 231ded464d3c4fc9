import "./command/quick-start.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { azureDevOps, gitHubActions } from "@mcp-landing-zone/constructs";
import { createApp } from "./app.ts";
import { loadDeployment } from "./load-config.ts";
import { overridden, overrideOptions, overridesFrom, overrideUsage } from "./overrides.ts";
import type { PipelineTrusts } from "./units/pipeline-stack.ts";
import { PipelineStack } from "./units/pipeline-stack.ts";
import { configurationFile } from "./read-stacks.ts";
import { reportError } from "./command/report-error.ts";
import { validated } from "./validation/validate.ts";

const usage =
  "npm run pipeline:identities -- (--repository <owner/name> [--branch main] [--environment production] | " +
  `--plan-subject <of the connection> --deploy-subject <of the connection>) ${overrideUsage}`;

interface Subjects {
  readonly repository?: string | undefined;
  readonly branch: string;
  readonly environment: string;
  readonly "plan-subject"?: string | undefined;
  readonly "deploy-subject"?: string | undefined;
}

const trustsOf = ({ repository, branch, environment, ...subjects }: Subjects): PipelineTrusts => {
  const { "plan-subject": plan, "deploy-subject": deploy } = subjects;
  if (repository !== undefined && plan === undefined && deploy === undefined) {
    return { planner: gitHubActions({ repository, branch }), deployer: gitHubActions({ repository, environment }) };
  }
  if (repository === undefined && plan !== undefined && deploy !== undefined && plan !== deploy) {
    return { planner: azureDevOps({ subject: plan }), deployer: azureDevOps({ subject: deploy }) };
  }
  throw new Error("the pipeline: expected --repository, or --plan-subject and --deploy-subject, which differ");
};

const main = (): void => {
  const { values } = parseArgs({
    options: {
      ...overrideOptions,
      out: { type: "string", default: "cdktf.out/pipeline" },
      repository: { type: "string" },
      branch: { type: "string", default: "main" },
      environment: { type: "string", default: "production" },
      "plan-subject": { type: "string" },
      "deploy-subject": { type: "string" },
    },
  });
  const config = validated(overridden(loadDeployment(values.config), overridesFrom(values)));
  const app = createApp(values.out);
  new PipelineStack(app, config, trustsOf(values));
  app.synth();
  writeFileSync(join(values.out, configurationFile), JSON.stringify(config, null, 2));
};

try {
  main();
} catch (error) {
  reportError(error, usage);
}
