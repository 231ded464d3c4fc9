import type { IndicatorList } from "./list.ts";

/** How many characters a named value of API Management takes. */
const longest = 4_096;

/**
 * The indicators of compromise as the gateway's named value `mcp-indicators` holds them, and how many did not fit. Clients and definitions come first; the servers
 * refuse the hosts that did not fit, because they read the whole list.
 *
 * @example
 * const { value, left } = indicatorsForGateway({ clients: [], digests: [], hosts: ["evil.example"] });
 * console.log(value, left); // host:evil.example 0
 */
export const indicatorsForGateway = ({
  clients,
  digests,
  hosts,
}: Pick<IndicatorList, "clients" | "digests" | "hosts">): {
  readonly value: string;
  readonly left: number;
} => {
  const all = [
    ...clients.map((one) => `client:${one}`),
    ...digests.map((one) => `sha256-${one}`),
    ...hosts.map((one) => `host:${one}`),
  ];
  let value = "";
  let taken = 0;
  for (const indicator of all) {
    if (value.length + indicator.length + 1 > longest) break;
    value += `${taken === 0 ? "" : " "}${indicator}`;
    taken += 1;
  }
  return { value: value === "" ? "none" : value, left: all.length - taken };
};
