import { membersOf, runsOf } from "../runs.ts";
import { textAmid, textOf } from "./base64.ts";
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

const fewestCharacters = 8;
const twoLetters = /[a-z]{2}/i;

export const hex = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const { run, start } of matchesOf(hexDigits, text)) {
    const bytes = bytesOf(run);
    const inner = textOf(bytes) ?? textAmid(bytes, fewestCharacters);
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
    const inner = textOf(bytes) ?? textAmid(bytes, fewestCharacters);
    if (inner !== undefined) found.push({ via: "binary", text: inner, start, end: start + run.length });
  }
  return found;
};

const decimals: Uint8Array = membersOf("0123456789 ,;");
/** Twelve characters of two digits, with what stands between them. */
const shortestDecimals = 40;
const fewestNumbers = 12;
const codeOfZero = "0".charCodeAt(0);
/** Tables of figures are text by accident, and not of letters. */
const isOfLetters = (text: string): boolean => (text.match(/[a-z ]/gi)?.length ?? 0) >= text.length * 0.75;

/** Each number as a byte; one that is none counts as a byte of no text. */
const bytesOfNumbers = (text: string, from: number, to: number): Buffer => {
  const bytes = Buffer.allocUnsafe((to - from + 2) >> 1);
  let length = 0;
  let value = -1;
  for (let i = from; i <= to; i += 1) {
    const digit = i < to ? text.charCodeAt(i) - codeOfZero : -1;
    if (digit >= 0 && digit <= 9) value = Math.min(Math.max(value, 0) * 10 + digit, 256);
    else if (value >= 0) {
      bytes[length] = value < 256 ? value : 0;
      length += 1;
      value = -1;
    }
  }
  return bytes.subarray(0, length);
};

/** Characters as the decimal numbers of their codes. */
export const numbers = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const [start, end] of runsOf(decimals, shortestDecimals, text)) {
    const inner = textAmid(bytesOfNumbers(text, start, end), fewestNumbers);
    if (inner !== undefined && isOfLetters(inner)) found.push({ via: "decimal", text: inner, start, end });
  }
  return found;
};
