import { canonicalHost, findAllowed, isLiteral } from "./allow-list.ts";
import type { AllowEntry, AllowList } from "./allow-list.ts";
import { EgressRefusal } from "./refusal.ts";

export interface Target {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  readonly entry: AllowEntry;
}

const maxUrlLength = 4096;

/** SSRF: every rule that can be decided from the URL alone, applied to the first hop and to every redirect alike. */
export const checkTarget = (
  text: string,
  allow: AllowList,
  refuses: (host: string) => boolean = () => false,
): Target => {
  if (text.length > maxUrlLength) {
    throw new EgressRefusal("url", `url: ${text.length} characters received, at most ${maxUrlLength} allowed`);
  }
  if (!URL.canParse(text)) throw new EgressRefusal("url", "url: not an absolute URL; write https://host/path");
  const url = new URL(text);
  if (url.protocol !== "https:") {
    throw new EgressRefusal("scheme", `url: scheme "${url.protocol.slice(0, -1)}" received, only https is allowed`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new EgressRefusal("credentials", "url: carries a user name or password; remove it");
  }
  const host = canonicalHost(url.hostname);
  if (host === undefined) throw new EgressRefusal("host", "url: host is not a valid name");
  if (isLiteral(host)) throw new EgressRefusal("address", "url: host is an address; only allowed names are reachable");
  // First, so that a host that is on the list is distinguished from an unknown one.
  if (refuses(host)) throw new EgressRefusal("indicator", `url: host "${host}" is known to be compromised`);
  const port = url.port === "" ? 443 : Number(url.port);
  const entry = findAllowed(allow, host, port);
  if (!entry) throw new EgressRefusal("host", `url: host "${host}" on port ${port} is not on the allow-list`);
  url.hash = "";
  return { url, host, port, entry };
};
