/** Names of arguments and outputs whose value is a credential. */
export const secretName =
  /(^|[_-])(password|passwd|pwd|secret|client_secret|private_key|access_key|account_key|shared_key|primary_key|secondary_key|api_key|apikey|sas|sas_token|sas_url|connection_string|token)($|[_-])/i;

/**
 * Names that look like one of them and are not: they name the place, the kind or the policy of a credential. Application Insights' connection string
 * is an address: what it opens takes an identity besides.
 */
export const harmlessName =
  /(^|[_-])(id|ids|name|names|uri|url|type|version|vault|enabled|disabled|endpoint|store|expiry|days)$|_(id|enabled|disabled)_|token_version|^applicationinsights_connection_string$/i;

/** Names of values that look like chance and are computed from what everybody may see. */
const digestName = /(^|[._-])(digest|hash|checksum|thumbprint|fingerprint)s?$/i;

interface SecretShape {
  readonly what: string;
  readonly pattern: RegExp;
}

/** What credentials look like, under any argument's name. */
const shapes: readonly SecretShape[] = [
  { what: "a storage or service key", pattern: /(?:Account|SharedAccess|Access)Key=[A-Za-z0-9+/=]{20,}/ },
  { what: "a shared access signature", pattern: /[?&]sig=[A-Za-z0-9%+/=]{20,}/ },
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/ },
  { what: "a token", pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
  {
    what: "a client secret of Entra",
    pattern: /(?<![A-Za-z0-9~._-])[A-Za-z0-9~._-]{3}\dQ~[A-Za-z0-9~._-]{31,34}(?![A-Za-z0-9~._-])/,
  },
  { what: "a token of GitHub", pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}/ },
  { what: "a password in an address", pattern: /:\/\/[^/\s:@$]+:[^/\s:@$]+@/ },
];

/** Long runs of letters and digits that mean nothing. Digests, ids and dotted names are not among them. */
const RUN = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const HARMLESS_RUN = /^(?:[0-9a-f]+|[0-9A-F]+|[0-9a-f-]+|[A-Za-z]+|.*\/.*\/.*)$/;
/** A digest that says so, as content security policies and lock files write it. */
const NAMED_DIGEST = /\bsha(?:256|384|512)-[A-Za-z0-9+/_-]{43,86}={0,2}/g;
/** Bits per character: prose and camel case stay below, random base64 of this length stays above. */
const RANDOM = 4.5;

/** What kind of secret a text seems to hold, given the name it goes by; undefined when it seems to hold none. */
export const secretIn = (text: string, name = ""): string | undefined => {
  const literal = text.replaceAll(/\$\{[^}]*\}/g, "");
  const shape = shapes.find(({ pattern }) => pattern.test(literal));
  if (shape) return shape.what;
  if (digestName.test(name)) return undefined;
  const random = (literal.replaceAll(NAMED_DIGEST, "").match(RUN) ?? []).find(
    (run) => !HARMLESS_RUN.test(run) && mixed(run) && entropy(run) > RANDOM,
  );
  return random === undefined ? undefined : "a random value";
};

const mixed = (run: string): boolean => /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);

const entropy = (text: string): number => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
};
