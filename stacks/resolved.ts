import type { ProfileName } from "@mcp-landing-zone/constructs";
import type { DeploymentConfig } from "./config.ts";

/** A configuration with nothing left open. */
export type ResolvedConfig = DeploymentConfig & Required<Pick<DeploymentConfig, "environment" | "exposure">>;

/** To try it, clients must reach it; what is meant to last is opened to the internet by somebody who says so. */
const usualExposure: Readonly<Record<ProfileName, ResolvedConfig["exposure"]>> = {
  dev: "internet",
  standard: "private",
  regulated: "private",
};

/** Another profile is another deployment, with names and a state of its own, unless the configuration names its environment. */
export const resolved = (config: DeploymentConfig): ResolvedConfig => ({
  ...config,
  environment: config.environment ?? config.profile,
  exposure: config.exposure ?? usualExposure[config.profile],
});
