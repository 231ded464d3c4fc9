import { mkdirSync } from "node:fs";
import { Naming, profiles } from "@mcp-landing-zone/constructs";
import { App } from "cdktf";
import { FoundationStack } from "./units/foundation.ts";
import { GovernanceStack } from "./units/governance.ts";
import { PlatformStack } from "./units/platform.ts";
import { beyondLimits } from "./gateway-limits.ts";
import { ConfigurationError, validated } from "./validation/validate.ts";
import { ServerStack } from "./units/server-stack.ts";

interface DeploymentStacks {
  readonly foundation: FoundationStack;
  readonly platform: PlatformStack;
  /** By the names of the servers. */
  readonly servers: Readonly<Record<string, ServerStack>>;
  /** Where the configuration chooses an area of it. */
  readonly governance: GovernanceStack | undefined;
}

/** Adds the stacks of one deployment to an app, which may hold several. Refuses a configuration that is wrong. */
export const addDeployment = (app: App, candidate: unknown): DeploymentStacks => {
  const config = validated(candidate);
  const naming = new Naming({
    name: config.name,
    environment: config.environment,
    subscriptionId: config.subscriptionId,
    ...(config.nameSalt === undefined ? {} : { salt: config.nameSalt }),
  });
  const foundation = new FoundationStack(app, { config, naming });
  const platform = new PlatformStack(app, { config, naming, foundation: foundation.foundation });
  const shared = { config, naming, foundation: foundation.foundation, platform: platform.platform };
  const servers = config.servers.map((server) => new ServerStack(app, { ...shared, server }));
  platform.addDependency(foundation);
  for (const server of servers) server.addDependency(platform);
  const governance =
    config.governance &&
    new GovernanceStack(app, {
      ...shared,
      workloads: servers.map(({ workload }) => workload),
      areas: config.governance,
    });
  for (const server of servers) governance?.addDependency(server);
  const { tier } = profiles[config.profile].gateway;
  const beyond = beyondLimits([platform, ...servers], tier);
  if (beyond.length > 0) throw new ConfigurationError(beyond);
  const byName = Object.fromEntries(servers.map((server) => [server.serverName, server]));
  return { foundation, platform, servers: byName, governance };
};

/** An app whose output depends on its configuration alone: no stack traces, which would carry paths of this machine. */
export const createApp = (outdir?: string): App => {
  if (outdir !== undefined) mkdirSync(outdir, { recursive: true });
  return new App({ stackTraces: false, ...(outdir === undefined ? {} : { outdir }) });
};
