import { classifications } from "./catalogue.ts";
import type { Classification } from "./catalogue.ts";
import { dataRuleRight, isDataRule } from "./data-rules.ts";
import type { DataRule } from "./data-rules.ts";

/** How one kind of value travels through an environment variable: what is right, how it is read, how it is written. */
export interface Kind<T> {
  /** Completes the sentence "should be …". */
  readonly right: string;
  /** The value, or undefined when the text is not one. */
  readonly read: (text: string) => T | undefined;
  readonly write: (value: T) => string;
  /** The exact fault of an invalid text, for values with several parts. */
  readonly problems?: (text: string) => readonly FieldProblem[];
}

/** One thing wrong inside a structured value: where, what it held, what it should hold. */
export interface FieldProblem {
  /** The part of the value, such as `[2].url`. */
  readonly field: string;
  /** What stands there. */
  readonly received: unknown;
  /** What would be right. */
  readonly right: string;
}

const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

const kind = <T>(right: string, read: (text: string) => T | undefined, write: (value: T) => string): Kind<T> => ({
  right,
  read,
  write,
});

const same = (value: string): string => value;

const matching = (right: string, pattern: RegExp): Kind<string> =>
  kind(right, (text) => (pattern.test(text) ? text : undefined), same);

const parsedUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const isPlain = (url: URL): boolean =>
  url.username === "" && url.password === "" && url.search === "" && url.hash === "";

export const guid: Kind<string> = kind(
  "a GUID such as 00000000-0000-0000-0000-000000000000",
  (text) =>
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : undefined,
  same,
);

/** The address of a service: https, a host, nothing behind it. Always read without a trailing slash. */
export const httpsOrigin: Kind<string> = kind(
  "an https:// address without path, query, credentials or fragment",
  (text) => {
    const url = parsedUrl(text);
    return url?.protocol === "https:" && isPlain(url) && url.pathname === "/" ? url.origin : undefined;
  },
  same,
);

export const httpsUrl: Kind<string> = kind(
  "an https:// URL without credentials or fragment",
  (text) => {
    const url = parsedUrl(text);
    return url?.protocol === "https:" && url.username === "" && url.password === "" && url.hash === ""
      ? text
      : undefined;
  },
  same,
);

export const issuerUrl: Kind<string> = kind(
  "an https:// URL without query, credentials or fragment (http:// on loopback only)",
  (text) => {
    const url = parsedUrl(text);
    if (!url || !isPlain(url)) return undefined;
    const secure = url.protocol === "https:" || (url.protocol === "http:" && loopbackHosts.includes(url.hostname));
    return secure ? text : undefined;
  },
  same,
);

/** Compared byte for byte by clients with what they typed, so it is kept exactly as given. */
export const publicUrl: Kind<string> = kind(
  "the https:// URL that clients use, with a path and without trailing slash, query or fragment (http:// on loopback only)",
  (text) => {
    const url = parsedUrl(text);
    if (!url || !isPlain(url) || url.pathname === "/" || text.endsWith("/") || url.href !== text) return undefined;
    const secure = url.protocol === "https:" || (url.protocol === "http:" && loopbackHosts.includes(url.hostname));
    return secure ? text : undefined;
  },
  same,
);

export const applicationIdUri: Kind<string> = kind(
  "an Application ID URI: api://… or https://… (http:// on loopback only), without trailing slash",
  (text) => {
    const url = parsedUrl(text);
    if (!url || !isPlain(url) || text.endsWith("/")) return undefined;
    const loopback = url.protocol === "http:" && loopbackHosts.includes(url.hostname);
    return url.protocol === "api:" || url.protocol === "https:" || loopback ? text : undefined;
  },
  same,
);

export const origin: Kind<string> = kind(
  "an origin: scheme, host and, unless it is the default, port (https; http on loopback only)",
  (text) => {
    const url = parsedUrl(text);
    if (!url || url.origin !== text) return undefined;
    return url.protocol === "https:" || loopbackHosts.includes(url.hostname) ? text : undefined;
  },
  same,
);

export const hostAndPort: Kind<string> = matching(
  "a host name in lower case with an optional :port",
  /^(\[[0-9a-f:]{2,39}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(:[0-9]{1,5})?$/,
);

export const egressHost: Kind<string> = matching(
  "a host name in lower case with an optional :port, without scheme, path or wildcard",
  /^(?=.{1,259}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[0-9]{1,5})?$/,
);

export const cidr: Kind<string> = matching(
  "an address range such as 10.1.0.0/24",
  /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}\/[0-9]{1,2}|[0-9a-f:]{2,39}\/[0-9]{1,3})$/,
);

export const bindAddress: Kind<string> = matching(
  "an IP address to listen on, such as 127.0.0.1 or 0.0.0.0",
  /^[0-9a-f.:]{2,39}$/,
);

export const containerName: Kind<string> = matching(
  "a blob container name: 3 to 63 lower-case letters, digits and single hyphens",
  /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
);

export const secretName: Kind<string> = matching(
  "a Key Vault secret name: 1 to 127 letters, digits and hyphens",
  /^[0-9A-Za-z-]{1,127}$/,
);

export const keyUrl: Kind<string> = matching(
  "the URL of a Key Vault key: https://<vault>/keys/<name>, with or without a version",
  /^https:\/\/[a-z0-9.-]{1,253}(?::[0-9]{1,5})?\/keys\/[0-9A-Za-z-]{1,127}(?:\/[0-9a-f]{32})?$/,
);

export const streamName: Kind<string> = matching(
  "1 to 64 letters, digits, dots, hyphens and underscores",
  /^[\w.-]{1,64}$/,
);

export const collectionRule: Kind<string> = matching(
  "the immutable id of a data collection rule: dcr- and 32 hexadecimal digits",
  /^dcr-[0-9a-f]{32}$/,
);

export const roleName: Kind<string> = matching(
  "an app role value: letters, digits, dots, hyphens and underscores",
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/,
);

export const authenticationContext: Kind<string> = matching(
  "the id of an authentication context of Conditional Access: c1 to c99",
  /^c[1-9][0-9]?$/,
);

type Guarded = Exclude<Classification, "public">;

/** The classifications above `public`, which any signed-in user may reach. */
const guarded = classifications.filter((one): one is Guarded => one !== "public");

/** What each classification asks for; no entry where it asks for nothing of its own. */
export type ByClassification = Readonly<Partial<Record<Guarded, string>>>;

const valuesBy = <Name extends Classification>(
  names: readonly Name[],
  of: Kind<string>,
): Kind<Readonly<Partial<Record<Name, string>>>> =>
  kind<Readonly<Partial<Record<Name, string>>>>(
    `an empty value or a comma-separated list such as confidential=…: ${names.join(", ")}, each at most once and with ${of.right}`,
    (text) => {
      const entries = text === "" ? [] : text.split(",").map((entry) => entry.trim().split("="));
      const read: Partial<Record<Name, string>> = {};
      for (const [name = "", value = "", ...rest] of entries) {
        const known = names.find((one) => one === name);
        const said = of.read(value);
        if (!known || said === undefined || rest.length > 0 || read[known] !== undefined) return undefined;
        read[known] = said;
      }
      return read;
    },
    (values) =>
      names.flatMap((name) => (values[name] === undefined ? [] : `${name}=${of.write(values[name])}`)).join(","),
  );

export const byClassification = (of: Kind<string>): Kind<ByClassification> => valuesBy(guarded, of);

/** The name of the sensitivity label of each classification. */
export type Labels = Readonly<Partial<Record<Classification, string>>>;

/**
 * A name that Purview gives a sensitivity label.
 *
 * @example
 * labelName.read("Confidential/All staff"); // undefined for a text that is no such name
 */
export const labelName: Kind<string> = matching(
  "the name of a label: 1 to 64 letters, digits, spaces, dots, slashes, brackets and hyphens",
  /^[A-Za-z0-9](?:[A-Za-z0-9 ./()-]{0,62}[A-Za-z0-9)])?$/,
);

export const labels: Kind<Labels> = valuesBy(classifications, labelName);

/** Rows such as `public.output.contact=allow`. */
export const dataRules: Kind<readonly DataRule[]> = kind<readonly DataRule[]>(
  `an empty value or a comma-separated list such as confidential.output.contact=withhold, each ${dataRuleRight}`,
  (text) => {
    const entries = text === "" ? [] : text.split(",").map((entry) => entry.trim().split(/[.=]/));
    const read = entries.map(([classification = "", direction = "", kindOfData = "", action = "", ...rest]) =>
      rest.length === 0 ? { classification, direction, kind: kindOfData, action } : undefined,
    );
    return read.every((rule) => rule !== undefined && isDataRule(rule)) ? (read as unknown as DataRule[]) : undefined;
  },
  (rules) => rules.map((rule) => `${rule.classification}.${rule.direction}.${rule.kind}=${rule.action}`).join(","),
);

export const toolName: Kind<string> = matching(
  "a tool name: 1 to 64 letters, digits, dots, hyphens and underscores, a letter first; of a resource or a prompt, with resource/ or prompt/ before it",
  /^(?:resource\/|prompt\/)?[A-Za-z][A-Za-z0-9_.-]{0,63}$/,
);

export const filePath: Kind<string> = matching("the absolute path of a file", /^\/[^\0]{1,1023}$/);

export const sha256Digest: Kind<string> = matching(
  "a SHA-256 digest in base64url (43 characters)",
  /^[A-Za-z0-9_-]{43}$/,
);

/** Without a local key the string only says where to send; the account refuses senders without an Entra token. */
export const telemetryConnectionString: Kind<string> = kind(
  "an Application Insights connection string: InstrumentationKey=…;IngestionEndpoint=https://…",
  (text) => {
    if (!/^[\x21-\x7e]{1,1024}$/.test(text)) return undefined;
    const parts = text.split(";");
    const has = (shape: RegExp): boolean => parts.some((part) => shape.test(part));
    return has(/^InstrumentationKey=[0-9a-f-]{36}$/i) && has(/^IngestionEndpoint=https:\/\//i) ? text : undefined;
  },
  String,
);

export const boolean: Kind<boolean> = kind(
  "true or false",
  (text) => (text === "true" ? true : text === "false" ? false : undefined),
  String,
);

export const integer = (least: number, most: number): Kind<number> =>
  kind(
    `a whole number from ${least} to ${most}`,
    (text) => {
      const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
    String,
  );

export const choice = <const C extends readonly string[]>(...choices: C): Kind<C[number]> =>
  kind(`one of ${choices.join(", ")}`, (text) => choices.find((one) => one === text), same);

export const list = (of: Kind<string>, least = 0): Kind<readonly string[]> =>
  kind<readonly string[]>(
    `${least > 0 ? "a" : "an empty value or a"} comma-separated list, each entry ${of.right}`,
    (text) => {
      const entries = text === "" ? [] : text.split(",").map((entry) => of.read(entry.trim()));
      return entries.length >= least && entries.every((entry) => entry !== undefined) ? entries : undefined;
    },
    (values) => values.map(of.write).join(","),
  );
