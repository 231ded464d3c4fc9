import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { parseCidr } from "../network/cidr.ts";

/** Ranges by names of your choice, for example `{ gateway: "10.40.0.0/24" }`. Addresses outside all of them are refused. */
export type AllowedAddresses = Readonly<Record<string, string>>;

/** There is no way to write a list of what is denied: it would let everybody else in. */
export const ipSecurityRestrictions = (scope: Construct, allowed: AllowedAddresses) =>
  Object.entries(allowed).map(([name, ipAddressRange]) => {
    refuseUnless(parseCidr(ipAddressRange) !== undefined, "VALUE_INVALID", {
      at: scope,
      field: `allowedAddresses.${name}`,
      received: ipAddressRange,
      expected: "a range of IPv4 addresses such as 10.40.0.0/24",
    });
    return { name, action: "Allow", ipAddressRange };
  });
