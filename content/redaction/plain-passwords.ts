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
    "sensitive protected grant grant_type writeonly write-only format and the for with that this from only must should will have when"
  ).split(" "),
);

const names = /pass|pwd|kennwort|wachtwoord|contrase|senha|secret|token|credential|(?:^|[_.-])key/i;
/** Translations of a label, members of an object, names in camel case. */
const label =
  /^[A-Z][a-z]+$|[^\x21-\x7e]|^[a-z]\w*(?:\.[a-z]\w*)+$|^[a-z]{2,}(?:[A-Z][a-z]+)+$|^[/#.@-]|[:;,/]$|[()[\]{}]/;

/** A word or more without a sign of chance, which counts as a password where a value must be one. */
const isPlainPassword = (value: string): boolean => {
  if (isPlaceholder(value) || names.test(value) || noPassword.has(value.toLowerCase())) return false;
  return !label.test(value) || isLettersAtRandom(value);
};

const sign = /^[\w.-]{0,32}["'\]`\\ \t]{0,16}(?:!?={1,3}|:?=>?|:|value=)["'\\ \t]{0,16}$/;
/** Before the argument of a setter, as in `setPassword("`, and before a quoted value in settings, as in `requirepass "`. */
const call = /^\(["'`]$/;
const setter = /(?:set|with)_?$/i;
const gap = /^[ \t]{1,4}["'`]$/;
/** Whether what stands between a name and a value gives it that value. */
export const isGivenAs = (between: string): boolean => sign.test(between);

const quoted = /[^\s"'`\\<>]{4,64}(?=["'`\\])/y;
const restOfLine = /[\w.+/=~!@#$%^&*?-]{4,64}(?=[ \t]*(?:\r?\n|$|[ \t](?:#|\/\/)))/y;
const ownLine = /(?:^|\n)[ \t]*(?:(?:- |export |#|\/\/|\*)[ \t]{0,4})?["':]?[A-Za-z_][\w.-]{0,40}$/;
/** The name may be the last of three words before a sign, as in `Default password: `. */
const ownLabel = /(?:^|\n)[ \t]*(?:(?:- |#|\/\/|\*)[ \t]{0,4})?[A-Za-z]{2,16} (?:[A-Za-z]{2,16} )?[A-Za-z]{2,16}$/;
const farthest = 64;

/** Where a plain password ends that is given as the value of such a name: within quotes, or alone on the rest of a line. */
export const endOfPlainPassword = (text: string, start: number, end: number, from: number): number | undefined => {
  const isQuoted = /["'`]/.test(text[from - 1] ?? "");
  const stop = matchAt(isQuoted ? quoted : restOfLine, text, from);
  if (stop === undefined) return undefined;
  const between = text.slice(end, from);
  const before = text.slice(Math.max(0, start - farthest), start);
  const line = before + text.slice(start, end);
  const isGiven = isGivenAs(between)
    ? isQuoted || ownLine.test(line) || ownLabel.test(line)
    : (call.test(between) && setter.test(before)) || (gap.test(between) && ownLine.test(line));
  return isGiven && isPlainPassword(text.slice(from, stop)) ? stop : undefined;
};
