export type { EdgeFirewallProps } from "./firewall.ts";
export { EdgeFirewall } from "./firewall.ts";
export type { FrontDoorProps, FrontDoorRef } from "./front-door.ts";
export { FrontDoor, reachesPrivately } from "./front-door.ts";
export type { PrivateOriginApproval } from "./private-origin.ts";
