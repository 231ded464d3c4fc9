import { isIP } from "node:net";
import { parsePrefix } from "./address.ts";
import type { Prefix } from "./address.ts";

export interface AllowedHost {
  /** `docs.example.com`, or `*.example.com` for every name below it. Never an address. */
  readonly host: string;
  /** @default 443 */
  readonly port?: number;
  /** Private ranges this host may resolve into, as CIDR. @default none */
  readonly private?: readonly string[];
}

export interface AllowEntry {
  readonly name: string;
  readonly below: boolean;
  readonly port: number;
  readonly opened: readonly Prefix[];
}

export type AllowList = readonly AllowEntry[];

/** The one spelling of a host name: ASCII, lower case, no trailing dot. */
export const canonicalHost = (host: string): string | undefined => {
  const text = `https://${host}`;
  if (!URL.canParse(text)) return undefined;
  const { hostname, href } = new URL(text);
  if (href !== `https://${hostname}/`) return undefined;
  const name = hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
  return name === "" || name.endsWith(".") ? undefined : name;
};

export const isLiteral = (host: string): boolean => host.startsWith("[") || isIP(host) !== 0;

const readEntry = (entry: AllowedHost, index: number): AllowEntry => {
  const field = `egress.allow[${index}]`;
  const below = entry.host.startsWith("*.");
  const name = canonicalHost(below ? entry.host.slice(2) : entry.host);
  if (name === undefined || name.includes("*")) {
    throw new Error(`${field}.host: "${entry.host}" is not a host name; write "docs.example.com" or "*.example.com"`);
  }
  if (isLiteral(name)) throw new Error(`${field}.host: "${entry.host}" is an address; only names can be allowed`);
  if (below && !name.includes(".")) {
    throw new Error(`${field}.host: "${entry.host}" covers a whole top-level domain; name the domain, "*.example.com"`);
  }
  const port = entry.port ?? 443;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${field}.port: ${port} is not a port; write a whole number from 1 to 65535`);
  }
  const opened = (entry.private ?? []).map((cidr) => {
    const prefix = parsePrefix(cidr);
    if (!prefix) throw new Error(`${field}.private: "${cidr}" is not a CIDR range; write for example "10.1.0.0/24"`);
    return prefix;
  });
  return { name, below, port, opened };
};

export const readAllowList = (entries: readonly AllowedHost[]): AllowList => entries.map(readEntry);

export const findAllowed = (list: AllowList, host: string, port: number): AllowEntry | undefined =>
  list.find((e) => e.port === port && (e.below ? host.endsWith(`.${e.name}`) : host === e.name));
