export type { EligibleGroup, PrivilegedArea } from "./area.ts";
export { Privileged, type PrivilegedProps } from "./privileged.ts";
export { type OperatorRole, operatorRoles } from "./roles.ts";
