import { utf8Bytes } from "@mcp-landing-zone/contract";

/** Bytes behind those of the text, so that it can be read in parts of equal length. */
const spare = 8;

const memoryFor = (size: number): { readonly bytes: Buffer; readonly pairs: Uint16Array } => {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { bytes, pairs: new Uint16Array(bytes.buffer) };
};
let memory = memoryFor(65_536);

interface Wide {
  readonly buffer: Buffer;
  readonly units: Uint16Array;
  /** The same two by two, the first in the lower bits. */
  readonly pairs: Uint32Array;
}
const wideFor = (size: number): Wide => {
  const buffer = Buffer.allocUnsafeSlow(size * 2);
  return { buffer, units: new Uint16Array(buffer.buffer), pairs: new Uint32Array(buffer.buffer) };
};
let wide = wideFor(16_384);
const widely = (text: string): Wide => {
  // A multiple of two units, so that the pairs cover all of them.
  if (text.length >= wide.units.length) wide = wideFor(text.length * 2 + 2);
  wide.buffer.write(text, "utf16le");
  return wide;
};

/** The code units of a text, which a loop reads faster than a text with letters beyond ASCII. They stand there until the next call. */
export const codeUnits = (text: string): Uint16Array => widely(text).units;

// Where the higher byte comes first, as on a few machines that Node is built for, words would be missed.
if (new Uint16Array(Uint8Array.of(1, 0).buffer)[0] !== 1) {
  throw new Error(`content: ${process.arch} has the higher byte of a number first; x64 or arm64 is needed`);
}

/** The text that was asked about last: the rules ask about one and the same many times in a row. */
let asked = "";
let askedIsAscii = true;

/** Replaces every code unit beyond ASCII: DEL, which no rule matches either. */
const beyond = 0x7f;

/** Letters that a loop has read before the runtime is asked. */
const short = 48;
const beginsInAscii = (text: string): boolean => {
  const most = Math.min(text.length, short);
  for (let i = 0; i < most; i += 1) if (text.charCodeAt(i) > beyond) return false;
  return true;
};

/** Counted by the runtime far faster than any expression can look for something else. In most scripts the first letters say it. */
export const isAscii = (text: string): boolean => {
  if (text.length <= short) return beginsInAscii(text);
  if (text !== asked) [asked, askedIsAscii] = [text, beginsInAscii(text) && utf8Bytes(text) === text.length];
  return askedIsAscii;
};

/** A text with one byte for every code unit, where a loop reads it several times faster than in the text itself. */
export interface AsciiBytes {
  readonly bytes: Uint8Array;
  /** The same two by two, the first in the lower bits, for loops that take two characters at a step. */
  readonly pairs: Uint16Array;
}

const anyBeyond = 0xff80ff80;
/** Puts the sign for what is no ASCII in its places: the higher byte of it is lost before, or the highest bit is set. */
const markBeyond = (bytes: Uint8Array, text: string): void => {
  const { units, pairs } = widely(text);
  for (let at = 0; at < text.length; at += 2) {
    if (((pairs[at >> 1] as number) & anyBeyond) === 0) continue;
    if ((units[at] as number) > beyond) bytes[at] = beyond;
    if ((units[at + 1] as number) > beyond) bytes[at + 1] = beyond;
  }
};

/** The text whose bytes stand in the memory. */
let written = "";

/** Spaces stand behind the text. All stands there until the next call with another text. */
export const asciiBytes = (text: string): AsciiBytes => {
  if (text === written && text !== "") return memory;
  if (text.length + spare > memory.bytes.length) memory = memoryFor((text.length + spare) * 2);
  const { bytes } = memory;
  if (text.length <= short) for (let i = 0; i < text.length; i += 1) bytes[i] = Math.min(text.charCodeAt(i), beyond);
  else {
    bytes.write(text, "latin1");
    if (!isAscii(text)) markBeyond(bytes, text);
  }
  for (let i = text.length; i < text.length + spare; i += 1) bytes[i] = 0x20;
  written = text;
  return memory;
};

/** An ASCII text cut from a two-byte string, copied into a one-byte string: half the memory, and faster to read. */
export const compact = (text: string): string => {
  if (text === "" || !isAscii(text)) return text;
  asciiBytes(text);
  return memory.bytes.toString("latin1", 0, text.length);
};

/** A table by pairs of bytes, from one by bytes: the value of the first byte stands above the `bits` of the second. */
export const ofPairs = (byBytes: Uint8Array, bits: number): Uint8Array => {
  const pairs = new Uint8Array(65_536);
  for (let pair = 0; pair < pairs.length; pair += 1) {
    pairs[pair] = ((byBytes[pair & 255] as number) << bits) | (byBytes[pair >> 8] as number);
  }
  return pairs;
};
