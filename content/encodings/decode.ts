import { asciiBytes, codeUnits, isAscii } from "../ascii-bytes.ts";
import type { Encoding } from "../finding.ts";
import { Forms, membersOf, runsOf } from "../runs.ts";
import { base32Text } from "./base32.ts";
import { encodedIn, members, shortest, textOf } from "./base64.ts";
import type { Decoded } from "./decoded.ts";
import { bits, hex } from "./digits.ts";
import { forgetRuns, openJoined } from "./joined.ts";
import { withoutSlips } from "./misspelt.ts";
import { fewestSpaced, withoutSpaces } from "./spaced.ts";
import type { Survey } from "./survey.ts";
import { fewestInside, wrappedTexts } from "./wrapped.ts";

/** What a glance at the words of a text suggests. */
export interface Hints {
  readonly rotated: boolean;
  readonly backwards: boolean;
}

/** For an encoding of parts of a text. */
interface Decoder {
  readonly suggested: (survey: Survey) => boolean;
  readonly decode: (text: string, survey: Survey, looked: Looked) => Decoded[];
}

/** For another way to write the letters of a whole text. */
interface Disguise {
  readonly suggested: (survey: Survey, hints: Hints) => boolean;
  readonly decode: (text: string) => Decoded[];
}

/** What forms of one text have been looked through for. */
export class Looked {
  readonly runs = new Forms();
  readonly stretches = new Forms();
}

const whole = (via: Encoding, source: string, text: string): Decoded[] =>
  text === source ? [] : [{ via, text, start: 0, end: source.length }];

/** Every run of base64 or base32 that no wrapped text holds. */
const encoded = (text: string, surveyed: Survey, { runs, stretches }: Looked): Decoded[] => {
  const wrapped = surveyed.inWordSigns >= fewestInside ? wrappedTexts(text, stretches) : [];
  if (surveyed.longestRun === 0) return wrapped;
  const found: Decoded[] = [...wrapped];
  for (const [start, stop] of runs.newIn(text, runsOf(members, shortest, text))) {
    if (wrapped.some(({ start: from, end }) => from <= start && stop <= end)) continue;
    const base64 = encodedIn(text, start, stop);
    if (base64) found.push({ via: "base64", text: base64.text, start, end: base64.end });
    else {
      const inner = base32Text(text, start, stop);
      if (inner !== undefined) found.push({ via: "base32", text: inner, start, end: stop });
    }
  }
  return found;
};

const percentRun = /(?:%[0-9a-fA-F]{2})+/g;
const lengthOfByte = 3;
/** Most runs are one byte of ASCII, which stands for itself. */
const bytesAsText = (run: string): string | undefined => {
  const code = run.length === lengthOfByte ? parseInt(run.slice(1), 16) : 0;
  if (code >= 0x20 && code < 0x7f) return String.fromCharCode(code);
  return textOf(Buffer.from(run.replaceAll("%", ""), "hex"));
};
const percent = (text: string): string => {
  const inner = text.replace(percentRun, (run) => bytesAsText(run) ?? run);
  return text.includes(" ") ? inner : inner.replaceAll("+", " ");
};

const named: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  colon: ":",
  comma: ",",
  period: ".",
  Tab: "\t",
  NewLine: "\n",
};
const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));?/g;
const character = (code: number, otherwise: string): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
const entities = (text: string): string =>
  text.replace(entity, (all: string, decimal?: string, sixteen?: string, name?: string) => {
    if (decimal !== undefined) return character(Number(decimal), all);
    if (sixteen !== undefined) return character(parseInt(sixteen, 16), all);
    return named[name ?? ""] ?? all;
  });

const escape = /\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([0-7]{3})/g;
const escapes = (text: string): string =>
  text.replace(escape, (all: string, braced?: string, four?: string, two?: string, octal?: string) =>
    character(octal === undefined ? parseInt(braced ?? four ?? two ?? "", 16) : parseInt(octal, 8), all),
  );

/** The escapes of web pages and code, decoded in sequence so that their combinations do not multiply. */
export const withoutEscapes = (
  text: string,
  { percents, ampersands, backslashes }: Survey,
): Omit<Decoded, "start" | "end"> | undefined => {
  let via: Encoding | undefined;
  let inner = text;
  const undo = (encoding: Encoding, decode: (text: string) => string): void => {
    const plain = decode(inner);
    if (plain !== inner) via ??= encoding;
    inner = plain;
  };
  if (percents >= 2) undo("percent", percent);
  if (ampersands > 0) undo("entities", entities);
  if (backslashes > 0) undo("escapes", escapes);
  return via && { via, text: inner };
};

const rot13 = (text: string): Decoded[] => {
  const inner = text.replace(/[a-z]/gi, (c) => {
    const base = c <= "Z" ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - base + 13) % 26) + base);
  });
  return whole("rot13", text, inner);
};

/** What stands for a letter in leet, by code. */
const leetTable = (pairs: string): Uint8Array => {
  const table = new Uint8Array(128);
  for (const pair of pairs.split(" ")) table[pair.charCodeAt(0)] = pair.charCodeAt(1);
  return table;
};
const leetLetters = leetTable("0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |l");
const withOneAsL = leetTable("0o 1l 3e 4a 5s 7t 8b 9g @a $s !i |l");
const isAsciiLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;
const isAsciiDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Memory that all texts share, so that none is allocated per text. */
const memoryFor = (size: number) => {
  const buffer = Buffer.allocUnsafeSlow(size * 2);
  return { buffer, units: new Uint16Array(buffer.buffer) };
};
let memory = memoryFor(16_384);

/** Signs for letters, where they stand behind or before a part of a word. */
const unleeted = (text: string, table: Uint8Array): string => {
  const isSign = (code: number): boolean => code < 128 && table[code] !== 0;
  const isPart = (before: number, behind: number): boolean =>
    isAsciiLetter(before) ||
    isAsciiDigit(before) ||
    isSign(before) ||
    isAsciiLetter(behind) ||
    (isSign(behind) && !isAsciiDigit(behind));
  if (memory.units.length < text.length) memory = memoryFor(text.length * 2);
  // An ASCII text stays a one-byte string, which is faster to read.
  const isNarrow = isAscii(text);
  const source = isNarrow ? asciiBytes(text).bytes : codeUnits(text);
  const letters = isNarrow ? memory.buffer : memory.units;
  let before = 0;
  let here = source[0] as number;
  for (let i = 0; i < text.length; i += 1) {
    const behind = i + 1 < text.length ? (source[i + 1] as number) : 0;
    letters[i] = isSign(here) && isPart(before, behind) ? (table[here] as number) : here;
    before = here;
    here = behind;
  }
  return isNarrow
    ? memory.buffer.toString("latin1", 0, text.length)
    : memory.buffer.toString("utf16le", 0, text.length * 2);
};

/** Encoded text mixes digits and letters too, but is not leetspeak. */
const ofRun = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-");
const longRun = 256;
const withoutRuns = (text: string): string => {
  let rest = "";
  let taken = 0;
  for (const [from, to] of runsOf(ofRun, longRun, text)) {
    rest += text.slice(taken, from);
    taken = to;
  }
  return rest + text.slice(taken);
};

const leet = (source: string): Decoded[] => {
  const text = withoutRuns(source);
  const replaced = unleeted(text, leetLetters);
  // One stands for `i` and for `l`; both readings are tried.
  const other = text.includes("1") ? unleeted(text, withOneAsL) : replaced;
  return [replaced, ...(other === replaced ? [] : [other])]
    .filter((reading) => reading !== text)
    .map((reading) => ({ via: "leet", text: openJoined(reading).text, start: 0, end: source.length }));
};
const reversed = (text: string): Decoded[] => whole("reversed", text, [...text].reverse().join(""));

const joined = (source: string): Decoded[] => {
  const { text, beyondNames } = openJoined(source);
  return whole("joined", source, text).map((found) => ({ ...found, beyondNames }));
};

const spaced = (source: string): Decoded[] => {
  const { text, hasFigures } = withoutSpaces(source);
  return [...whole("spaced", source, text), ...(hasFigures ? leet(text) : [])];
};

const misspelt = (text: string): Decoded[] => whole("misspelt", text, withoutSlips(text));

/** In ordinary prose one word in hundreds has a figure inside. */
const isLeet = ({ inWordSigns, words }: Survey): boolean => inWordSigns >= 2 && inWordSigns * 6 >= words;

/** Encodings of a part of a text, with plain text around it. */
const inside: readonly Decoder[] = [
  { decode: encoded, suggested: ({ longestRun, inWordSigns }) => longestRun > 0 || inWordSigns >= fewestInside },
  {
    decode: hex,
    suggested: ({ longestRun, hexPairs, backslashes, words }) =>
      longestRun > 0 || backslashes >= 8 || (hexPairs >= 8 && hexPairs * 4 >= words),
  },
  { decode: bits, suggested: () => true },
];

/** They are not combined. */
const disguises: readonly Disguise[] = [
  { decode: rot13, suggested: (_, { rotated }) => rotated },
  { decode: leet, suggested: isLeet },
  { decode: reversed, suggested: (_, { backwards }) => backwards },
  { decode: spaced, suggested: ({ loneLetters }) => loneLetters >= fewestSpaced },
  { decode: joined, suggested: ({ longestRun }) => longestRun >= 20 },
  { decode: misspelt, suggested: () => true },
];

/** Every reading of the parts of a text that a survey of it suggests, without those of parts that another form of it had. */
export const decodedParts = (text: string, surveyed: Survey, looked = new Looked()): Decoded[] =>
  inside.flatMap(({ suggested, decode }) => (suggested(surveyed) ? decode(text, surveyed, looked) : []));
export const undisguised = (text: string, surveyed: Survey, hints: Hints): Decoded[] => {
  const readings = disguises.flatMap(({ suggested, decode }) => (suggested(surveyed, hints) ? decode(text) : []));
  forgetRuns();
  return readings;
};
