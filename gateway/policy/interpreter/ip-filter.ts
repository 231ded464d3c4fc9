import { BlockList, isIP } from "node:net";
import type { IpFilter } from "../element/data.ts";
import type { Exchange } from "./exchange.ts";
import { PolicyError } from "./policy-error.ts";

/** Refuses with 403 a caller whose address is not allowed, or is forbidden. */
export const addressFilter = ({ element, action, addresses, ranges }: IpFilter): ((exchange: Exchange) => void) => {
  const listed = new BlockList();
  for (const address of addresses) listed.addAddress(address, family(address));
  for (const { from, to } of ranges) listed.addRange(from, to, family(from));
  return ({ request: { clientIp: caller } }) => {
    if (isIP(caller) === 0) {
      const message = "Failed to establish IP address for the caller. Access denied.";
      throw new PolicyError(element, "FailedToParseCallerIP", message, 403);
    }
    const isListed = listed.check(caller, family(caller));
    if (action === "allow" && !isListed) {
      throw new PolicyError(element, "CallerIpNotAllowed", "Caller IP address is not allowed. Access denied.", 403);
    }
    if (action === "forbid" && isListed) {
      throw new PolicyError(element, "CallerIpBlocked", "Caller IP address is blocked. Access denied.", 403);
    }
  };
};

const family = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");
