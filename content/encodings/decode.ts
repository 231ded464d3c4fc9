import type { Encoding } from "../finding.ts";
import { Forms } from "../runs.ts";
import { base32Text } from "./base32.ts";
import { encodedIn, textAmid, textInRun, textOf } from "./base64.ts";
import type { Decoded } from "./decoded.ts";
import { bits, hex, numbers } from "./digits.ts";
import { forgetRuns, openJoined } from "./joined.ts";
import { leet } from "./leet.ts";
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
  if (surveyed.runs.length === 0) return wrapped;
  const found: Decoded[] = [...wrapped];
  for (const [start, stop] of runs.newIn(text, surveyed.runs)) {
    if (wrapped.some(({ start: from, end }) => from <= start && stop <= end)) continue;
    const base64 = encodedIn(text, start, stop);
    if (base64) found.push({ via: "base64", text: base64.text, start, end: base64.end });
    else {
      const inner = base32Text(text, start, stop);
      const amid = inner === undefined ? textInRun(text, start, stop) : undefined;
      if (inner !== undefined) found.push({ via: "base32", text: inner, start, end: stop });
      else if (amid !== undefined) found.push({ via: "base64", text: amid, start, end: stop });
    }
  }
  return found;
};

const percentRun = /(?:%[0-9a-fA-F]{2})+/g;
const lengthOfByte = 3;
const fewestAmidPercents = 8;
/** Most runs are one byte of ASCII, which stands for itself. */
const bytesAsText = (run: string): string | undefined => {
  const code = run.length === lengthOfByte ? parseInt(run.slice(1), 16) : 0;
  if (code >= 0x20 && code < 0x7f) return String.fromCharCode(code);
  const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
  return textOf(bytes) ?? textAmid(bytes, fewestAmidPercents);
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
  { decode: encoded, suggested: ({ runs, inWordSigns }) => runs.length > 0 || inWordSigns >= fewestInside },
  {
    decode: hex,
    suggested: ({ runs, hexPairs, backslashes, words }) =>
      runs.length > 0 || backslashes >= 8 || (hexPairs >= 8 && hexPairs * 4 >= words),
  },
  { decode: bits, suggested: () => true },
  { decode: numbers, suggested: () => true },
];

/** They are not combined. */
const disguises: readonly Disguise[] = [
  { decode: rot13, suggested: (_, { rotated }) => rotated },
  { decode: leet, suggested: isLeet },
  { decode: reversed, suggested: (_, { backwards }) => backwards },
  { decode: spaced, suggested: ({ loneLetters }) => loneLetters >= fewestSpaced },
  { decode: joined, suggested: ({ runs }) => runs.length > 0 },
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
