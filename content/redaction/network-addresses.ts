import { isIPv6 } from "node:net";
import { codeAt, isDigit, isLetter, isWord } from "./characters.ts";
import type { NumberContext } from "./number-context.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { endsHere, matchAt } from "./surroundings.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";

const ipv4 = /(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?:\.(?:25[0-5]|2[0-4]\d|1?\d{1,2})){3}/y;
/** Loopback, unspecified and masks identify no person. */
const impersonal = /^(?:127|0|255)\./;
const versionDigits = /^\d(?:\.\d){3}$/;

const dot = 0x2e;
/** A glance before the expression is tried on every number. */
const isDotBehind = (text: string, at: number): boolean =>
  codeAt(text, at + 1) === dot || codeAt(text, at + 2) === dot || codeAt(text, at + 3) === dot;

export const findIPv4 = (text: string, at: number, context: NumberContext): Span | undefined => {
  if (!isDotBehind(text, at)) return undefined;
  const end = matchAt(ipv4, text, at);
  if (end === undefined || !endsHere(text, end) || impersonal.test(text.slice(at, end))) return undefined;
  if (text[end] === "-" && isLetter(codeAt(text, end + 1))) return undefined;
  if (versionDigits.test(text.slice(at, end)) && !context.stands("address", at)) return undefined;
  return context.stands("version", at) ? undefined : personal("ip", at, end);
};

const isHexOrColon = (code: number): boolean =>
  code === 0x3a || isDigit(code) || ((code | 32) >= 0x61 && (code | 32) <= 0x66);
const dotted = /(?:\.\d{1,3}){3}/y;
const longestIPv6 = 39;
const assigned = /^(?:[23][\da-f]{3}|f[cd][\da-f]{2}|fe[89ab][\da-f]):/i;

export function* addAddressesIPv6(spans: Span[], text: string): Work<void> {
  let rest = piece;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    if (at > rest) {
      rest = at + piece;
      yield;
    }
    let start = at;
    while (start > 0 && at - start < 4 && isHexOrColon(codeAt(text, start - 1))) start -= 1;
    let end = at + 1;
    while (end - start <= longestIPv6 && isHexOrColon(codeAt(text, end))) end += 1;
    at = end - 1;
    if (end - start < 6 || isWord(codeAt(text, start - 1))) continue;
    end = matchAt(dotted, text, end) ?? end;
    const run = text.slice(start, end);
    const address = run.endsWith("::") ? run : run.replace(/:$/, "");
    if (isWord(codeAt(text, start + address.length)) || !isIPv6(address)) continue;
    const groups = address.split(":").filter((group) => group !== "");
    const last = groups.at(-1) ?? "";
    if (last.includes(".") && impersonal.test(last)) continue;
    // Two groups are an address only where they begin as the addresses of hosts do; `a::b` is a name in many languages.
    const fewest = last.includes(".") ? 1 : assigned.test(address) ? 2 : 3;
    if (groups.length < fewest) continue;
    spans.push(personal("ip", start, start + address.length));
  }
}
