import { contains, parseAddress, parsePrefix } from "./address.ts";
import type { Address, Prefix } from "./address.ts";

/**
 * Addresses that SSRF aims at: loopback, link-local, metadata services, private networks.
 *
 * `never`: no configuration opens it. `private`: reachable only for a host whose allow-list entry names the range.
 * First match decides, so exceptions stand before the ranges that contain them.
 */
const table: readonly (readonly [prefix: string, kind: "never" | "private", what: string])[] = [
  ["168.63.129.16/32", "never", "Azure WireServer"],
  ["169.254.0.0/16", "never", "link-local, instance metadata"],
  ["100.100.100.200/32", "never", "instance metadata"],
  ["192.0.0.0/24", "never", "protocol assignments, instance metadata"],
  ["0.0.0.0/8", "never", "this network"],
  ["192.0.2.0/24", "never", "documentation"],
  ["192.88.99.0/24", "never", "6to4 relay"],
  ["198.18.0.0/15", "never", "benchmarking"],
  ["198.51.100.0/24", "never", "documentation"],
  ["203.0.113.0/24", "never", "documentation"],
  ["224.0.0.0/4", "never", "multicast"],
  ["240.0.0.0/4", "never", "reserved, broadcast"],
  ["10.0.0.0/8", "private", "private network"],
  ["100.64.0.0/10", "private", "carrier-grade NAT"],
  ["127.0.0.0/8", "private", "loopback"],
  ["172.16.0.0/12", "private", "private network"],
  ["192.168.0.0/16", "private", "private network"],
  ["fd00:ec2::254/128", "never", "instance metadata"],
  ["fd20:ce::254/128", "never", "instance metadata"],
  ["::1/128", "private", "loopback"],
  ["fc00::/7", "private", "unique local"],
  ["2001::/23", "never", "protocol assignments, Teredo"],
  ["2001:db8::/32", "never", "documentation"],
  ["2002::/16", "never", "6to4"],
  ["3fff::/20", "never", "documentation"],
];

const ranges = table.map(([text, kind, what]) => ({ prefix: parsePrefix(text) as Prefix, kind, what }));
const globalUnicast = parsePrefix("2000::/3") as Prefix;

/** Interface identifiers 0000:5efe and 0200:5efe carry an IPv4 address under any prefix. */
const isIsatap = (address: Address) => ((address.value >> 32n) & 0xfdffffffn) === 0x5efen;

/** Says why an address may not be connected to, or nothing when it may. */
export const refusedAddress = (literal: string, opened: readonly Prefix[] = []): string | undefined => {
  const address = parseAddress(literal);
  if (!address) return "not an address";
  const range = ranges.find(({ prefix }) => contains(prefix, address));
  if (range?.kind === "never") return range.what;
  if (range) return opened.some((prefix) => contains(prefix, address)) ? undefined : range.what;
  if (address.family === 4) return undefined;
  if (!contains(globalUnicast, address)) return "not global unicast (mapped, translated or reserved)";
  return isIsatap(address) ? "ISATAP" : undefined;
};
