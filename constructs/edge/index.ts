export { EdgeFirewall, type EdgeFirewallProps } from "./firewall.ts";
export { FrontDoor, type FrontDoorProps, reachesPrivately } from "./front-door.ts";
export { PrivateOriginApproval } from "./private-origin.ts";
