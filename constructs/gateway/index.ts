export * from "./apis/index.ts";
export { type CustomDomain, type GatewayDomain } from "./custom-domain.ts";
export { type ExistingGateway, Gateway, type GatewayProps } from "./gateway.ts";
export type { GatewayIdentity, GatewayRef } from "./gateway-ref.ts";
export { HostRecord, type HostRecordProps } from "./host-record.ts";
export { type Exposure, type PlacementProps } from "./placement.ts";
export { gatewaySubnet, type GatewaySubnet, type GatewaySubnetProps, type GatewaySubnetRule } from "./subnet.ts";
export { type RequestTelemetry, type TelemetryTarget, type WorkspaceLog } from "./telemetry.ts";
export { type Tier, type TierFacts, tiers } from "./tiers.ts";
