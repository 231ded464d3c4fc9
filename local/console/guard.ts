// Who may talk to the console: programs on this machine and the page that it serves itself. It hands out tokens and causes faults.
import type { IncomingMessage } from "node:http";

const names = ["127.0.0.1", "localhost"];

/** Why a request is refused, or nothing. A page that rebinds its name to loopback still sends that name. */
export const refusedBecause = ({ headers, method }: IncomingMessage, port: number): string | undefined => {
  const hosts = names.map((name) => `${name}:${port}`);
  const { host = "", origin } = headers;
  if (!hosts.includes(host)) return `Host: received ${JSON.stringify(host)}; should be ${hosts.join(" or ")}`;
  if (origin !== undefined && origin !== `http://${host}`) return "Origin: another page's; should be this page's own";
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "Sec-Fetch-Site: another page asks";
  const type = headers["content-type"]?.split(";")[0];
  const changes = method !== "GET" && method !== "HEAD";
  if (changes && type !== "application/json") return "Content-Type: should be application/json";
  return undefined;
};
