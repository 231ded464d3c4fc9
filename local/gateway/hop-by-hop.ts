// Headers that concern one connection and are not handed on (RFC 9110, 7.6.1).
import type { HeaderEntry } from "@mcp-landing-zone/gateway/policy/execute";

const always: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "expect",
]);

export const isHopByHop = (name: string): boolean => always.has(name.toLowerCase());

const pairs = (raw: readonly string[]): HeaderEntry[] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []));

/** The headers of a message as Node received them, without those. */
export const endToEnd = (raw: readonly string[]): readonly HeaderEntry[] => {
  const entries = pairs(raw);
  const named = entries
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((one) => one.trim().toLowerCase()));
  const dropped = new Set([...always, ...named]);
  return entries.filter(([name]) => !dropped.has(name.toLowerCase()));
};
