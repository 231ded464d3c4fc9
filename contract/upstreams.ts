import { spotlightModes } from "./catalogue.ts";
import type { SpotlightMode } from "./catalogue.ts";
import { egressHost, cidr, secretName } from "./setting-kinds.ts";
import type { FieldProblem, Kind } from "./setting-kinds.ts";
import { isRecord } from "./record.ts";

/** How this server proves itself to an upstream. The caller's own token is never among it. */
export type UpstreamCredential =
  | { readonly kind: "none" }
  /** A token of the server's managed identity. */
  | { readonly kind: "managed-identity"; readonly scope: string }
  /** A token in the caller's name; definitions are asked for with the managed identity's. */
  | { readonly kind: "on-behalf-of"; readonly scope: string }
  /** A secret of the vault, in this header (over HTTP) or environment variable (of a child process). */
  | { readonly kind: "secret"; readonly name: string; readonly as: string };

interface AnyUpstream {
  /** First part of its tools' names, before the dot. */
  readonly name: string;
  /** @default none */
  readonly credential?: UpstreamCredential;
  /** How its texts are set apart from everything else that a model reads. @default "datamark" */
  readonly spotlight?: SpotlightMode;
}

/** An MCP server that is reached over Streamable HTTP. */
export interface HttpUpstream extends AnyUpstream {
  /** Its endpoint. No other host is ever connected to on its behalf. */
  readonly url: string;
  /** Private ranges into which its host may resolve, as CIDR. @default none */
  readonly private?: readonly string[];
}

/** An MCP server that runs as a child process and speaks over its standard streams. */
export interface StdioUpstream extends AnyUpstream {
  /** Absolute path of the program. No shell has a part in it. */
  readonly command: string;
  /** The arguments of the command. */
  readonly args?: readonly string[];
  /** Its whole environment. @default empty */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder in which it runs. @default a fresh directory */
  readonly cwd?: string;
}

/** Another MCP server whose pinned tools this one serves. */
export type Upstream = HttpUpstream | StdioUpstream;

/**
 * Whether an upstream is reached over HTTP and not started as a process.
 *
 * @example
 * declare const upstream: Upstream;
 * if (overHttp(upstream)) console.log(upstream.url);
 */
export const overHttp = (upstream: Upstream): upstream is HttpUpstream => "url" in upstream;

/**
 * Hosts of upstreams outside the network, which a network without other ways out has to let through.
 *
 * @example
 * declare const upstreams: readonly Upstream[];
 * publicHostsOf(upstreams); // what the egress allow-list needs
 */
export const publicHostsOf = (upstreams: readonly Upstream[]): readonly string[] => [
  ...new Set(
    upstreams
      .filter(overHttp)
      .filter(({ private: ranges = [] }) => ranges.length === 0)
      .map(({ url }) => new URL(url).hostname),
  ),
];

/**
 * Secrets of the vault that upstreams are shown.
 *
 * @example
 * declare const upstreams: readonly Upstream[];
 * secretsOf(upstreams); // the names of secrets in the vault
 */
export const secretsOf = (upstreams: readonly Upstream[]): readonly string[] => [
  ...new Set(upstreams.flatMap(({ credential }) => (credential?.kind === "secret" ? [credential.name] : []))),
];

interface Rule {
  readonly accepts: (value: unknown) => boolean;
  readonly right: string;
}
type Fields = Readonly<Record<string, Rule | { readonly optional: Rule }>>;

const matching = (pattern: RegExp, right: string): Rule => ({
  accepts: (value) => typeof value === "string" && pattern.test(value),
  right,
});
const kindRule = ({ read, right }: Kind<string>): Rule => ({
  accepts: (value) => typeof value === "string" && read(value) !== undefined,
  right,
});
const listOf = (rule: Rule, most: number): Rule => ({
  accepts: (value) => Array.isArray(value) && value.length <= most && value.every(rule.accepts),
  right: `at most ${most} of ${rule.right}`,
});
const oneOf = (...values: readonly string[]): Rule => ({
  accepts: (value) => values.includes(value as string),
  right: `one of ${values.join(", ")}`,
});

const name = matching(/^[a-z][a-z0-9-]{0,19}$/, "1 to 20 small letters, digits and hyphens, a letter first");
const absolute = matching(/^\/[^\0\n]{1,1000}$/, "an absolute path");
const scope = matching(
  /^(?:api|https):\/\/[^\s?#]{1,200}\/\.default$/,
  "a scope that ends in /.default, because the server's own identity asks for it too",
);
const endpoint: Rule = {
  accepts: (value) => {
    if (typeof value !== "string" || !URL.canParse(value)) return false;
    const { protocol, host, username, password, hash, search } = new URL(value);
    return protocol === "https:" && `${username}${password}${hash}${search}` === "" && isHost(host);
  },
  right: "an https:// URL with a host name, without credentials, query or fragment",
};
/** `localhost` is the one name without a dot: a server beside this one. Its range, 127.0.0.0/8, has to be named like every other. */
const isHost = (host: string): boolean =>
  /^localhost(?::[0-9]{1,5})?$/.test(host) || egressHost.read(host) !== undefined;

const secretLooking = /^eyJ|(?:key|sig|secret|password|token|pwd)\s*[=:]/i;
const secretNamed = /key|secret|token|passw|pwd|credential/i;
const variable = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
/** Windows and some programs know no case of these names: which of the two holds would depend on the machine. */
const differByCase = (names: readonly string[]): boolean =>
  new Set(names.map((one) => one.toUpperCase())).size < names.length;
const environment: Rule = {
  accepts: (value) =>
    isRecord(value) &&
    !differByCase(Object.keys(value)) &&
    Object.entries(value).every(
      ([key, text]) =>
        variable.test(key) &&
        !secretNamed.test(key) &&
        typeof text === "string" &&
        text.length <= 2_000 &&
        // No process can be started with one.
        !text.includes("\0") &&
        !secretLooking.test(text),
    ),
  right:
    "variables whose names differ by more than case, with texts without NUL that are no secrets; a secret is named in `credential` and stays in the vault",
};
const argument: Rule = {
  accepts: (value) =>
    typeof value === "string" && value.length <= 2_000 && !value.includes("\0") && !secretLooking.test(value),
  right: "texts without NUL that are no secrets",
};

const credentials: Readonly<Record<UpstreamCredential["kind"], Fields>> = {
  none: {},
  "managed-identity": { scope },
  "on-behalf-of": { scope },
  secret: {
    name: kindRule(secretName),
    as: matching(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "the name of a header or environment variable"),
  },
};
const spotlight = { optional: oneOf(...spotlightModes) };
const anything: Rule = { accepts: () => true, right: "anything" };
const common = { name, spotlight, credential: { optional: anything } };
const httpFields: Fields = { ...common, url: endpoint, private: { optional: listOf(kindRule(cidr), 8) } };
const stdioFields: Fields = {
  ...common,
  command: absolute,
  args: { optional: listOf(argument, 64) },
  env: { optional: environment },
  cwd: { optional: absolute },
};

const inFields = (value: Readonly<Record<string, unknown>>, fields: Fields, at: string): FieldProblem[] => [
  ...Object.keys(value)
    .filter((key) => !Object.hasOwn(fields, key))
    .map((key) => ({ field: `${at}.${key}`, received: key, right: `one of ${Object.keys(fields).join(", ")}` })),
  ...Object.entries(fields).flatMap(([key, entry]) => {
    const given = value[key];
    const rule = "optional" in entry ? entry.optional : entry;
    if (given === undefined && "optional" in entry) return [];
    return rule.accepts(given) ? [] : [{ field: `${at}.${key}`, received: given, right: rule.right }];
  }),
];

const inCredential = (value: unknown, http: boolean, at: string): readonly FieldProblem[] => {
  if (value === undefined) return [];
  const kinds = http ? Object.keys(credentials) : ["none", "secret"];
  const kind = isRecord(value) ? value["kind"] : undefined;
  if (typeof kind !== "string" || !kinds.includes(kind)) {
    const why = http ? "" : ": a child process cannot be sent tokens";
    return [{ field: `${at}.kind`, received: kind, right: `one of ${kinds.join(", ")}${why}` }];
  }
  return inFields(value as Readonly<Record<string, unknown>>, { kind: anything, ...credentials[kind as "none"] }, at);
};

const inUpstream = (value: unknown, at: string): readonly FieldProblem[] => {
  if (!isRecord(value)) return [{ field: at, received: value, right: "an object" }];
  if ("url" in value === "command" in value) {
    return [{ field: at, received: Object.keys(value).join(", "), right: "either url or command" }];
  }
  const http = "url" in value;
  return [
    ...inFields(value, http ? httpFields : stdioFields, at),
    ...inCredential(value["credential"], http, `${at}.credential`),
  ];
};

const mostUpstreams = 16;

/**
 * What keeps a value from being a list of upstreams. Empty when nothing does.
 *
 * @example
 * upstreamProblems([{ name: "weather", url: "http://weather" }]); // what is wrong, field by field
 */
export const upstreamProblems = (value: unknown, at = ""): readonly FieldProblem[] => {
  if (!Array.isArray(value) || value.length > mostUpstreams) {
    return [{ field: at, received: typeof value, right: `a list of at most ${mostUpstreams} upstreams` }];
  }
  const names = value.map((entry: unknown) => (isRecord(entry) ? entry["name"] : undefined));
  return value.flatMap((entry, index) => {
    const repeated = names.indexOf(names[index]) !== index;
    const field = `${at}[${index}]`;
    return repeated
      ? [{ field: `${field}.name`, received: names[index], right: "a name that no other upstream has" }]
      : inUpstream(entry, field);
  });
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Upstreams as JSON text. */
export const upstreamList: Kind<readonly Upstream[]> = {
  right: "a JSON list of upstreams",
  read: (text) => {
    const value = text === "" ? [] : parsed(text);
    return upstreamProblems(value).length === 0 ? (value as readonly Upstream[]) : undefined;
  },
  write: (value) => JSON.stringify(value),
  problems: (text) => upstreamProblems(parsed(text)),
};
