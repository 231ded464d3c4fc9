export { egressHostsOf, imagesOf, usualExposure } from "./derived.ts";
export type { FoundationProps } from "./foundation.ts";
export { Foundation } from "./foundation.ts";
export type { GovernanceProps } from "./governance.ts";
export { Governance } from "./governance.ts";
export type { HardenedMcpProps } from "./hardened-mcp.ts";
export { HardenedMcp } from "./hardened-mcp.ts";
export type { MinimalLandingZoneProps } from "./landing-zone.ts";
export { LandingZone } from "./landing-zone.ts";
export type { PipelineIdentitiesProps } from "./pipeline-identities.ts";
export { PipelineIdentities } from "./pipeline-identities.ts";
export type { PlatformProps, PublicDomain } from "./platform.ts";
export { Platform } from "./platform.ts";
export type { Profile, ProfileName } from "./profiles.ts";
export { profiles } from "./profiles.ts";
export type { ProviderSetProps } from "./provider-set.ts";
export { addProviders, azurermFeatures } from "./provider-set.ts";
export type { LandingZoneProps, Surroundings } from "./surroundings.ts";
export { mcpPath } from "@mcp-landing-zone/contract";
export { isServerName, serverNameRule } from "./server-names.ts";
export { isServerUrl, serverUrlRight } from "./server-kind.ts";
export { Workload } from "./workload.ts";
export type {
  AllowedClient,
  CatalogueApprover,
  ClassificationDemand,
  Group,
  ServerApproval,
  OwnServer,
  WorkloadProps,
} from "./workload-props.ts";
