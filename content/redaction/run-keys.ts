import { membersOf, runsOf } from "../runs.ts";
import { isWordAt, secret } from "./anchored-rule.ts";
import { isStandIn } from "./plausible-secret.ts";
import { hasChanges, hasFewerThan, isName, isSequence, isWordy } from "./randomness.ts";
import type { Span } from "./span.ts";
import { matchAt } from "./surroundings.ts";

const base64 = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const longKeyLength = 86;

/** Names before public values of the length of a key: digests, and tokens that a page hands to each of its readers. */
const publicBefore = /(?:sha512-|(?:csrf|xsrf|authenticity)[\w-]{0,12}["']?[ :=]{1,3}["']?)$/i;

/** Keys of 512 bits in base64, which storage and Cosmos accounts have and little else but digests that say so. */
export const longKeys = (text: string): Span[] =>
  runsOf(base64, longKeyLength, text).flatMap(([start, end]) => {
    const isKey = end - start === longKeyLength && /^={2}(?!=)/.test(text.slice(end, end + 3));
    return isKey && !publicBefore.test(text.slice(Math.max(0, start - 32), start))
      ? [secret("azure-key", start, end + 2)]
      : [];
  });

/** Keys that are a whole run of their characters, of one length and with a sign that no word has. */
const runKeys: readonly (readonly [type: string, characters: Uint8Array, length: number, sign: RegExp])[] = [
  // The older tokens of Azure DevOps.
  ["azure-devops-pat", membersOf("abcdefghijklmnopqrstuvwxyz234567"), 52, /[2-7]/],
  // Seeds of NATS' keys: S, the kind of the owner, and base32.
  ["nats-seed", membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), 58, /^S[ACNOUX][A-Z2-7]*[2-7]/],
];

export function* keysInRuns(text: string): Generator<Span> {
  for (const [type, characters, length, sign] of runKeys) {
    for (const [start, end] of runsOf(characters, length, text)) {
      if (end - start !== length || isWordAt(text, start - 1) || isWordAt(text, end)) continue;
      if (sign.test(text.slice(start, end))) yield secret(type, start, end);
    }
  }
}

const hex = membersOf("0123456789abcdef");
const mailgunLength = 32;
const restOfMailgun = /-[\da-f]{8}-[\da-f]{8}(?![\w-])/y;

/** Keys of Mailgun: three parts of a length that no other identifier has. */
export function* mailgunKeys(text: string): Generator<Span> {
  for (const [start, end] of runsOf(hex, mailgunLength, text)) {
    if (end - start !== mailgunLength || isWordAt(text, start - 1)) continue;
    const stop = matchAt(restOfMailgun, text, end);
    if (stop !== undefined) yield secret("mailgun-key", start, stop);
  }
}

const ofKeys = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
/** Identifiers have 22 to 29 characters behind their prefix, keys more. */
const shortestKey = 30;
const longestKey = 200;
/** No other of these runs is shorter. */
export const shortestRun = mailgunLength;
const prefix = /^(?:[a-z][a-z0-9]{1,15}|[A-Z][A-Z0-9]{1,15})$/;
/** Before digests and data, which have the same form. */
const ofPublic = /^(?:sha\d*|md5|base64|integrity|hash|digest|chunk|img|image|photo|file|asset|ids?)$/i;
const fewestOfPart = 12;

/** Letters and digits as chance mixes them; digests and identifiers in hexadecimal digits are none. */
const isRandomPart = (part: string): boolean => {
  if (part.length < fewestOfPart || hasFewerThan(8, part) || !hasChanges(3, part) || isName(part) || isSequence(part))
    return false;
  const isBothCases = /[a-z]/.test(part) && /[A-Z]/.test(part);
  return isBothCases || (part.length >= shortestKey && /[g-z]/i.test(part) && hasChanges(6, part));
};

/** What has the form that issuers give their keys, `<issuer>_<kind>_<key>`, whoever the issuer is. */
export function* keysWithPrefix(text: string): Generator<Span> {
  for (const [start, end] of runsOf(ofKeys, shortestRun, text)) {
    if (end - start > longestKey || /[\w./+@]/.test(text[start - 1] ?? "") || /[/+]/.test(text[end] ?? "")) continue;
    const run = text.slice(start, end);
    const parts = run.split(/[_-]/);
    const first = parts.findIndex((part) => !prefix.test(part) || part.length >= fewestOfPart);
    const before = parts.slice(0, first);
    if (first < 1 || ofPublic.test(before.at(-1) as string)) continue;
    const key = run.slice(before.join("_").length + 1);
    if (key.length < shortestKey || isWordy(key) || isStandIn(key)) continue;
    if (parts.slice(first).some(isRandomPart)) yield secret("api-key", start, end);
  }
}
