import { isIP, isIPv4 } from "node:net";

/** Forms of a text that no short pattern describes, by the name that rules use. */
export const forms = {
  "not empty": (text) => text !== "",
  "not blank": (text) => text.trim() !== "",
  guid: (text) => GUID.test(text),
  "guid or empty": (text) => text === "" || GUID.test(text),
  "lower case without blanks": (text) => text.trim() !== "" && text === text.toLowerCase() && !text.includes(" "),
  ip: (text) => isIP(text) !== 0,
  ipv4: (text) => isIPv4(text),
  cidr: (text) => CIDR.test(text),
  "ip or cidr": (text) => isIP(text) !== 0 || CIDR.test(text),
  "ip, range, cidr or *": (text) => text === "*" || isIP(text) !== 0 || CIDR.test(text) || isRange(text),
  "cidr or IANAPrivateRanges": (text) => text === "IANAPrivateRanges" || CIDR.test(text),
  port: (text) => isPort(text),
  "port or range": (text) => isPort(text) || isPortRange(text),
  "port, range or *": (text) => text === "*" || isPort(text) || isPortRange(text),
  "positive whole number": (text) => /^\d+$/.test(text) && Number(text) > 0,
  "http address": (text) => isAddress(text, ["http", "https"]),
  "https address": (text) => isAddress(text, ["https"]),
  "e-mail address": (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  base64: (text) => text !== "" && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text),
  json: (text) => parses(text),
  time: (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  "resource id": (text) => RESOURCE_ID.test(text),
  "resource id or empty": (text) => text === "" || RESOURCE_ID.test(text),
  "redirect address": (text) => isRedirect(text, ["http", "https", "ms-appx-web", "brk-multihub"], false),
  "redirect address or urn": (text) => isRedirect(text, ["http", "https", "ms-appx-web", "brk-multihub"], true),
  "redirect address of any scheme": (text) => isRedirect(text, undefined, true),
  "application id uri": (text) => isUrn(text) || isUri(text, ["http", "https", "api", "ms-appx"], { bareSlash: false }),
} satisfies Readonly<Record<string, (text: string) => boolean>>;

export type Form = keyof typeof forms;

const RESOURCE_ID = /^\/subscriptions\/[^/]+(\/[^/]+\/[^/]+)*$/;
const GUID = /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
const CIDR = /^(\d{1,3}\.){3}\d{1,3}\/([0-9]|[12][0-9]|3[0-2])$|^[0-9a-fA-F:]+\/\d{1,3}$/;

const isRange = (text: string): boolean => {
  const ends = text.split("-");
  return ends.length === 2 && ends.every((end) => isIPv4(end));
};

const isPort = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

const isPortRange = (text: string): boolean => {
  const [from = "", to = "", more] = text.split("-");
  return more === undefined && isPort(from) && isPort(to) && Number(from) < Number(to);
};

const isAddress = (text: string, schemes: readonly string[]): boolean => {
  const url = parsed(text);
  return url !== null && url.host !== "" && schemes.includes(url.protocol.slice(0, -1));
};

const isUrn = (text: string): boolean => text.startsWith("urn:") && text.split(":").length >= 3;

const isRedirect = (text: string, schemes: readonly string[] | undefined, urn: boolean): boolean => {
  if (urn && isUrn(text)) return true;
  return text.length <= 256 && isUri(text, schemes, { bareSlash: true, path: schemes !== undefined });
};

/** As Go's `url.Parse` splits it: a host, and a path that may be missing. */
const isUri = (
  text: string,
  schemes: readonly string[] | undefined,
  { bareSlash, path = false }: { readonly bareSlash: boolean; readonly path?: boolean },
): boolean => {
  const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\s]+)([^\s]*)$/i.exec(text) ?? [];
  if (host === "" || (!bareSlash && rest === "/") || (path && !rest.startsWith("/"))) return false;
  return schemes === undefined || schemes.includes(scheme);
};

const parsed = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
