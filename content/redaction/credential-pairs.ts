import { isPlaceholder, plausible } from "./plausible-secret.ts";
import { isExact, isWordAt, secret } from "./anchored-rule.ts";
import type { Rule } from "./anchored-rule.ts";
import { matchAt } from "./surroundings.ts";

const authority = /[^\s/:@"'<>]{0,100}:[^\s/@"'<>]{1,200}@/y;
/** Stand-ins of two or three letters. Others of this length are passwords. */
const short = /^(?:[*x.]{1,3}|foo|bar|baz|pwd?|%s)$/i;
const connectionUrl: Rule = {
  anchor: "://",
  read: (text, end) => {
    const stop = matchAt(authority, text, end);
    if (stop === undefined) return undefined;
    const from = text.indexOf(":", end) + 1;
    const value = text.slice(from, stop - 1);
    return (isPlaceholder(value) && value.length > 3) || short.test(value)
      ? undefined
      : secret("password", from, stop - 1);
  },
};

/** Whether base64 says a name, a colon and a secret. */
const isEncodedPair = (encoded: string): boolean => {
  const pair = Buffer.from(encoded, "base64").toString("latin1");
  return /:.{3}/.test(pair) && !/[^\x20-\x7e]/.test(pair);
};

const base64 = /[A-Za-z0-9+/]{8,400}={0,2}/y;
const basic: Rule = {
  anchor: "basic ",
  read: (text, end) => {
    const stop = matchAt(base64, text, end);
    return stop !== undefined && isEncodedPair(text.slice(end, stop))
      ? secret("basic-credentials", end, stop)
      : undefined;
  },
};

/** Registries' credentials in `config.json` and `.npmrc`. */
const assignedPair = /["'\\]{0,3}[ \t]{0,3}[:=][ \t]{0,3}["'\\]{0,3}/y;
const quotedKey = /[\w+/=.~-]{16,128}(?=["'])/y;
const auth: Rule = {
  anchor: "auth",
  read: (text, end) => {
    const from = matchAt(assignedPair, text, end);
    if (from === undefined) return undefined;
    const stop = matchAt(base64, text, from);
    if (stop !== undefined && isEncodedPair(text.slice(from, stop))) return secret("basic-credentials", from, stop);
    const close =
      /["']/.test(text[from - 1] ?? "") && !isWordAt(text, end - 5) ? matchAt(quotedKey, text, from) : undefined;
    return close !== undefined && plausible.vague(text.slice(from, close)) && !isPlaceholder(text.slice(from, close))
      ? secret("credential", from, close)
      : undefined;
  },
};

const userAndPassword = /["']?[^\s:"'${}<>/]{1,64}:[^\s"'${}<>/][^\s"']{2,127}/y;
const reach = 200;
/** The option of a program that fetches. Elsewhere it says a user and a group. */
const ofProgram = (anchor: string): Rule => ({
  anchor,
  read: (text, end) => {
    const stop = isExact(text, anchor, end) ? matchAt(userAndPassword, text, end) : undefined;
    if (stop === undefined || !/curl|wget|http/i.test(text.slice(Math.max(0, end - reach), end))) return undefined;
    const from = text.indexOf(":", end) + 1;
    return isPlaceholder(text.slice(from, stop)) ? undefined : secret("password", from, stop);
  },
});

const keyOfJwk = /[\w-]{22,700}(?=\\?["'])/y;
const reachOfJwk = 600;
/** What stands between the name of a member and its value, behind the quote that closes the name. */
const ofMember = /[ \t]{0,3}(?::|=>)[ \t]{0,3}\\?["']/y;
/** A private member of a key in JSON or in code, which says elsewhere what kind of key it is. */
const jwk = (anchor: string, between?: RegExp): Rule => ({
  anchor,
  read: (text, end) => {
    const start = end - anchor.length;
    if (!isExact(text, anchor, end) || (!between && isWordAt(text, start - 1))) return undefined;
    const from = between ? matchAt(between, text, end) : end;
    const stop = from === undefined ? undefined : matchAt(keyOfJwk, text, from);
    if (from === undefined || stop === undefined) return undefined;
    return text.slice(Math.max(0, start - reachOfJwk), stop + reachOfJwk).includes("kty")
      ? secret("private-key", from, stop)
      : undefined;
  },
});
/** Members of a key in JSON that hold the private part of it. */
export const privateMembers: readonly string[] = ["d", "k", "p", "q", "dp", "dq", "qi"];

/** A secret beside the name that it belongs to, in one value. */
export const pairRules: readonly Rule[] = [
  connectionUrl,
  basic,
  auth,
  ofProgram(" -u "),
  ofProgram("--user "),
  ofProgram("--proxy-user "),
  ...privateMembers.flatMap((name) => [`"${name}"`, `'${name}'`, `"${name}\\"`].map((anchor) => jwk(anchor, ofMember))),
  ...privateMembers.flatMap((name) =>
    [`${name}: '`, `${name}: "`, `${name}:"`, `${name}:'`].map((anchor) => jwk(anchor)),
  ),
];
