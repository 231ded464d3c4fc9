import { codeAt, isAlphanumeric, isWord } from "./characters.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";

const isMailbox = (code: number): boolean =>
  isWord(code) || code === 0x2e || code === 0x25 || code === 0x2b || code === 0x2d || code === 0x27;
const isDomain = (code: number): boolean => isAlphanumeric(code) || code === 0x2e || code === 0x2d || code > 0xbf;
const domain = /^(?:[^.\s]{1,63}\.){1,8}(?:[A-Za-z\u00c0-\uffff]{2,24}|xn--[A-Za-z0-9-]{2,59})$/;
const fileName = /\.(?:png|jpe?g|gif|svg|webp|ico)$/i;

export function* addEmails(spans: Span[], text: string): Work<void> {
  let rest = piece;
  for (const at of text.matchAll(/@|%40/g)) {
    if (at.index > rest) {
      rest = at.index + piece;
      yield;
    }
    let start = at.index;
    while (start > 0 && at.index - start < 64 && isMailbox(codeAt(text, start - 1))) start -= 1;
    while (start < at.index && !isWord(codeAt(text, start))) start += 1;
    if (start === at.index) continue;
    const from = at.index + at[0].length;
    let end = from;
    while (end - from < 254 && isDomain(codeAt(text, end))) end += 1;
    while (end > from && !isWord(codeAt(text, end - 1))) end -= 1;
    const host = text.slice(from, end);
    if (!host.includes(".") || text.slice(start, at.index) === "git") continue;
    if (domain.test(host) && !fileName.test(host)) spans.push(personal("email", start, end));
  }
}
