import type { IConstruct } from "constructs";
import { ConstructError, refuseUnless } from "../errors.ts";
import type { Cidr } from "./cidr.ts";
import { contains, formatCidr, overlap, parseCidr, part } from "./cidr.ts";

/** The purposes of a network's subnets, in the order of their default places. */
export const segments = ["gateway", "containers", "endpoints", "firewall"] as const;

/** A part of a network with addresses of its own. */
export type Segment = (typeof segments)[number];

/** Segments that other constructs build in. */
export type SubnetPurpose = Exclude<Segment, "firewall">;

/** Ranges of a network by segment. */
export type AddressPlan = Readonly<Partial<Record<Segment, string>>>;

/** Prefix length of the smallest subnet that works for a purpose with any content; the gateway's depends on its tier. */
export const smallest = {
  // https://learn.microsoft.com/azure/container-apps/custom-virtual-networks
  containers: 27,
  // Each private endpoint takes an address and Azure Monitor's about a dozen.
  endpoints: 27,
  // https://learn.microsoft.com/azure/firewall/firewall-faq
  firewall: 26,
} as const;

/** Ranges that the platform below Container Apps uses itself. */
const reservedForContainers = [
  "169.254.0.0/16",
  "172.30.0.0/16",
  "172.31.0.0/16",
  "192.0.2.0/24",
  "100.100.0.0/17",
  "100.100.128.0/19",
  "100.100.160.0/19",
  "100.100.192.0/19",
] as const;

export interface AddressPlanProps {
  readonly addressSpace: string;
  /**
   * Ranges of your own choice. Without them the upper half of the address space stays free.
   * @default - each segment has an eighth of the address space, always the same one
   */
  readonly subnets?: AddressPlan;
  /** The segments that the network has, each with the prefix length of the smallest subnet that works. */
  readonly needs: Readonly<Partial<Record<Segment, number>>>;
}

/**
 * Gives every segment its range. A segment keeps its place when another one comes or goes, because a subnet that moves is replaced with all that
 * stands in it.
 */
export const planAddresses = (at: IConstruct, { addressSpace, subnets = {}, needs }: AddressPlanProps): AddressPlan => {
  const space = read(at, "addressSpace", addressSpace);
  const unused = segments.find((segment) => subnets[segment] !== undefined && needs[segment] === undefined);
  refuseUnless(unused === undefined, "VALUES_CONFLICT", {
    at,
    field: `subnets.${unused}`,
    received: unused && subnets[unused],
    expected: `nothing, because this network has no ${unused} subnet`,
  });
  const planned = segments
    .filter((segment) => needs[segment] !== undefined)
    .map((segment) => {
      const own = subnets[segment];
      const range = own === undefined ? part(space, 3, segments.indexOf(segment)) : read(at, `subnets.${segment}`, own);
      return { segment, range, field: own === undefined ? "addressSpace" : `subnets.${segment}` };
    });
  for (const [index, { segment, range, field }] of planned.entries()) {
    const limit = needs[segment]!;
    const received = field === "addressSpace" ? addressSpace : formatCidr(range);
    refuseUnless(range.prefix <= limit, "VALUE_INVALID", {
      at,
      field,
      received,
      expected:
        field === "addressSpace"
          ? `/${limit - 3} or larger, so that the ${segment} subnet has a /${limit}, or your own ranges in subnets`
          : `/${limit} or larger`,
    });
    refuseUnless(contains(space, range), "VALUE_INVALID", {
      at,
      field,
      received,
      expected: `a range inside ${addressSpace}`,
    });
    for (const other of planned.slice(0, index)) {
      refuseUnless(!overlap(range, other.range), "VALUES_CONFLICT", {
        at,
        field: `subnets.${segment}`,
        received: formatCidr(range),
        expected: `a range that shares no address with ${other.segment} (${formatCidr(other.range)})`,
      });
    }
    if (segment === "containers") refuseReserved(at, field, received, range);
  }
  return Object.fromEntries(planned.map(({ segment, range }) => [segment, formatCidr(range)]));
};

const refuseReserved = (at: IConstruct, field: string, received: string, range: Cidr): void => {
  const taken = reservedForContainers.find((reserved) => overlap(range, parseCidr(reserved)!));
  refuseUnless(taken === undefined, "VALUES_CONFLICT", {
    at,
    field,
    received,
    expected: `no address of ${taken}, which Container Apps keeps for itself`,
  });
};

/** The arithmetic needs the addresses now: what is only known at apply cannot be checked, so it is refused as well. */
const read = (at: IConstruct, field: string, text: string): Cidr => {
  const range = parseCidr(text);
  if (range) return range;
  throw new ConstructError("VALUE_INVALID", {
    at,
    field,
    received: text,
    expected: "a literal IPv4 range such as 10.64.0.0/21, beginning at its first address",
  });
};
