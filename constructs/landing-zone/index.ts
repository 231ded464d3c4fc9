export { egressHostsOf, imagesOf, usualExposure } from "./derived.ts";
export { Foundation, type FoundationProps } from "./foundation.ts";
export { Governance, type GovernanceProps } from "./governance.ts";
export { HardenedMcp, type HardenedMcpProps } from "./hardened-mcp.ts";
export { LandingZone, type MinimalLandingZoneProps } from "./landing-zone.ts";
export { PipelineIdentities, type PipelineIdentitiesProps } from "./pipeline-identities.ts";
export { Platform, type PlatformProps, type PublicDomain } from "./platform.ts";
export { type Profile, type ProfileName, profiles } from "./profiles.ts";
export { addProviders, azurermFeatures, type ProviderSetProps } from "./provider-set.ts";
export type { LandingZoneProps, Surroundings } from "./surroundings.ts";
export { isServerName, mcpPath, serverNameRule } from "./server-names.ts";
export { isServerUrl } from "./server-kind.ts";
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
