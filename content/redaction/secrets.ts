import { isAscii } from "../ascii-bytes.ts";
import { createDictionary } from "../dictionary.ts";
import { codeAt, isDigit } from "./characters.ts";
import { addColumns } from "./columns.ts";
import { Headers } from "./headers.ts";
import { pairRules } from "./credential-pairs.ts";
import { placeRules } from "./credential-places.ts";
import { addKubernetesSecrets } from "./kubernetes-secrets.ts";
import { addForeignPasswords, togetherRules } from "./named-pairs.ts";
import { namedRules } from "./named-secrets.ts";
import { isPath, isPlaceholder, isStandIn, isStrongPassword } from "./plausible-secret.ts";
import { hasChanges, hasFewerThan, isSequence, isWordy } from "./randomness.ts";
import { titleRules } from "./personal-columns.ts";
import { privateKeyRules } from "./private-keys.ts";
import { prefixed } from "./secret-prefixes.ts";
import { isExact, isWordAt, secret } from "./anchored-rule.ts";
import type { Known, Rule } from "./anchored-rule.ts";
import { following, marked, numbered, services } from "./secret-rules.ts";
import { endOfStretch, Reading } from "./reading.ts";
import { hasChecksum } from "./token-checksum.ts";
import { addRunKeys } from "./run-keys.ts";
import type { Span } from "./span.ts";
import { matchAt } from "./surroundings.ts";
import { atOnce, piece } from "../work.ts";
import type { Work } from "../work.ts";

/** Placeholders in documentation: words without figures among them, one repeated letter, and alphabets behind a prefix. */
const isIssued = (value: string): boolean =>
  (!isWordy(value) || hasChanges(2, value)) && !hasFewerThan(4, value) && !isSequence(value) && !isStandIn(value);

/** The rest was taken out before. */
const isMasked = (text: string, at: number): boolean => text[at] === "#" || text[at] === "*";

const escape = /(?:\\(?:[abfnrtv0]|[0-7]{3}|x[\da-f]{2}|u[\da-f]{4})|%[\da-f]{2}|\[[\d;]{0,8}m)$/i;
/** Whether a word begins here, behind an escape too: `\n`, `%22`, the colours of a terminal. */
const beginsWord = (text: string, at: number): boolean =>
  !isWordAt(text, at - 1) || escape.test(text.slice(Math.max(0, at - 10), at));

/** Tokens that end with a checksum of the rest: one that is right is no stand-in, however it looks. */
const checked = new Set(["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"]);

const prefixRules: readonly Rule[] = prefixed.map(([type, anchor, characters, least, most]) => {
  // One that has always the same length does not go on.
  const shape = new RegExp(`${characters}{${least},${most ?? 255}}${least === most ? "(?![A-Za-z0-9])" : ""}`, "y");
  return {
    anchor,
    read: (text, end) => {
      const start = end - anchor.length;
      if (!isExact(text, anchor, end) || !beginsWord(text, start)) return undefined;
      const stop = matchAt(shape, text, end);
      if (stop === undefined || isMasked(text, stop)) return undefined;
      const value = text.slice(end, stop);
      return isIssued(value) || (checked.has(anchor) && hasChecksum(value)) ? secret(type, start, stop) : undefined;
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
    if (!isExact(text, "eyJ", end) || !beginsWord(text, start)) return undefined;
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

/** A signature may begin with a byte that URLs write so. */
const percentEncoded = /^%[0-9A-Fa-f]{2}[A-Za-z0-9]/;

/** What code and scripts put in the place of a password: commands, patterns, variables, names that are arguments. */
const code =
  /[`\\]|\$[({]|^%\w+%|^\)|^(?:[a-z]+(?:[A-Z][a-z]*|_[a-z]+|\.[a-z]+)*)(?:\(\))?[,)]+$|^#{3}|^[a-z]\w*(?:\.[a-z]\w*)*\($/;
const isCode = (value: string): boolean =>
  code.test(value) || (/^[A-Z_]+$/.test(value) && /PASS|PWD|SECRET|TOKEN/.test(value));

const followingRules: readonly Rule[] = following.map(([type, anchor, value]) => {
  const shape = new RegExp(value, "y");
  return {
    anchor,
    read: (text, end) => {
      const stop = matchAt(shape, text, end);
      const found = text.slice(end, stop);
      if (stop === undefined || (isPlaceholder(found) && !percentEncoded.test(found))) return undefined;
      if (type === "password" && (isPath(found) || isCode(found))) return undefined;
      return secret(type, end, stop);
    },
  };
});

const numberedRules: readonly Rule[] = numbered.map(([type, anchor, least, most, rest]) => {
  const shape = new RegExp(`${rest}(?![\\w-])`, "y");
  return {
    anchor,
    read: (text, end) => {
      if (!isExact(text, anchor, end)) return undefined;
      const digitsEnd = end - anchor.length;
      let start = digitsEnd;
      while (digitsEnd - start <= most && isDigit(codeAt(text, start - 1))) start -= 1;
      if (digitsEnd - start < least || digitsEnd - start > most || isWordAt(text, start - 1)) return undefined;
      const stop = matchAt(shape, text, end);
      return stop === undefined ? undefined : secret(type, start, stop);
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
      if (stop - start < least || stop - start > most) return undefined;
      const value = text.slice(start, stop);
      if (hasFewerThan(8, value) || isStandIn(value)) return undefined;
      return secret(type, start, stop);
    },
  };
});

const entraShape = /[\w~.-]{31,34}(?![\w~.-])/y;
const entraSecret: Rule = {
  anchor: "Q~",
  read: (text, end) => {
    const start = end - 6;
    if (start < 0 || !/^[\w~.-]{3}\dQ~$/.test(text.slice(start, end)) || /[\w~.-]/.test(text[start - 1] ?? ""))
      return undefined;
    const stop = matchAt(entraShape, text, end);
    return stop === undefined || isStandIn(text.slice(end, stop))
      ? undefined
      : secret("entra-client-secret", start, stop);
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
  ...numberedRules,
  ...serviceRules,
  ...namedRules,
  ...pairRules,
  ...togetherRules,
  ...placeRules,
  ...privateKeyRules,
  ...titleRules,
  entraSecret,
];
const anchors = createDictionary(rules.map(({ anchor }) => anchor));

/** What most rules read at most. */
const farthest = 256;

/** Characters per search for anchors: the search costs far less than the rules behind it. */
const scanned = 4 * piece;

const shortestRepeated = 12;
/** A password that nothing else looks like may be shorter. */
const shortestPassword = 8;
const longestRepeated = 256;
const mostRepeated = 8;
const mostLookedAt = 64;

/** A secret found in one place is redacted in every other; only the first ones are searched for, so that the time is bounded. */
function* addRepeated(spans: Span[], text: string): Work<void> {
  const types = new Map<string, string>();
  const known = new Set(spans.map(({ start }) => start));
  for (const { category, type, start, end } of spans.slice(0, mostLookedAt)) {
    if (category !== "secret") continue;
    if (types.size === mostRepeated) break;
    const size = end - start;
    if (size < shortestPassword || size > longestRepeated) continue;
    const value = text.slice(start, end);
    if (size >= shortestRepeated || isStrongPassword(value)) types.set(value, type);
  }
  for (const [value, type] of types) {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
      if (!known.has(at)) spans.push(secret(type, at, at + value.length));
    }
    if (text.length > piece) yield;
  }
}

/** Secrets by the marks their issuers give them, and by the names that people give them; numbers of persons in columns of tables. */
export function* secretsIn(text: string): Work<Span[]> {
  const spans: Span[] = [];
  const known: Known = { headerEnd: 0, footer: 0, behindName: { at: -1, end: undefined }, headers: new Headers() };
  const reading = new Reading(text);
  let until = 0;
  const judge = (anchor: number, end: number): void => {
    if (end <= until) return;
    if (!reading.affords(end, farthest)) {
      // So many anchors at one place are no honest text: the stretch is redacted unread.
      until = endOfStretch(text, end);
      spans.push(secret("unread", end, until));
      return;
    }
    const span = (rules[anchor] as Rule).read(text, end, known);
    if (!span) return;
    spans.push(span);
    // Long ones, in which nothing else has to be looked for.
    if (span.type === "private-key" || span.type === "jwt") until = span.end;
  };
  for (let from = 0; from < text.length; from += scanned) {
    // The anchors and their ends, in turns.
    const found: number[] = [];
    anchors.scanPart(text, from, from + scanned, (anchor, end) => found.push(anchor, end));
    let rest = from + piece;
    for (let at = 0; at < found.length; at += 2) {
      const end = found[at + 1] as number;
      for (; end > rest; rest += piece) yield;
      judge(found[at] as number, end);
    }
    if (from + scanned < text.length) yield;
  }
  if (text.length > piece) yield;
  yield* addRunKeys(spans, text);
  if (known.headers.starts.length > 0) yield* addColumns(spans, text, known.headers);
  if (text.includes("Secret")) yield* addKubernetesSecrets(spans, text);
  if (!isAscii(text)) yield* addForeignPasswords(spans, text);
  if (spans.length > 0) yield* addRepeated(spans, text);
  return spans;
}

export const findSecrets = (text: string): Span[] => atOnce(secretsIn(text));
