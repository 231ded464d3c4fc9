// Another server on this machine: how it is named on the command line or in the configuration, and what it becomes here.
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import type { Upstream } from "@mcp-landing-zone/contract";
import { upstreamProblems } from "@mcp-landing-zone/contract";
import { LaunchError } from "../launch-error.ts";

/** A server that this project did not write: a command that speaks over its standard streams, or a URL. */
export interface Guest {
  readonly name: string;
  readonly upstream: Upstream;
}

/** In the configuration: `local: { command: ["node", "server.js"] }` or `local: { url }`. */
export type GuestTarget = { readonly command: readonly string[] } | { readonly url: string };

export const guestUsage = '--server <name>=<http://127.0.0.1:3000/mcp | "command with arguments">';
/** The name of the server that runs without a configuration, and words that are paths of the gateway. */
const reserved: ReadonlySet<string> = new Set(["mcp", "oauth", "approvals"]);
const loopbackHosts: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

const refuse = (field: string, received: string, right: string): never => {
  throw new LaunchError(`${field}: received ${received}; should be ${right}`, `npm start -- ${guestUsage}`);
};

/** The program's file, looked for as a shell does. */
const programOf = (name: string, field: string): string => {
  const folders = isAbsolute(name) ? [""] : (process.env["PATH"] ?? "").split(delimiter);
  for (const folder of folders) {
    const file = folder === "" ? name : join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return refuse(field, name, "a program that is on the PATH");
};

/** Words of a command line; quotes hold a word together, and there is no other syntax. */
export const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");

/** What a command gets of this machine's environment: where programs and a home are. */
const inherited = ["PATH", "HOME", "TMPDIR"];

const overStdio = (name: string, [program = "", ...args]: readonly string[], field: string): Upstream => ({
  name,
  command: programOf(program, field),
  args,
  env: Object.fromEntries(inherited.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : []))),
  cwd: process.cwd(),
});

/**
 * A loopback address is reached without TLS, which needs a name here: the guard connects to names alone. `localhost` stands for the machine,
 * and `loopbackWay` opens that connection without TLS.
 */
const overHttp = (name: string, text: string, field: string): Upstream => {
  if (!URL.canParse(text)) return refuse(`${field} ${name}`, text, "a URL, or a command");
  const url = new URL(text);
  const isLoopback = loopbackHosts.has(url.hostname);
  if (url.protocol === "https:" && !isLoopback) return { name, url: text };
  if (url.protocol !== "http:" || !isLoopback)
    return refuse(`${field} ${name}`, text, "https, or http on this machine's loopback address");
  return {
    name,
    url: `https://localhost:${url.port === "" ? "80" : url.port}${url.pathname}`,
    private: ["127.0.0.0/8"],
  };
};

export const isOnLoopback = (upstream: Upstream): boolean =>
  "url" in upstream && new URL(upstream.url).hostname === "localhost";

/** How another server is reached from this machine. `field` is where a person wrote it. */
export const upstreamFrom = (name: string, target: GuestTarget, field: string): Upstream => {
  const upstream = "url" in target ? overHttp(name, target.url, field) : overStdio(name, target.command, field);
  const [problem] = upstreamProblems([upstream]);
  if (problem)
    refuse(`${field} ${name}${problem.field.replace("[0]", "")}`, JSON.stringify(problem.received), problem.right);
  return upstream;
};

export const guestFrom = (name: string, target: GuestTarget, field = "--server"): Guest => {
  if (!/^[a-z][a-z0-9-]{1,19}$/.test(name) || reserved.has(name))
    refuse(
      field,
      name,
      "2 to 20 small letters, digits and hyphens, a letter first, and not the reference server's name",
    );
  return { name, upstream: upstreamFrom(name, target, field) };
};

/** `name=http://…` or `name=command with arguments`. */
export const parseGuest = (text: string): Guest => {
  const [, name = "", target = ""] =
    /^([^=]*)=(.+)$/s.exec(text) ?? refuse("--server", text, "<name>=<URL or command>");
  return guestFrom(name, /^https?:/.test(target) ? { url: target } : { command: wordsOf(target) });
};
