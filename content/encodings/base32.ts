import { mayBeText, textOf } from "./base64.ts";

/** RFC 4648's base32, and its variant with the digits first. */
const alphabets = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV"].map((alphabet) => {
  const valueOf = new Int8Array(128).fill(-1);
  [...alphabet].forEach((letter, value) => (valueOf[letter.charCodeAt(0)] = value));
  return valueOf;
});
const ofOneCase = /^(?:[A-Z0-9]+|[a-z0-9]+)$/;

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
export const base32Text = (written: string): string | undefined => {
  if (!ofOneCase.test(written)) return undefined;
  const run = written.toUpperCase();
  for (const valueOf of alphabets) {
    const first = bytesOf(run.slice(0, glance), valueOf);
    const bytes = first && mayBeText(first) ? bytesOf(run, valueOf) : undefined;
    const text = bytes && textOf(bytes);
    if (text !== undefined) return text;
  }
  return undefined;
};
