export type { ConditionalAccessArea } from "./area.ts";
export type { ConditionalAccessProps } from "./conditional-access.ts";
export { ConditionalAccess } from "./conditional-access.ts";
export type { AccessPolicyName } from "./policies.ts";
export { accessPolicies } from "./policies.ts";
