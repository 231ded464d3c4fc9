export type { EligibleGroup, PrivilegedArea } from "./area.ts";
export type { PrivilegedProps } from "./privileged.ts";
export { Privileged } from "./privileged.ts";
export type { OperatorRole } from "./roles.ts";
export { operatorRoles } from "./roles.ts";
