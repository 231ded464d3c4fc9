export { createEgress, defaultEgressLimits } from "./fetch.ts";
export type { Egress, EgressLimits, EgressOptions, EgressRequest, EgressResponse } from "./fetch.ts";
export type { AllowedHost } from "./allow-list.ts";
export { systemResolver, tlsConnector } from "./connection.ts";
export type { Connector, Endpoint, Resolver } from "./connection.ts";
export { refusedAddress } from "./ranges.ts";
export { EgressRefusal } from "./refusal.ts";
export type { EgressRefusalCode } from "./refusal.ts";
export { canonicalHost } from "./allow-list.ts";
