// Long: one rule for each name of a secret, whose ways to find a value share what they have read.
import { membersOf } from "../runs.ts";
import { codeAt, isLetter } from "./characters.ts";
import { endOfAssignment, endOfGap, endOfName, endOfQuoted } from "./name-ends.ts";
import { issuers, uuidIssuers } from "./issuers.ts";
import { endOfPassphrase, isGivenAs, plainPassword } from "./plain-passwords.ts";
import {
  isIssuedKey,
  isKeyOfIssuer,
  isPlaceholder,
  isShortToken,
  isStriking,
  isStrikingIssued,
  isStrikingKey,
  isStrongPassword,
  isStrongWithSign,
  plausible,
} from "./plausible-secret.ts";
import type { Strength } from "./plausible-secret.ts";
import { isWordAt, secret } from "./anchored-rule.ts";
import type { Known, Rule } from "./anchored-rule.ts";
import { publicNames, secretNames } from "./secret-rules.ts";
import { categoryOfName } from "./sensitive-names.ts";
import type { Span } from "./span.ts";
import { matchAt } from "./surroundings.ts";

/** Behind the name of a service, words that say that its key follows. */
const credentialWords =
  /(?:[ \t_.-]?(?:api|access|secret|private|auth|token|key|client|code|bearer|pat|app|account|user|personal|oauth|service|webhook)){1,4}["'`]?[ \t:=_.-]{1,4}["'`]?/iy;
/** What stands between a whole name and its value: syntax of configurations, code, tables, command lines, prose. */
const behindName =
  /["'\]`\\ \t*[]{0,16}(?:&(?:quot|#\d{2});)?(?:->|- |value=|[+.]=|\/?>\s{0,24}<value=|,?\s{0,24}["']?(?:(?:parameter)?value|with|default)["']?[:=]|<\/\w{1,16}>\s{0,24}<\w{1,16}>|:?[ \t]?&?(?:string|str|bytes|\[u8\])[ \t]?:?=|>\s{1,24}|:[ \t]{0,4}[|>][+-]?\n[ \t]{1,24}|:?=\s{1,40}(?=["'`])|%3[AD](?:%22)?|";s:\d{1,4}:|\(\)[^\n{;]{0,24}\{\s{0,24}return |\)[ \t]?(?:\|\||\?\?|\?:|or)[ \t]?(?=["'`])|\){1,2}[ \t]?(?:\.(?:and_return|returns?|thenReturn|mockReturnValue|type|fill|send_?keys|setValue)\(|\.to (?:eq|be)[ (]|\.to(?:Be|Equal)\(|\{[ \t]?)(?=["'`])|[ \t]?=>?[ \t]?\{[ \t]?:?value(?::|[ \t]?=>)[ \t]?(?=["'`])|!?[:=,|>?]{1,4}|[({](?=["'`])|\((?=(?:new )?\w{1,24}(?:\.|::)(?:from|decode|b64decode|fromhex|getBytes)\(["'])|\b(?:is|are|was|ist|est|lautet|provided:)(?![\w-]))["'\\ \t*]{0,16}(?:&(?:quot|#\d{2});|<\/\w{1,8}> ?|!{1,2}\w{1,8} |&\w{1,16} )?(?:(?:[\w.]{0,24}get(?:env)?\(["']\w{1,40}["'](?:,|\)? ?(?:or|\|\|))|(?:process\.env\.|ENV(?:\.fetch)?[[(]["'])\w{1,40}(?:["'][\]),])?[ \t]?(?:\|\||\?\?)?)[ \t]?["'])?(?:(?:new )?(?:\[\])?(?:\w{1,24}(?:\.|::))?(?:from|bytes?|string|str|SecretStr|createSecretKey|encode|decode|b64decode|unhexlify|fromhex|fromHex|some)[({]){0,2}(?:[bBuUrRfFL@$]{1,2}(?=["']))?["'`]?(?:(?:bearer|basic|sharedkey|token|apikey|api-token|ssws|splunk|geniekey|oauth|key|bot|jwt) )?["'`\\([{= ]{0,4}/iy;
/** The same behind a part of a name, whose rest stands before it. */
const assignment = new RegExp(`[\\w.-]{0,32}${behindName.source}`, behindName.flags);
export const assignments = { behind: behindName, whole: assignment };
const quotes = new Set(['"', "'", "`"]);
const value = /(?:[\w.+/=~!@#$^*?-]|%(?!26)|&(?!quot;|#\d\d;)){4,128}/y;
const endOfQuotedValue = (text: string, from: number): number | undefined => endOfQuoted(text, from, 4, 256);
/** A shorter one is a password only where it must be one. */
const shortest = 6;
/** What goes on behind a separator, as in `name:secret`. */
const separators = new Set([":", "|"]);
const furtherPart = /(?:[:|][\w.+/=~-]{8,128}){1,3}/y;

const next = /["'`],\s{0,40}["'`]/y;
const listed = /[\w+/=.~-]{8,128}(?=["'`])/y;
const mostListed = 8;
/** Where the last of several values ends that are listed behind one name. */
const endOfList = (text: string, end: number, isOne: (value: string) => boolean): number => {
  let last = end;
  for (let count = 0; count < mostListed; count += 1) {
    const from = matchAt(next, text, last);
    const stop = from === undefined ? undefined : matchAt(listed, text, from);
    if (stop === undefined || !isOne(text.slice(from, stop))) break;
    last = stop;
  }
  return last;
};

const publicByLastLetter = new Map<string | undefined, readonly string[]>(
  publicNames.map((name) => [name.at(-1), publicNames.filter((other) => other.at(-1) === name.at(-1))]),
);
const isPublic = (text: string, start: number): boolean => {
  const end = /[_ -]/.test(text[start - 1] ?? "") ? start - 1 : start;
  return (publicByLastLetter.get(text[end - 1]?.toLowerCase()) ?? []).some((name) => {
    const at = end - name.length;
    if (at < 0 || text.slice(at, end).toLowerCase() !== name) return false;
    return !isLetter(codeAt(text, at - 1)) || text[at] !== text[at]?.toLowerCase();
  });
};

const numberOfKey = /[_-]?ids?(?![a-z])/iy;
/** A key that another key encrypts, as in a JWE, and the number of a private key, as Google's accounts of services have it. */
const isNoKey = (text: string, end: number): boolean => {
  const name = text.slice(Math.max(0, end - 16), end);
  return (
    /encrypted[_-]?key$/i.test(name) ||
    (/private[_-]?key$/i.test(name) && matchAt(numberOfKey, text, end) !== undefined)
  );
};

/** A name that continues with a property of the secret, such as `issuerKeyHash` or `credentials.url`, holds no secret. */
const property =
  /(?:hash|event|ur[il]|file|path|name|size|length|count|type|version|format|policy|endpoint|host|region|alias|arn|algorithm|sha\d{0,3}|md5|digest|fingerprint|thumbprint|within|error|ttl|timeout)s?$/i;
const longestProperty = 12;
const isProperty = (text: string, end: number): boolean => {
  const stop = endOfName(text, end);
  return property.test(text.slice(Math.max(end, stop - longestProperty), stop));
};

/** As in `.netrc`, where a password follows the name that it belongs to. */
const login = /\blogin[ \t]+\S{1,64}\s{1,8}$/;

const inOption = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
/** Whether the name is an option of a command, whose value follows behind a space. */
const isOption = (text: string, start: number): boolean => {
  let at = start;
  while (start - at < 24 && inOption[codeAt(text, at - 1)] === 1) at -= 1;
  return text[at] === "-" && at < start;
};

/** A dash or an arrow, as in notes of people. */
const marksOfNotes = membersOf(" \t->");
const dash = /[ \t]?[->][ \t]?(?=\S)/y;

/** A line that defines a constant, whose value follows behind a space: of C, of a Dockerfile, of a package. */
const definition = /^[ \t]*(?:[#%]define|ENV|ARG|SetEnv|setenv)[ \t]{1,4}\w*$/;
const beginsDefinition = membersOf(" \t#%EASs");
const longestDefinition = 48;
const isDefinition = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - longestDefinition), start);
  const line = before.lastIndexOf("\n") + 1;
  return beginsDefinition[before.charCodeAt(line)] === 1 && definition.test(before.slice(line));
};

const marksOfSentences = membersOf(".,;?");
const mostMarks = 3;
/** Where the value ends before the marks of a sentence, up to three of them. */
const endOfSentence = (text: string, stop: number): number => {
  let end = stop;
  while (stop - end < mostMarks && marksOfSentences[codeAt(text, end - 1)] === 1) end -= 1;
  return end;
};

/** The value at this place, if it may be a secret and is no placeholder. */
const candidateAt = (text: string, from: number): string | undefined => {
  const quoted = quotes.has(text[from - 1] ?? "") ? endOfQuotedValue(text, from) : undefined;
  const stop = quoted ?? matchAt(value, text, from);
  // A name before "(" is a function call.
  if (stop === undefined || text[stop] === "(") return undefined;
  const candidate = text.slice(from, endOfSentence(text, stop));
  return isPlaceholder(candidate) ? undefined : candidate;
};

const queryValue = /[\w.~-]{8,128}/y;
const inQuery = /[?&][\w-]{0,24}$/;
const isInQuery = (text: string, start: number): boolean => inQuery.test(text.slice(Math.max(0, start - 25), start));

/** An element whose name says that its content is secret, with any content. */
const elementContent = /[^<>]{4,1000}?(?=<\/|\]\]>)/y;
const template = /^\s*(?:\$\{|\{\{|%)/;

const restOfTag = /(?:[ ][\w:.-]{1,24}=["'][^<>\n]{0,64})?>(?:<!\[CDATA\[)?/y;

const contentOfElement = (text: string, end: number): Span | undefined => {
  const from = matchAt(restOfTag, text, end);
  if (from === undefined) return undefined;
  const before = text.slice(Math.max(0, end - 64), end);
  const tag = before.lastIndexOf("<");
  if (tag === -1) return undefined;
  const name = before.slice(tag + 1).replace(/^.*:/, "");
  const stop = categoryOfName(name) === "secret" ? matchAt(elementContent, text, from) : undefined;
  return stop === undefined || template.test(text.slice(from, stop)) ? undefined : secret("credential", from, stop);
};

/** Names an entry in a store of secrets: `credentialsId`, `UserSecretsId`. The `secret_id` of Vault is a secret itself. */
const storeEntry = /(?:ids?|Ids?|IDs?)(?![A-Za-z])/y;
const namesStoreEntry = (anchor: string, text: string, end: number): boolean => {
  if (anchor !== "credential" && anchor !== "secret") return false;
  const from = text[end] === "s" ? end + 1 : end;
  if (anchor === "secret" && from === end) return false;
  return matchAt(storeEntry, text, /[_-]/.test(text[from] ?? "") ? from + 1 : from) !== undefined;
};

/** Words that may follow the name of a service without a gap. */
const ofKey =
  /(?:api|app|access|auth|account|bot|client|consumer|key|id|org|pass|personal|private|pub|secret|service|sign|test|token|url|user|web|s(?![a-z]))/iy;
/** Whether the name of a service stands there as a word, and not in the midst of others, as `Okta` in `bookTable`. */
const isWholeIssuer = (text: string, start: number, end: number): boolean => {
  const isHump = text[start] !== text[start]?.toLowerCase() && text[start - 1] !== text[start - 1]?.toUpperCase();
  const isOfJava = text.startsWith("-D", start - 2);
  const beginsInWord = isLetter(codeAt(text, start - 1)) && !isHump && !isOfJava;
  const endsInWord = /[a-z]/.test(text[end] ?? "");
  return (!beginsInWord && !endsInWord) || matchAt(ofKey, text, end) !== undefined;
};

/** Names of passwords that are parts of other words too, and so have to stand alone. */
const shortNames = new Set(["pass", "pw", "psw"]);

/** Behind the whole name of a secret, a value within quotes counts as one without any sign of chance. */
const wholeName = /(?:[_-]?key)?(?!\w)/iy;
/** Without quotes, one in the environment or behind a name that says more. */
const namedSecret =
  /(?:^|\n)[ \t]*(?:export |- |#|ENV )?[A-Z][A-Z0-9_]*SECRET(?:_KEY)?=|(?:client|jwt|app|application|api|session|cookie|token|shared|auth|access|signing|webhook|consumer|oauth|hmac)[._-]?secret["']?[ \t]{0,3}[:=]|secret[._-]?key["']?[ \t]{0,3}[:=]/i;
const isWholeSecret = (text: string, start: number, end: number, from: number): boolean =>
  matchAt(wholeName, text, end) !== undefined &&
  (quotes.has(text[from - 1] ?? "") || namedSecret.test(text.slice(Math.max(0, start - 32), from)));
const shortestSecret = 5;

const standsAlone = (text: string, start: number, end: number): boolean =>
  !isWordAt(text, end) &&
  (!isLetter(codeAt(text, start - 1)) ||
    /[a-z]P(?:ass|w|sw)$|^[A-Z_]*(?:DB|SQL|DATABASE)PASS$|(?:db|sql|user|root|admin|smtp|mail|ftp|login|server)pass$/.test(
      text.slice(Math.max(0, start - 16), end),
    ));

const assigned = (anchor: string, strength: Strength): Rule => {
  const isIssuer = strength === "issuer" || strength === "uuidIssuer";
  const isShortName = shortNames.has(anchor);
  const endsInKey = anchor.endsWith("key");
  const type = strength === "chosen" ? "password" : "credential";
  const accept = (
    text: string,
    from: number | undefined,
    isOne: (value: string) => boolean,
    known: Known,
  ): Span | undefined => {
    if (from === undefined) return undefined;
    if (known.value?.from !== from) known.value = { from, text: candidateAt(text, from) };
    const candidate = known.value.text;
    if (candidate === undefined || candidate.length < shortest) return undefined;
    const end = from + candidate.length;
    const goesOn = separators.has(text[end] ?? "");
    const whole = (goesOn ? matchAt(furtherPart, text, end) : undefined) ?? end;
    if (!isOne(candidate) && (whole === end || !isOne(text.slice(from, whole)))) return undefined;
    return secret(type, from, quotes.has(text[whole] ?? "") ? endOfList(text, whole, isOne) : whole);
  };
  const plain = (text: string, start: number, end: number, from: number | undefined): Span | undefined => {
    if (from === undefined || (strength !== "chosen" && anchor !== "secret")) return undefined;
    if (strength !== "chosen" && !isWholeSecret(text, start, end, from)) return undefined;
    const found = plainPassword(text, start, end, from);
    const isShort = found === undefined || (strength !== "chosen" && found[1] - found[0] < shortestSecret);
    return isShort ? undefined : secret(type, ...found);
  };
  const passphrase = (text: string, start: number, end: number, from: number | undefined): Span | undefined => {
    const stop =
      from === undefined || (strength !== "chosen" && anchor !== "secret")
        ? undefined
        : endOfPassphrase(text, start, end, from);
    return from === undefined || stop === undefined ? undefined : secret(type, from, stop);
  };
  const standingApart = (text: string, start: number, end: number, known: Known): Span | undefined => {
    if (isIssuer) {
      const at = matchAt(credentialWords, text, end);
      const isGiven = at !== undefined && /[:=_-]["'`\s]*$/.test(text.slice(end, at));
      const behind = accept(text, at, isGiven ? isKeyOfIssuer : isIssuedKey, known);
      if (behind) return behind;
    }
    if (strength === "chosen" && marksOfNotes[text.charCodeAt(end)] === 1) {
      const found = accept(text, matchAt(dash, text, end), isStrongWithSign, known);
      if (found) return found;
    }
    // Nothing but a gap, as behind the option of a command.
    const from = endOfGap(text, end);
    if (from === undefined) return undefined;
    if (strength !== "vague" && isOption(text, start))
      return accept(text, from, plausible[strength], known) ?? plain(text, start, end, from);
    if (!isIssuer && isDefinition(text, start))
      return accept(text, from, plausible[strength], known) ?? plain(text, start, end, from);
    if (strength === "chosen" && login.test(text.slice(Math.max(0, start - 80), start)))
      return accept(text, from, plausible[strength], known);
    // As Jenkins writes its credentials.
    if (isIssuer && text[start - 1] === "{") return accept(text, from, plausible[strength], known);
    const isQuoted = quotes.has(text[from - 1] ?? "");
    if (strength === "chosen") {
      if (!isQuoted) return accept(text, from, isStrongPassword, known);
      if (isShortName) return undefined;
      return accept(text, from, plausible[strength], known) ?? plain(text, start, end, from);
    }
    return accept(
      text,
      from,
      strength === "issued" || isQuoted ? isStriking : isIssuer ? isStrikingIssued : isStrikingKey,
      known,
    );
  };
  /** Within quotes, or in the query of an address. */
  const short = (text: string, start: number, end: number, from: number | undefined): Span | undefined => {
    if ((strength !== "issued" && strength !== "token") || from === undefined) return undefined;
    const stop = quotes.has(text[from - 1] ?? "")
      ? isGivenAs(text.slice(end, from))
        ? endOfQuotedValue(text, from)
        : undefined
      : text[end] === "=" && isInQuery(text, start)
        ? matchAt(queryValue, text, from)
        : undefined;
    if (stop === undefined) return undefined;
    const found = text.slice(from, stop);
    return isShortToken(found) && !isPlaceholder(found) ? secret(type, from, stop) : undefined;
  };
  return {
    anchor,
    read: (text, end, known) => {
      const start = end - anchor.length;
      if (isIssuer && !isWholeIssuer(text, start, end)) return undefined;
      if (isShortName && !standsAlone(text, start, end)) return undefined;
      if (!isIssuer) known.headers.add(text, end);
      // In the name of a resource it is the service that keeps secrets.
      if (text.startsWith("smanager:", end) || namesStoreEntry(anchor, text, end)) return undefined;
      const element = text[end] === ">" || text[end] === " " ? contentOfElement(text, end) : undefined;
      const from = endOfAssignment(assignments, text, end, known.behindName);
      if (from !== undefined && from === known.shown) return undefined;
      const found =
        element ??
        accept(text, from, plausible[strength], known) ??
        (known.value?.text === undefined
          ? undefined
          : (plain(text, start, end, from) ?? short(text, start, end, from))) ??
        passphrase(text, start, end, from) ??
        standingApart(text, start, end, known);
      if (!found || isPublic(text, start) || isProperty(text, end) || (endsInKey && isNoKey(text, end)))
        return undefined;
      known.shown = found.start;
      return found;
    },
  };
};

const names: readonly (readonly [name: string, strength: Strength])[] = [
  ...secretNames.chosen.map((name) => [name, "chosen"] as const),
  ...secretNames.issued.map((name) => [name, "issued"] as const),
  ...secretNames.token.map((name) => [name, "token"] as const),
  ...secretNames.vague.map((name) => [name, "vague"] as const),
  ...issuers.map((name) => [name, "issuer"] as const),
  ...uuidIssuers.map((name) => [name, "uuidIssuer"] as const),
];

/** Secrets that are found by the name beside them. */
export const namedRules: readonly Rule[] = names.map(([name, strength]) => assigned(name, strength));
