export { EdgeFirewall, type EdgeFirewallProps } from "./firewall.ts";
export { FrontDoor, type FrontDoorProps, type FrontDoorRef, reachesPrivately } from "./front-door.ts";
export type { PrivateOriginApproval } from "./private-origin.ts";
