import { membersOf, runsOf } from "../runs.ts";
import { textOf } from "./base64.ts";
import type { Decoded } from "./decoded.ts";

interface Digits {
  /** The characters that the expression accepts, and the shortest run of them that can match. */
  readonly members: Uint8Array;
  readonly shortest: number;
  readonly expression: RegExp;
}

function* matchesOf({ members, shortest, expression }: Digits, text: string) {
  for (const [from, to] of runsOf(members, shortest, text)) {
    const part = text.slice(from, to);
    expression.lastIndex = 0;
    for (let match = expression.exec(part); match; match = expression.exec(part)) {
      const { 0: run, index } = match;
      if (run.length >= shortest) yield { run, start: from + index };
    }
  }
}

// Starts only where a run does, so that no place is tried twice.
const hexRun = /(?<![0-9a-fA-F])(?:(?:\\x|0x)?[0-9a-fA-F]{2}[ :,-]{0,2}){8,}/g;
const hexDigits: Digits = { members: membersOf("0123456789abcdefABCDEFx\\ :,-"), shortest: 16, expression: hexRun };

const valueOf = new Int8Array(128).fill(-1);
for (const digit of "0123456789abcdefABCDEF") valueOf[digit.charCodeAt(0)] = parseInt(digit, 16);
const zero = "0".charCodeAt(0);
const ex = "x".charCodeAt(0);

/** Memory that all runs share, so that none is allocated for the many that are dates and figures. */
let memory = Buffer.allocUnsafeSlow(4_096);

const bytesOf = (run: string): Buffer => {
  if (memory.length < run.length) memory = Buffer.allocUnsafeSlow(run.length * 2);
  let length = 0;
  let first = -1;
  for (let i = 0; i < run.length; i += 1) {
    const code = run.charCodeAt(i);
    const value = valueOf[code] as number;
    if (value === -1 || (code === zero && run.charCodeAt(i + 1) === ex)) continue;
    if (first === -1) first = value;
    else {
      memory[length] = first * 16 + value;
      length += 1;
      first = -1;
    }
  }
  return memory.subarray(0, length);
};

/** What a byte says for or against ASCII: dates, figures and digests are mostly bytes of which a text has none. */
const weightOf = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return -1;
  return (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) || byte === 0x7f ? -3 : 1;
});
const fewestCharacters = 8;
const ofNoText = /[^\t-\r -~]/g;

/** ASCII among bytes that are none: digits of the words beside it, or bytes that were put there to break it. In one pass. */
const textAmid = (bytes: Buffer): string | undefined => {
  const parts: string[] = [];
  let from = 0;
  let end = 0;
  let score = 0;
  let best = 0;
  for (let i = 0; i <= bytes.length; i += 1) {
    score += i < bytes.length ? (weightOf[bytes[i] as number] as number) : -score;
    if (score > best) {
      best = score;
      end = i + 1;
    }
    if (score > 0) continue;
    if (best >= fewestCharacters) parts.push(bytes.toString("latin1", from, end).replaceAll(ofNoText, " "));
    from = i + 1;
    score = 0;
    best = 0;
  }
  return parts.length > 0 ? parts.join("\n") : undefined;
};

const twoLetters = /[a-z]{2}/i;

export const hex = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const { run, start } of matchesOf(hexDigits, text)) {
    const bytes = bytesOf(run);
    const inner = textOf(bytes) ?? textAmid(bytes);
    if (inner !== undefined && twoLetters.test(inner))
      found.push({ via: "hex", text: inner, start, end: start + run.length });
  }
  return found;
};

const binaryDigits: Digits = { members: membersOf("01 ,"), shortest: 64, expression: /[01][01 ,]*/g };
export const bits = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const { run, start } of matchesOf(binaryDigits, text)) {
    const bytes = Buffer.from(run.match(/[01]{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
    const inner = textOf(bytes) ?? textAmid(bytes);
    if (inner !== undefined) found.push({ via: "binary", text: inner, start, end: start + run.length });
  }
  return found;
};
