import { isExact, isWordAt, secret } from "./anchored-rule.ts";
import type { Rule } from "./anchored-rule.ts";
import { matchAt } from "./surroundings.ts";

const mostOfKey = 16_384;
const shortestBody = 40;
/** What stands between the lines in code that puts a key together has none. */
const encoded = /[A-Za-z0-9+/=]{16}/;
const header = /[A-Z0-9_ -]{0,100}PRIVATE KEY(?: BLOCK)?/y;
/** A line of a key, or one that says how it is encrypted; line ends may be written as escapes. */
const line = /(?:\s|\\[nrt]){0,8}(?:[A-Za-z0-9+/=]{16,128}|(?:Proc-Type|DEK-Info|Version|Comment): [^\n\\]{0,100})/y;

const endOfLines = (text: string, from: number): number => {
  let end = from;
  for (let next = matchAt(line, text, end); next !== undefined && next - from < mostOfKey;) {
    end = next;
    next = matchAt(line, text, end);
  }
  return end;
};

const footer = "-----END";
const pem: Rule = {
  anchor: "-----BEGIN",
  read: (text, end, known) => {
    const from = matchAt(header, text, end);
    if (from === undefined) return undefined;
    const start = end - "-----BEGIN".length;
    // Looked for once, however many beginnings there are before it.
    if (known.footer < from) known.footer = text.indexOf(footer, from) >>> 0;
    const close = known.footer - from < mostOfKey ? text.indexOf("-----", known.footer + footer.length) : -1;
    if (close !== -1 && close - from < mostOfKey) {
      // What stands between the lines in documentation.
      if (known.footer - from < shortestBody || !encoded.test(text.slice(from, known.footer))) return undefined;
      return secret("private-key", start, close + "-----".length);
    }
    // A key cut short is a key.
    return secret(
      "private-key",
      start,
      endOfLines(text, text.startsWith("-----", from) ? from + "-----".length : from),
    );
  },
};

/** PuTTY says how many lines its key has. */
const putty: Rule = {
  anchor: "Private-Lines: ",
  read: (text, end) => {
    const from = matchAt(/\d{1,3}/y, text, end);
    const stop = from === undefined ? end : endOfLines(text, from);
    return from !== undefined && stop > from ? secret("private-key", from, stop) : undefined;
  },
};

/**
 * In DER, in base64: a sequence of 256 bytes or more that begins with a version. It is 0 in PKCS 1 and PKCS 8, and 3 in PKCS 12. In
 * certificates, requests and public keys another sequence or a number stands there.
 */
const restOfDer = /[A-Za-z][A-Za-z0-9+/]{2}IBA[A-Dw-z][A-Za-z0-9+/=]{40,16000}/y;
const der: Rule = {
  anchor: "MII",
  read: (text, end) => {
    if (!isExact(text, "MII", end) || isWordAt(text, end - 4)) return undefined;
    const stop = matchAt(restOfDer, text, end);
    return stop === undefined ? undefined : secret("private-key", end - 3, stop);
  },
};

export const privateKeyRules: readonly Rule[] = [pem, putty, der];
