export type { AddressPlan, Segment, SubnetPurpose } from "./address-plan.ts";
export { parseCidr } from "./cidr.ts";
export { type FirewallEgress, type FirewallOptions } from "./firewall-egress.ts";
export type { AllowedNames } from "./firewall-rules.ts";
export { FlowLogs, type FlowLogsProps } from "./flow-logs.ts";
export type { GuardedSubnet } from "./guarded-subnet.ts";
export { IsolatedNetwork, type IsolatedNetworkProps, type NetworkRef } from "./isolated-network.ts";
export type { NatEgress } from "./nat-egress.ts";
export {
  type ExistingPrivateDnsZones,
  PrivateDnsZones,
  type PrivateDnsZonesProps,
  type PrivateDnsZonesRef,
  privateNetwork,
  privateZones,
} from "./private-dns-zones.ts";
export { PrivateEndpoint, type PrivateEndpointProps } from "../protection/private-endpoint.ts";
export {
  privateLink,
  type PrivateLinkService,
  type PrivateNetwork,
  type PrivateZoneName,
} from "../protection/private-link.ts";
