import { isPlaceholder } from "./plausible-secret.ts";
import { isLettersAtRandom } from "./randomness.ts";
import { matchAt } from "./surroundings.ts";

/** What stands behind the name of a password without being one: types, states, labels, other names. */
const noPassword = new Set(
  (
    "string function symbol text str char varchar hidden required optional auto invalid missing empty incorrect mismatch wrong number boolean bool object input " +
    "label field form default forgot forgotten reset change changed update updated login signin signup register email username name basic " +
    "digest plain plaintext clear hash hashed crypt bcrypt encrypted current new confirm confirmed confirmation enabled disabled private " +
    "public data value values auth authentication authorization type title description placeholder error errors message show hide toggle " +
    "file prompt interactive stdin ldap external internal never always used unused ignored expired valid optional-string bytes buffer array " +
    "sensitive protected grant grant_type writeonly write-only format and the for with that this from only must should will have when " +
    "oauth oauth2 jwt saml openid ldap"
  ).split(" "),
);

const names = /pass|pwd|kennwort|wachtwoord|contrase|senha|secret|token|credential|(?:^|[_.-])key/i;
/** Translations of a label, members of an object, names in camel case. */
const label =
  /^[A-Z][a-z]+$|[^\x21-\x7e]|^[a-z]\w*(?:\.[a-z]\w*)+$|^[a-z]{2,}(?:[A-Z][a-z]+)+$|^[/#.@-]|[:;,/]$|[()[\]{}]/;

const shortestOfNames = 12;
/** A name of secrets alone is no secret, but people type it into one, with figures. */
const isOwnName = (value: string): boolean =>
  names.test(value) && !(value.length >= shortestOfNames && /^[a-z]+\d[a-z\d]*$/i.test(value));

/** A word or more without a sign of chance, which counts as a password where a value must be one. */
const isPlainPassword = (value: string): boolean => {
  if (isPlaceholder(value) || isOwnName(value) || noPassword.has(value.toLowerCase())) return false;
  return !label.test(value) || isLettersAtRandom(value);
};

/** What stands between a name and a value that it is given: a sign, or words of a language, and what may stand before a quote. */
const sign =
  /^[\w.-]{0,32}["'\]`\\ \t*]{0,16}(?:\[\]|\(\))?(?::?[ \t]?[*&]?(?:string|str|bytes?)[ \t]?:?=|!?={1,3}|[:?]?=>?|:|\|\||\?\?|\)?[ \t]?(?:\|\||\?\?|\?:|or)|value=|:[ \t]{0,4}[|>][+-]?\n[ \t]{1,24}|\){1,2}[ \t]?(?:\.(?:and_return|returns?|thenReturn|type|fill|send_?keys|setValue)\(|\{)|,?\s{1,24}["']?value["']?[ \t]?[:=]|,[ \t]?:?with(?::|[ \t]?=>))["'`\\ \t*]{0,16}(?:(?:[\w.]{0,24}get(?:env)?\(["']\w{1,40}["'](?:,|\)? ?(?:or|\|\|))|(?:process\.env\.|ENV(?:\.fetch)?[[(]["'])\w{1,40}(?:["'][\]),])?[ \t]?(?:\|\||\?\?)?)[ \t]?)?(?:[bBuUrRfFL@$]{1,2}|(?:new )?(?:\[\])?(?:\w{1,24}(?:\.|::))?(?:from|bytes?|string|str|SecretStr|some|Some|Just|Secret|Sensitive)\()?["'`]{0,1}$/;
/** Before the argument of a setter or a builder, as in `setPassword("`, and before a quoted value in settings, as in `requirepass "`. */
const call = /^\(["'`]$/;
const setter = /(?:(?:set|with)_?|[\w)]\s{0,24}\.)$/i;
const gap = /^[ \t]{1,4}["'`]$/;
/** A value for want of another one, or of a constant: the name stands within quotes before it. */
const argument = /^[\w.\]-]{0,32}["'`],[ ]?[bu]?["'`]$/;
const asked =
  /(?:env|get|define|config|default|property|option|add|append|set|put|param|field|fill|type|with)\w{0,12}\(\s?["'`][\w.#[\]=:-]{0,40}$/i;
const cell = /^`?[ \t]{0,16}\|[ \t]{0,16}`$/;
const statement = /^ (?:is|are|was)(?: now)?:? ["'`]$/;
const withPassword =
  /\bwith (?:the |a |default ){0,2}$|\buser(?:name)?[ :]{1,2}["'`][^"'`\n]{1,40}["'`],? (?:and|with|or|\/) (?:the )?$/i;
/** Whether what stands between a name and a value gives it that value. */
export const isGivenAs = (between: string): boolean => sign.test(between);

const quoted = /[^\s"'`\\<>]{4,64}(?=["'`\\])/y;
const restOfLine = /[\w.+/=~!@#$%^&*?-]{4,64}(?=[ \t]*(?:\\?\r?\n|$|[ \t](?:#|\/\/)))/y;
const ownLine =
  /^[ \t]*(?:(?:[->] |export |-e |--env |#|\/\/|\*|[#%]define |ENV |ARG )[ \t]{0,4})?(?:\*{2}|name: )?["':]?[A-Za-z_][\w.-]{0,40}$/;
const ownOption = /(?:^|[ \t])--?[a-z][\w-]{0,24}$/i;
const isOfBothCases = (value: string): boolean => /[a-z]/.test(value) && /[A-Z]/.test(value);
const longOption = /(?:^|[ \t])--[a-z][\w-]{0,24}$/;
const blank = /^[ \t]{1,4}$/;
const constant = /^[ \t]*(?:[#%]define|ENV|ARG)[ \t]\w*$/;
/** The name may be the last of three words before a sign, as in `Default password: `. */
const ownLabel = /^[ \t]*(?:(?:- |#|\/\/|\*)[ \t]{0,4})?[A-Za-z]{2,16} (?:[A-Za-z]{2,16} )?[A-Za-z]{2,16}$/;
const farthest = 64;

/** One word behind the name of its user, as in `user=anna pass=harbour` and `--user anna --password harbour`. */
const besideUser =
  /(?:(?:user(?: id)?|uid|login|account|e?mail)[\w-]{0,8}["'`]?[ \t]{0,2}[:=]|-u|--user(?:name)?)[ \t]{0,2}["'`]?[\w.@+-]{2,40}["'`]?(?:[ \t]{0,2}[,;/|&][ \t]{0,2}|[ \t]{1,4}|[ ]and[ ])-{0,2}["'`]?[\w.-]{0,24}$/i;
const namesUser = /user|uid|login|account|mail|-u/i;
const oneWord = /[\w.+/~!@#$%^*?-]{4,64}(?=$|[\s,;)"'`])/y;
const optionSign = /^(?:[=: ]|:[ ]|[ ]=[ ])$/;

const printed = /^:[ ]?$/;
const members = /[{[][^{}\n]{0,48}$/;
const beforeBrace = /[\w.+/~!@#$%^*?-]{4,64}(?=[}\]])/y;

/** The default of a variable, as in `${DB_PASSWORD:-harbour}`. */
const variable = /\$\{[\w.-]{0,40}$/;
const ofVariable = /[\w.+/=~!@#$%^&*?]{4,64}(?=\})/y;
const behindVariable = /^[\w.-]{0,32}:[=-]?$/;

/** Several words within quotes, which only a user beside them makes a password. */
const words = /[^"'`\\<>\n]{4,64}(?=["'`])/y;
const userBefore =
  /(?:user(?:_?name)?|login|e?mail)["'`]?[ \t]{0,3}(?:[:=]|=>)[ \t]{0,3}["'`]?[a-z][\w.+-]{1,40}(?:@[\w.-]{2,40})?["'`]?[ \t]{0,3}[,;\n]/;
const farthestUser = 160;
/** What a secret of several words signs, as in `session({ secret: "keyboard cat" })`. */
const signs = /session|cookie|jwt|hmac|resave/i;

/** Where a plain password begins and ends that is given as the value of such a name: within quotes, or alone on the rest of a line. */
export const plainPassword = (
  text: string,
  start: number,
  end: number,
  from: number,
): readonly [start: number, end: number] | undefined => {
  const isQuoted = /["'`]/.test(text[from - 1] ?? "");
  const between = text.slice(end, from);
  const reached = text.slice(Math.max(0, start - farthest), start);
  const before = reached.slice(reached.lastIndexOf("\n") + 1);
  const line = before + text.slice(start, end);
  const within = (
    shape: RegExp,
    at: number,
    fits?: (value: string) => boolean,
  ): readonly [number, number] | undefined => {
    const stop = matchAt(shape, text, at);
    if (stop === undefined) return undefined;
    const found = text.slice(at, stop);
    return (fits === undefined || fits(found)) && isPlainPassword(found) ? [at, stop] : undefined;
  };
  if (isQuoted) {
    const isGiven = gap.test(between)
      ? ownLine.test(line) || ownOption.test(line) || withPassword.test(before)
      : isGivenAs(between) ||
        (call.test(between) && setter.test(before)) ||
        (argument.test(between) && asked.test(before)) ||
        statement.test(between) ||
        cell.test(between);
    return isGiven ? within(quoted, from) : undefined;
  }
  if (before.includes("${") && variable.test(before)) {
    const at = text[from] === "-" ? from + 1 : from;
    return behindVariable.test(text.slice(end, at)) ? within(ofVariable, at) : undefined;
  }
  const found = blank.test(between)
    ? constant.test(line)
      ? within(restOfLine, from)
      : longOption.test(line)
        ? within(oneWord, from, isOfBothCases)
        : undefined
    : ((isGivenAs(between) && (ownLine.test(line) || ownLabel.test(line)) ? within(restOfLine, from) : undefined) ??
      // Printed objects, and flow mappings of YAML.
      (printed.test(between) && members.test(before) ? within(beforeBrace, from) : undefined));
  if (found) return found;
  return optionSign.test(between) && namesUser.test(before) && besideUser.test(before)
    ? within(oneWord, from)
    : undefined;
};

/** Where a passphrase ends: several words within quotes, with the name of a user before them. */
export const endOfPassphrase = (text: string, start: number, end: number, from: number): number | undefined => {
  const quote = text[from - 1] ?? "";
  if (!/["'`]/.test(quote) || !isGivenAs(text.slice(end, from))) return undefined;
  const stop = matchAt(words, text, from);
  if (stop === undefined || text[stop] !== quote) return undefined;
  const value = text.slice(from, stop);
  if (!/^[!-~]+(?: [!-~]+){1,7}$/.test(value) || isPlaceholder(value)) return undefined;
  if (!names.test(value) && userBefore.test(text.slice(Math.max(0, start - farthestUser), start))) return stop;
  const around = text.slice(Math.max(0, start - farthestUser), start) + text.slice(stop, stop + farthestUser);
  return /^[a-z]/.test(value) && /secret$/i.test(text.slice(start, end)) && signs.test(around) ? stop : undefined;
};
