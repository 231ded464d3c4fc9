import { isLetter } from "./characters.ts";

const placeholder =
  /^(?:[<$%{[(*^]|x{4}|\.{3}|your|example|changeme|redacted|placeholder|null|none|undefined|true|false|process\.|env\.|os\.|self\.|this\.|(?:password|passwd|pwd)(?![\w!@#$%^&*-])|(?:base(?:32|64)|latin1|utf-?(?:8|16)|md5|urllib2)$|string|sha(?:1|256|384|512)[-:])|\.(?:html?|md|[cm]?[jt]sx?|py|png|svg|txt)(?:#|$)/i;
const query = /^[\w.%-]+=[^&]*&[\w.%-]+=/;
export const isPlaceholder = (value: string): boolean =>
  placeholder.test(value) || query.test(value) || new Set(value).size < 4;

/** Shannon's measure, in bits per character. */
function entropy(text: string): number {
  const count = new Map<string, number>();
  for (const c of text) count.set(c, (count.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of count.values()) bits -= (n / text.length) * Math.log2(n / text.length);
  return bits;
}

/** How often letters turn to digits and back. */
const changes = (value: string): number => value.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;

/** Letters and digits within one stretch, or time and again, as in no path, name or sentence. */
const isMixed = (value: string): boolean =>
  changes(value) >= 5 ||
  value.split(/[^A-Za-z\d]/).some((part) => part.length >= 8 && /\d[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]/.test(part));

/** Pairs of letters that make up three quarters of what is written in European languages. */
const commonPairs = new Set(
  (
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li " +
    "ch ll be ma si om ur ec us ss la el ge et em di ie ol ac ee ct il so un no wi pr id tr ns mo ow ut ad lo ni ai pe ta ho ts im po " +
    "am up ig ir mi op ke ey sh ap su rt wo pa ca ty au ep cl os pl uc vi av ab if rs"
  ).split(" "),
);
const fewestPairs = 10;

/** How many of the pairs of letters in it are common ones; nothing for what has too few to tell. */
function familiarity(value: string): number | undefined {
  const text = value.toLowerCase();
  let [pairs, known] = [0, 0];
  for (let i = 1; i < text.length; i += 1) {
    if (!isLetter(text.charCodeAt(i - 1)) || !isLetter(text.charCodeAt(i))) continue;
    pairs += 1;
    if (commonPairs.has(text.slice(i - 1, i + 1))) known += 1;
  }
  return pairs < fewestPairs ? undefined : known / pairs;
}

/** Letters in an order that no language has. */
const isGibberish = (value: string): boolean => (familiarity(value) ?? 1) < 0.36;
/** Words, however they are joined. */
export const isWordy = (value: string): boolean => (familiarity(value) ?? 0) > 0.6;

/** Random by look: letters and digits mixed, and no more order in it than chance leaves. */
const looksRandom = (value: string, length: number, bits: number): boolean =>
  value.length >= length && /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= bits;
const isLettersAtRandom = (value: string): boolean => /^[A-Za-z_-]+$/.test(value) && isGibberish(value);

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const digest = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;

export const isPath = (value: string): boolean => /^[.~]{0,2}(?:\/[\w.-]+){2,}\/?$/.test(value);

/** How sure the name before a value is that a secret follows, and what it takes then for the value to be one. */
export type Strength = "chosen" | "issued" | "token" | "vague" | "issuer" | "uuidIssuer";

const isShort = (value: string): boolean => looksRandom(value, 11, 2.9) && changes(value) >= 4 && !/[^\w-]/.test(value);
const isVague = (value: string): boolean => looksRandom(value, 16, 3.2) && isMixed(value) && !isWordy(value);
const isIssued = (value: string): boolean => looksRandom(value, 14, 2.9) && isMixed(value) && !isWordy(value);

export const plausible: Readonly<Record<Strength, (value: string) => boolean>> = {
  chosen: (value) =>
    (value.length >= 8 ? /[\d!@#$%^&*]/.test(value) : /\d/.test(value) && /[a-z]/i.test(value)) && !isPath(value),
  issued: (value) => looksRandom(value, 10, 2.9) || isLettersAtRandom(value),
  token: (value) => isVague(value) || isShort(value) || uuid.test(value) || isLettersAtRandom(value),
  vague: (value) => isVague(value) && !uuid.test(value),
  issuer: (value) => isIssued(value) && !uuid.test(value),
  uuidIssuer: (value) => isIssued(value) || uuid.test(value),
};

/** What is random enough to need no sign between the name and itself. */
export const isStriking = (value: string): boolean =>
  looksRandom(value, 20, 3.4) && isMixed(value) && !uuid.test(value) && !digest.test(value);
