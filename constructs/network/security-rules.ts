import type { NetworkSecurityGroupSecurityRule } from "../providers.ts";
import type { AddressPlan, SubnetPurpose } from "./address-plan.ts";
import type { Flow, Peer } from "./traffic.ts";

type Direction = "Inbound" | "Outbound";

/** Azure's own rules, which allow the whole network and the way out, begin after this priority. */
const lastPriority = 4096;

/**
 * The rules of one segment's security group: what the flows permit, and everything else denied last, both ways. Both ends of a flow come from
 * the same line of the table, so no segment sends what another refuses.
 */
export const securityRules = (
  segment: SubnetPurpose,
  flows: readonly Flow[],
  addresses: AddressPlan,
): readonly NetworkSecurityGroupSecurityRule[] =>
  (["Inbound", "Outbound"] as const).flatMap((direction) => {
    const [near, far] = direction === "Inbound" ? (["to", "from"] as const) : (["from", "to"] as const);
    return [
      ...flows
        .filter((flow) => flow[near] === segment)
        .map((flow, index) => ({
          name: `Allow${nameOf(flow[far])}${direction}`,
          description: flow.why,
          direction,
          access: "Allow",
          priority: 100 + 10 * index,
          protocol: flow.protocol,
          sourcePortRange: "*",
          ...oneOrMore("sourceAddressPrefix", addressesOf(flow.from, addresses)),
          ...oneOrMore("destinationAddressPrefix", addressesOf(flow.to, addresses)),
          ...oneOrMore("destinationPortRange", flow.ports),
        })),
      denyAll(direction),
    ];
  });

const denyAll = (direction: Direction): NetworkSecurityGroupSecurityRule => ({
  name: `DenyAll${direction}`,
  description: "what is not allowed above is denied",
  direction,
  access: "Deny",
  priority: lastPriority,
  protocol: "*",
  sourcePortRange: "*",
  sourceAddressPrefix: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "*",
});

const nameOf = (peer: Peer): string =>
  typeof peer === "string" ? `${peer.charAt(0).toUpperCase()}${peer.slice(1)}` : peer.name;

const addressesOf = (peer: Peer, addresses: AddressPlan): readonly string[] =>
  typeof peer === "string" ? [addresses[peer]!] : peer.addresses;

/** Azure takes tags and wildcards in the singular argument only, several values in the plural one only. */
const oneOrMore = (
  argument: "sourceAddressPrefix" | "destinationAddressPrefix" | "destinationPortRange",
  values: readonly string[],
): Readonly<Record<string, string | string[]>> =>
  values.length === 1
    ? { [argument]: values[0]! }
    : { [`${argument}${argument.endsWith("Prefix") ? "es" : "s"}`]: [...values] };
