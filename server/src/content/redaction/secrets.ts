import { createDictionary } from "../dictionary.ts";
import { issuers } from "./issuers.ts";
import { prefixed } from "./secret-prefixes.ts";
import { following, marked, publicNames, secretNames, services } from "./secret-rules.ts";
import type { Span } from "./span.ts";

/** Looks at one occurrence of an anchor, given by the offset behind it. */
interface Rule {
  readonly anchor: string;
  readonly read: (text: string, end: number, known: Known) => Span | undefined;
}

/** What one scan has found out for all anchors still to come in the text. */
interface Known {
  /** Where the run of characters ends that the last token's first part was taken from. */
  headerEnd: number;
}

const word = /\w/;
const isWordAt = (text: string, at: number): boolean => word.test(text[at] ?? "");
const secret = (type: string, start: number, end: number): Span => ({ category: "secret", type, start, end });

function matchAt(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}

/** `ab`, `AB` and `Ab` are one anchor to the dictionary; issuers' prefixes are exact. */
const isExact = (text: string, anchor: string, end: number): boolean => text.startsWith(anchor, end - anchor.length);

const prefixRules: readonly Rule[] = prefixed.map(([type, anchor, characters, least, most]) => {
  const shape = new RegExp(`${characters}{${least},${most ?? 255}}`, "y");
  return {
    anchor,
    read: (text, end) => {
      const start = end - anchor.length;
      if (!isExact(text, anchor, end) || isWordAt(text, start - 1)) return undefined;
      const stop = matchAt(shape, text, end);
      return stop === undefined ? undefined : secret(type, start, stop);
    },
  };
});

const url64 = /[\w-]*/y;
const endOfPart = (text: string, from: number): number => matchAt(url64, text, from) ?? from;

const mostParts = 5;

/** Read part by part. What begins within another's first part ends where that one does, so that no run is read twice. */
const jwt: Rule = {
  anchor: "eyJ",
  read: (text, end, known) => {
    const start = end - 3;
    if (!isExact(text, "eyJ", end) || isWordAt(text, start - 1)) return undefined;
    if (known.headerEnd < end) known.headerEnd = endOfPart(text, end);
    const header = known.headerEnd;
    if (header - start < 10) return undefined;
    let stop = header;
    for (let parts = 1; parts < mostParts && text[stop] === "."; parts += 1) {
      const next = endOfPart(text, stop + 1);
      if (next - stop <= (parts === 1 ? 4 : 1)) break;
      stop = next;
    }
    return stop > header && stop - end >= 24 ? secret("jwt", start, stop) : undefined;
  },
};

const followingRules: readonly Rule[] = following.map(([type, anchor, value]) => {
  const shape = new RegExp(value, "y");
  return {
    anchor,
    read: (text, end) => {
      const stop = matchAt(shape, text, end);
      return stop !== undefined && !isPlaceholder(text.slice(end, stop)) ? secret(type, end, stop) : undefined;
    },
  };
});

const markRules: readonly Rule[] = marked.map(([type, anchor, characters, least, most]) => {
  const member = new RegExp(characters);
  return {
    anchor,
    read: (text, end) => {
      if (!isExact(text, anchor, end)) return undefined;
      let start = end - anchor.length;
      while (start > 0 && end - start <= most && member.test(text[start - 1] as string)) start -= 1;
      let stop = end;
      while (stop - start <= most && member.test(text[stop] ?? "")) stop += 1;
      while (text[stop] === "=" && stop - start < most) stop += 1;
      return stop - start >= least && stop - start <= most ? secret(type, start, stop) : undefined;
    },
  };
});

const placeholder =
  /^(?:[<$%{[(*]|x{4}|\.{3}|your|example|changeme|redacted|placeholder|null|none|undefined|true|false|process\.|env\.|os\.|string)/i;
const isPlaceholder = (value: string): boolean => placeholder.test(value) || new Set(value).size < 4;

/** Shannon's measure, in bits per character. */
function entropy(text: string): number {
  const count = new Map<string, number>();
  for (const c of text) count.set(c, (count.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of count.values()) bits -= (n / text.length) * Math.log2(n / text.length);
  return bits;
}

/** Letters and digits within one stretch, as in no path, name or sentence. */
const isMixed = (value: string): boolean =>
  value.split(/[^A-Za-z\d]/).some((part) => part.length >= 8 && /\d[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]/.test(part));
/** Random by look: letters and digits mixed, and no more order in it than chance leaves. */
const looksRandom = (value: string, length: number, bits: number): boolean =>
  value.length >= length && /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= bits;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const plausible: Readonly<Record<keyof typeof secretNames | "issuer", (value: string) => boolean>> = {
  chosen: (value) => value.length >= 8 && /[\d!@#$%^&*]/.test(value),
  issued: (value) => looksRandom(value, 10, 2.9),
  vague: (value) => looksRandom(value, 16, 3.2) && isMixed(value) && !uuid.test(value),
  issuer: (value) => looksRandom(value, 14, 2.9) && isMixed(value) && !uuid.test(value),
};

const assignment =
  /[\w.-]{0,32}["'\]` \t]{0,5}(?:->|- |[:=,|>?]{1,4}|\bis\b)["' \t]{0,4}(?:(?:bearer|basic|sharedkey|token) )?["'`([{= ]{0,3}/iy;
const value = /[\w.+/=~!@#$%^&*?-]{8,128}/y;

const isPublic = (text: string, start: number): boolean => {
  const name = text
    .slice(Math.max(0, start - 16), start)
    .toLowerCase()
    .replace(/[_ -]$/, "");
  return publicNames.some((prefix) => name.endsWith(prefix));
};

function assigned(anchor: string, strength: keyof typeof plausible): Rule {
  return {
    anchor,
    read: (text, end) => {
      const from = matchAt(assignment, text, end);
      const stop = from === undefined ? undefined : matchAt(value, text, from);
      if (from === undefined || stop === undefined || isPublic(text, end - anchor.length)) return undefined;
      const candidate = text.slice(from, stop).replace(/[.,;?]{1,3}$/, "");
      if (isPlaceholder(candidate) || !plausible[strength](candidate)) return undefined;
      return secret(strength === "chosen" ? "password" : "credential", from, from + candidate.length);
    },
  };
}

const authority = /[^\s/:@"'<>]{0,100}:[^\s/@"'<>]{1,200}@/y;
const connectionUrl: Rule = {
  anchor: "://",
  read: (text, end) => {
    const stop = matchAt(authority, text, end);
    if (stop === undefined) return undefined;
    const from = text.indexOf(":", end) + 1;
    return isPlaceholder(text.slice(from, stop - 1)) && stop - from > 4
      ? undefined
      : secret("password", from, stop - 1);
  },
};

const privateKey: Rule = {
  anchor: "-----BEGIN ",
  read: (text, end) => {
    const header = text.slice(end, end + 40);
    if (!/^[A-Z0-9 ]{0,30}PRIVATE KEY/.test(header)) return undefined;
    const footer = text.indexOf("-----END ", end);
    const close = footer === -1 ? -1 : text.indexOf("-----", footer + 9);
    // A key cut short is a key.
    return secret("private-key", end - 11, close === -1 ? Math.min(text.length, end + 8192) : close + 5);
  },
};

const entraShape = /[\w~.-]{31,34}(?![\w~.-])/y;
const entraSecret: Rule = {
  anchor: "Q~",
  read: (text, end) => {
    const start = end - 6;
    if (start < 0 || !/^[\w~.-]{3}\dQ~$/.test(text.slice(start, end)) || /[\w~.-]/.test(text[start - 1] ?? ""))
      return undefined;
    const stop = matchAt(entraShape, text, end);
    return stop === undefined ? undefined : secret("entra-client-secret", start, stop);
  },
};

const basicShape = /[A-Za-z0-9+/]{8,400}={0,2}/y;
const basic: Rule = {
  anchor: "basic ",
  read: (text, end) => {
    const stop = matchAt(basicShape, text, end);
    if (stop === undefined) return undefined;
    const isPair = Buffer.from(text.slice(end, stop), "base64").toString("latin1").includes(":");
    return isPair ? secret("basic-credentials", end, stop) : undefined;
  },
};

/** How far behind the name of a service its key may stand. */
const reach = 200;
const serviceRules: readonly Rule[] = services.flatMap(([type, shape, names]) =>
  names.map((anchor): Rule => ({
    anchor,
    read: (text, end) => {
      const key = shape.exec(text.slice(end, end + reach));
      return key ? secret(type, end + key.index, end + key.index + key[0].length) : undefined;
    },
  })),
);

const rules: readonly Rule[] = [
  ...prefixRules,
  jwt,
  ...followingRules,
  ...markRules,
  ...serviceRules,
  ...secretNames.chosen.map((name) => assigned(name, "chosen")),
  ...secretNames.issued.map((name) => assigned(name, "issued")),
  ...secretNames.vague.map((name) => assigned(name, "vague")),
  ...issuers.map((name) => assigned(name, "issuer")),
  connectionUrl,
  privateKey,
  entraSecret,
  basic,
];
const anchors = createDictionary(rules.map(({ anchor }) => anchor));

/** Keys of 512 bits in base64, which storage and Cosmos accounts have and little else but digests that say so. */
const longKey = /(?<![A-Za-z0-9+/]|sha512-)[A-Za-z0-9+/]{86}==(?!=)/g;

const isBase32 = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x32 && code <= 0x37);
const devOpsLength = 52;

/** Runs of base32 as long as the older tokens of Azure DevOps. One place in every so many is in each of them. */
function* devOpsTokens(text: string): Generator<readonly [start: number, end: number]> {
  const isMember = (at: number): boolean => isBase32(text.charCodeAt(at));
  for (let probe = devOpsLength - 1; probe < text.length; probe += devOpsLength) {
    if (!isMember(probe)) continue;
    let start = probe;
    while (probe - start < devOpsLength && isMember(start - 1)) start -= 1;
    let end = probe + 1;
    while (end - start <= devOpsLength && isMember(end)) end += 1;
    if (end - start !== devOpsLength || isWordAt(text, start - 1) || isWordAt(text, end)) continue;
    if (/[2-7]/.test(text.slice(start, end))) yield [start, end];
  }
}

/** Secrets by the marks their issuers give them, and by the names that people give them. */
export function findSecrets(text: string): Span[] {
  const spans: Span[] = [];
  const known: Known = { headerEnd: 0 };
  let until = 0;
  anchors.scan(text, (index, end) => {
    if (end <= until) return;
    const span = (rules[index] as Rule).read(text, end, known);
    if (!span) return;
    spans.push(span);
    // Long ones, in which nothing else has to be looked for.
    if (span.type === "private-key" || span.type === "jwt") until = span.end;
  });
  if (text.includes("==")) {
    for (const { index } of text.matchAll(longKey)) spans.push(secret("azure-key", index, index + 88));
  }
  for (const [start, end] of devOpsTokens(text)) spans.push(secret("azure-devops-pat", start, end));
  return spans;
}
