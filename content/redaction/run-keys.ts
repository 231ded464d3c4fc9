import { membersOf, runsIn, runsWithin } from "../runs.ts";
import type { Run } from "../runs.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";
import { isWordAt, secret } from "./anchored-rule.ts";
import { isDigestOrId, isStandIn } from "./plausible-secret.ts";
import { publicNames } from "./secret-rules.ts";
import { hasChanges, hasFewerThan, isName, isSequence, isWordy } from "./randomness.ts";
import type { Span } from "./span.ts";
import { matchAt } from "./surroundings.ts";

/** Keys that are a whole run of their characters. */
interface RunKeys {
  readonly characters: Uint8Array;
  readonly shortest: number;
  /** The key in one of the runs that are long enough. */
  readonly keyIn: (text: string, start: number, end: number) => Span | undefined;
}

const longKeyLength = 86;
/** Names before public values of the length of a key: digests, and tokens that a page hands to each of its readers. */
const publicBefore = /(?:sha512-|(?:csrf|xsrf|authenticity)[\w-]{0,12}["']?[ :=]{1,3}["']?)$/i;

const atlassianLength = 44;
/** Tokens of Jira and Confluence: twelve digits, a colon and chance. */
const isAtlassian = (run: string): boolean =>
  /^[MNO]/.test(run) && /^\d{12}:/.test(Buffer.from(run.slice(0, 20), "base64").toString("latin1"));

/** Keys of 512 bits in base64, which storage and Cosmos accounts have and little else but digests that say so. */
const longKeys: RunKeys = {
  characters: membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
  shortest: atlassianLength,
  keyIn: (text, start, end) => {
    if (end - start === longKeyLength)
      return /^={2}(?!=)/.test(text.slice(end, end + 3)) &&
        !publicBefore.test(text.slice(Math.max(0, start - 32), start))
        ? secret("azure-key", start, end + 2)
        : undefined;
    // A part of a path may stand before it.
    const from = end - atlassianLength;
    if (from < start || (from > start && text[from - 1] !== "/")) return undefined;
    return isAtlassian(text.slice(from, end)) ? secret("atlassian-token", from, end) : undefined;
  },
};

/** Keys of one length, with a sign that no word has. */
const signed = (type: string, characters: string, length: number, sign: RegExp): RunKeys => ({
  characters: membersOf(characters),
  shortest: length,
  keyIn: (text, start, end) =>
    end - start === length && !isWordAt(text, start - 1) && !isWordAt(text, end) && sign.test(text.slice(start, end))
      ? secret(type, start, end)
      : undefined,
});

const ofSeed = /otp|2fa|mfa|authenticat|secret|seed/i;
const reachOfSeed = 64;
/** Keys in base32: seeds of NATS, S and the kind of the owner, and those of one-time passwords with their usual 160 bits. */
const base32Keys: RunKeys = {
  characters: membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
  shortest: 32,
  keyIn: (text, start, end) => {
    if (isWordAt(text, start - 1) || isWordAt(text, end) || /[=+/.-]/.test(text[end] ?? "")) return undefined;
    const run = text.slice(start, end);
    if (run.length === 58 && /^S[ACNOUX][A-Z2-7]*[2-7]/.test(run)) return secret("nats-seed", start, end);
    // A digest of 160 bits has the same form.
    const isSeed = run.length === 32 && ofSeed.test(text.slice(Math.max(0, start - reachOfSeed), start));
    return isSeed && hasChanges(5, run) && !hasFewerThan(14, run)
      ? secret("one-time-password-seed", start, end)
      : undefined;
  },
};

const mailgunLength = 32;
const restOfMailgun = /-[\da-f]{8}-[\da-f]{8}(?![\w-])/y;
/** The number of an account of Twilio: two letters that are hexadecimal digits as well, and 32 more. */
const twilioLength = 34;
/** Keys of Mailgun, three parts of a length that no other identifier has, and accounts of Twilio. */
const hexKeys: RunKeys = {
  characters: membersOf("0123456789abcdefABCDEF"),
  shortest: mailgunLength,
  keyIn: (text, start, end) => {
    if (isWordAt(text, start - 1)) return undefined;
    if (end - start === twilioLength) {
      const run = text.slice(start, end);
      return run.startsWith("AC") && !isWordAt(text, end) && !hasFewerThan(6, run) && /\d/.test(run)
        ? secret("twilio-account", start, end)
        : undefined;
    }
    const stop = end - start === mailgunLength ? matchAt(restOfMailgun, text, end) : undefined;
    return stop === undefined ? undefined : secret("mailgun-key", start, stop);
  },
};

/** Identifiers have 22 to 29 characters behind their prefix, keys more. */
const shortestKey = 30;
const longestKey = 200;
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

/** Before the last part of a token of Discord: the number of the bot, in base64, and a time. */
const ofDiscord = /(?<![\w.-])[MNO][\w-]{23,27}\.[\w-]{6}\.$/;
const reachOfDiscord = 37;
/** Tokens of Dropbox without an end: a stretch of zeros in the midst. */
const dropbox = /^[A-Za-z0-9_-]{10,12}[B-Za-z0-9]A{10,12}[B-Za-z0-9][A-Za-z0-9_-]{40,44}$/;
/** A digest or an identifier too is a key behind a word that says so: `<issuer>_<word>_<key>`. */
const joined =
  /^(?:[A-Za-z][A-Za-z0-9]{1,24}[_-]){1,3}(?:secret|private|access|token|api[_-]?key|key|pat)[_-]([\da-f]{32,64}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[A-Za-z0-9]{16,64})$/i;
const publicWord = new RegExp(`(?:^|[_-])(?:${publicNames.join("|")})[_-][^_-]{1,9}[_-]`, "i");
const joinedKey = (run: string): string | undefined => {
  const [, key] = joined.exec(run) ?? [];
  if (key === undefined || publicWord.test(run.slice(0, -key.length))) return undefined;
  return isDigestOrId(key) ||
    (hasChanges(/[a-z]/.test(key) && /[A-Z]/.test(key) ? 2 : 4, key) && !isName(key) && !hasFewerThan(8, key))
    ? key
    : undefined;
};

const shortestOfDiscord = 27;
const longestOfDiscord = 40;
/** As TrueNAS and others count their keys: a number and 64 characters. */
const counted = /^\d{1,5}-[A-Za-z0-9]{64}$/;

const isIssuedRun = (run: string): boolean => {
  if (run.length < shortestKey + 2) return false;
  const parts = run.split(/[_-]/);
  const first = parts.findIndex((part) => !prefix.test(part) || part.length >= fewestOfPart);
  const before = parts.slice(0, first);
  if (first < 1 || ofPublic.test(before.at(-1) as string)) return false;
  const rest = run.slice(before.join("_").length + 1);
  return rest.length >= shortestKey && !isWordy(rest) && !isStandIn(rest) && parts.slice(first).some(isRandomPart);
};

/** The form that issuers give their keys, `<issuer>_<kind>_<key>`, for any issuer. */
const keysWithPrefix: RunKeys = {
  characters: membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"),
  shortest: shortestOfDiscord,
  keyIn: (text, start, end) => {
    if (end - start > longestKey) return undefined;
    if (text[start - 1] === "." && end - start <= longestOfDiscord) {
      const bot = ofDiscord.exec(text.slice(Math.max(0, start - reachOfDiscord), start));
      if (bot && text[end] !== ".") return secret("discord-token", start - bot[0].length, end);
    }
    if (/[\w./+@]/.test(text[start - 1] ?? "") || /[/+]/.test(text[end] ?? "")) return undefined;
    const run = text.slice(start, end);
    if (dropbox.test(run)) return secret("dropbox-token", start, end);
    if ((counted.test(run) && isRandomPart(run.slice(-64))) || isIssuedRun(run)) return secret("api-key", start, end);
    const key = joinedKey(run);
    return key !== undefined && !isStandIn(key) ? secret("api-key", end - key.length, end) : undefined;
  },
};

const kinds: readonly RunKeys[] = [
  longKeys,
  // The older tokens of Azure DevOps.
  signed("azure-devops-pat", "abcdefghijklmnopqrstuvwxyz234567", 52, /[2-7]/),
  base32Keys,
  hexKeys,
  keysWithPrefix,
];
const shortestOfAll = Math.min(...kinds.map(({ shortest }) => shortest));
/** The characters of any of them. */
const anyCharacter = membersOf(
  Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code))
    .filter((character) => kinds.some(({ characters }) => characters[character.charCodeAt(0)] === 1))
    .join(""),
);

/** The runs of any of them, among which those of each kind stand. Prose has none of that length, and most texts few. */
function* runsOfAny(text: string): Work<readonly Run[]> {
  const runs: Run[] = [];
  for (const run of runsIn(anyCharacter, shortestOfAll, text)) {
    if (run) runs.push(run);
    else yield;
  }
  return runs;
}

/** Adds the keys that are whole runs. */
export function* addRunKeys(spans: Span[], text: string): Work<void> {
  if (text.length < shortestOfAll) return;
  const runs = yield* runsOfAny(text);
  const longest = runs.reduce((most, [start, end]) => Math.max(most, end - start), 0);
  for (const { characters, shortest, keyIn } of kinds) {
    if (shortest > longest) continue;
    for (const run of runsWithin(characters, shortest, text, runs)) {
      const key = run && keyIn(text, ...run);
      if (key) spans.push(key);
      if (!run) yield;
    }
    if (text.length > piece) yield;
  }
}
