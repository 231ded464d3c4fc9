import type { IndicatorList } from "./list.ts";

/** What a named value of API Management holds. */
const longest = 4_096;

/**
 * The list as the gateway's named value `mcp-indicators` has it. Clients and definitions come first: hosts that find no room are refused by the servers, which
 * have the whole list.
 *
 * @example
 * const { words, left } = gatewayWords({ clients: [], digests: [], hosts: ["evil.example"] });
 * console.log(words, left); // host:evil.example 0
 */
export const gatewayWords = ({
  clients,
  digests,
  hosts,
}: Pick<IndicatorList, "clients" | "digests" | "hosts">): {
  readonly words: string;
  readonly left: number;
} => {
  const all = [
    ...clients.map((one) => `client:${one}`),
    ...digests.map((one) => `sha256-${one}`),
    ...hosts.map((one) => `host:${one}`),
  ];
  let words = "";
  let taken = 0;
  for (const word of all) {
    if (words.length + word.length + 1 > longest) break;
    words += `${taken === 0 ? "" : " "}${word}`;
    taken += 1;
  }
  return { words: words === "" ? "none" : words, left: all.length - taken };
};
