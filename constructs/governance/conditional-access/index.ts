export type { ConditionalAccessArea } from "./area.ts";
export { ConditionalAccess, type ConditionalAccessProps } from "./conditional-access.ts";
export { accessPolicies, type AccessPolicyName } from "./policies.ts";
