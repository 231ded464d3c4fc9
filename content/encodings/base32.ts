import { mayBeText, textOf } from "./base64.ts";

/** RFC 4648's base32, and its variant with the digits first. */
const alphabets = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV"].map((alphabet) => {
  const valueOf = new Int8Array(128).fill(-1);
  [...alphabet].forEach((letter, value) => (valueOf[letter.charCodeAt(0)] = value));
  return valueOf;
});
/** Letters of one case, and digits. */
const isOfOneCase = (text: string, start: number, end: number): boolean => {
  let cases = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) continue;
    if ((code | 32) < 0x61 || (code | 32) > 0x7a) return false;
    cases |= code & 32 ? 1 : 2;
    if (cases === 3) return false;
  }
  return true;
};

const bitsOfCharacter = 5;
const bitsOfByte = 8;
/** The bytes of a run, or none when it holds another character. Bits that fill the last character are dropped. */
const bytesOf = (run: string, valueOf: Int8Array): Uint8Array | undefined => {
  const bytes = new Uint8Array(Math.floor((run.length * bitsOfCharacter) / bitsOfByte));
  let [held, bits, at] = [0, 0, 0];
  for (let i = 0; i < run.length; i += 1) {
    const value = valueOf[run.charCodeAt(i)] ?? -1;
    if (value === -1) return undefined;
    held = ((held << bitsOfCharacter) | value) & 0xfff;
    bits += bitsOfCharacter;
    if (bits < bitsOfByte) continue;
    bits -= bitsOfByte;
    bytes[at] = held >> bits;
    at += 1;
  }
  return bytes;
};

/** Characters of whole bytes: so many say whether the rest is worth reading. */
const glance = 16;

/** What a run of base32 says, where it says something. */
export const base32Text = (text: string, start = 0, end = text.length): string | undefined => {
  if (start === end || !isOfOneCase(text, start, end)) return undefined;
  const run = text.slice(start, end).toUpperCase();
  for (const valueOf of alphabets) {
    const first = bytesOf(run.slice(0, glance), valueOf);
    const bytes = first && mayBeText(first) ? bytesOf(run, valueOf) : undefined;
    const inner = bytes && textOf(bytes);
    if (inner !== undefined) return inner;
  }
  return undefined;
};
