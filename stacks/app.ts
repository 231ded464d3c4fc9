import { mkdirSync } from "node:fs";
import { Naming } from "@mcp-landing-zone/constructs";
import { App } from "cdktf";
import { FoundationStack } from "./foundation.ts";
import { GovernanceStack } from "./governance.ts";
import { PlatformStack } from "./platform.ts";
import { validated } from "./validate.ts";
import { WorkloadStack } from "./workload.ts";

interface DeploymentStacks {
  readonly foundation: FoundationStack;
  readonly platform: PlatformStack;
  readonly workload: WorkloadStack;
  /** Where the configuration chooses an area of it. */
  readonly governance: GovernanceStack | undefined;
}

/** Adds the stacks of one deployment to an app, which may hold several. Refuses a configuration that is wrong. */
export function addDeployment(app: App, candidate: unknown): DeploymentStacks {
  const config = validated(candidate);
  const naming = new Naming({
    name: config.name,
    environment: config.environment,
    subscriptionId: config.subscriptionId,
    ...(config.nameSalt === undefined ? {} : { salt: config.nameSalt }),
  });
  const foundation = new FoundationStack(app, { config, naming });
  const platform = new PlatformStack(app, { config, naming, foundation: foundation.foundation });
  const workload = new WorkloadStack(app, {
    config,
    naming,
    foundation: foundation.foundation,
    platform: platform.platform,
  });
  platform.addDependency(foundation);
  workload.addDependency(platform);
  const governance =
    config.governance &&
    new GovernanceStack(app, {
      config,
      naming,
      foundation: foundation.foundation,
      platform: platform.platform,
      workloads: [workload.workload],
      areas: config.governance,
    });
  governance?.addDependency(workload);
  return { foundation, platform, workload, governance };
}

/** An app whose output depends on its configuration alone: no stack traces, which would carry paths of this machine. */
export function createApp(outdir?: string): App {
  if (outdir !== undefined) mkdirSync(outdir, { recursive: true });
  return new App({ stackTraces: false, ...(outdir === undefined ? {} : { outdir }) });
}
