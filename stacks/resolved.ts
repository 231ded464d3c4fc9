import type { Profile } from "@mcp-landing-zone/constructs";
import { profiles, usualExposure } from "@mcp-landing-zone/constructs";
import type { DeploymentConfig } from "./config.ts";

/** A configuration with nothing left open. */
export type ResolvedConfig = DeploymentConfig & Required<Pick<DeploymentConfig, "environment" | "exposure">>;

/** Another profile is another deployment, with names and a state of its own, unless the configuration names its environment. */
export const resolved = (config: DeploymentConfig): ResolvedConfig => ({
  ...config,
  environment: config.environment ?? config.profile,
  exposure: config.exposure ?? usualExposure[config.profile],
});

/** The profile with what the configuration chooses of it. */
export const profileOf = ({ profile, frontDoor = profiles[profile].frontDoor }: DeploymentConfig): Profile => ({
  ...profiles[profile],
  frontDoor,
});
