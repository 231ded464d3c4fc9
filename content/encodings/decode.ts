// Long: one decoder for each disguise; they share what they know of words and signs.
import { isAscii } from "../ascii-bytes.ts";
import type { Encoding } from "../finding.ts";
import { membersOf, runsOf } from "../runs.ts";
import { base64Texts, textOf } from "./base64.ts";
import { withoutSlips } from "./misspelt.ts";
import { inWords } from "./run-together.ts";
import type { Survey } from "./survey.ts";

export interface Decoded {
  readonly via: Encoding;
  readonly text: string;
  /** Where the encoded text stood. */
  readonly start: number;
  readonly end: number;
  /** Where in it words were joined to something too long for a name. */
  readonly beyondNames?: readonly (readonly [start: number, end: number])[];
}

/** What a glance at the words of a text suggests. */
export interface Hints {
  readonly rotated: boolean;
  readonly backwards: boolean;
}

interface Decoder {
  readonly suggested: (survey: Survey, hints: Hints) => boolean;
  readonly decode: (text: string) => Decoded[];
}

const whole = (via: Encoding, source: string, text: string): Decoded[] =>
  text === source ? [] : [{ via, text, start: 0, end: source.length }];

const base64 = (text: string): Decoded[] =>
  base64Texts(text).map(({ text: inner, start, end }) => ({ via: "base64", text: inner, start, end }));

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
const hexPair = /(?:\\x|0x)?([0-9a-fA-F]{2})/g;
const betweenPairs = /[ :,-]+/g;
const bytesOf = (run: string): Uint8Array =>
  run.includes("x")
    ? Uint8Array.from(run.matchAll(hexPair), ([, pair]) => parseInt(pair as string, 16))
    : Buffer.from(run.replace(betweenPairs, ""), "hex");
const hex = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const { run, start } of matchesOf(hexDigits, text)) {
    const inner = textOf(bytesOf(run));
    if (inner !== undefined && /[a-z]{2}/i.test(inner))
      found.push({ via: "hex", text: inner, start, end: start + run.length });
  }
  return found;
};

const binaryDigits: Digits = { members: membersOf("01 ,"), shortest: 64, expression: /[01][01 ,]*/g };
const bits = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const { run, start } of matchesOf(binaryDigits, text)) {
    const inner = textOf(Uint8Array.from(run.match(/[01]{8}/g) ?? [], (byte) => parseInt(byte, 2)));
    if (inner !== undefined) found.push({ via: "binary", text: inner, start, end: start + run.length });
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
const leetLetters = leetTable("0o 1i 3e 4a 5s 7t 8b @a $s !i |l");
const withOneAsL = leetTable("0o 1l 3e 4a 5s 7t 8b @a $s !i |l");
const isAsciiLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;
const isAsciiDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** A buffer that all texts share, so that none is allocated per text. */
let letters = Buffer.allocUnsafeSlow(16_384);

/** Signs for letters, where they stand behind or before a part of a word. */
const unleeted = (text: string, table: Uint8Array): string => {
  const isSign = (code: number): boolean => code < 128 && table[code] !== 0;
  const isPart = (before: number, behind: number): boolean =>
    isAsciiLetter(before) ||
    isAsciiDigit(before) ||
    isSign(before) ||
    isAsciiLetter(behind) ||
    (isSign(behind) && !isAsciiDigit(behind));
  if (letters.length < text.length * 2) letters = Buffer.allocUnsafeSlow(text.length * 4);
  const codes = letters;
  // An ASCII text stays a one-byte string, which is faster to read.
  const width = isAscii(text) ? 1 : 2;
  for (let i = 0; i < text.length; i += 1) {
    let code = text.charCodeAt(i);
    if (isSign(code) && isPart(text.charCodeAt(i - 1), text.charCodeAt(i + 1))) code = table[code] as number;
    codes[i * width] = code & 255;
    if (width === 2) codes[i * 2 + 1] = code >> 8;
  }
  return codes.toString(width === 1 ? "latin1" : "utf16le", 0, text.length * width);
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

/** Letters that may be several words; a longer one without humps is rare in names. */
const shortestTogether = 14;
const longestTogether = 400;
const humps = /(?<=[a-z])(?=[A-Z])|[_-]+/g;
const fullStop = /\.(?=[A-Za-z])/g;
const lettersTogether = /[A-Za-z]{14,400}/g;
/** A line across a page. */
const isRule = /^[_.'-]+$/;
/** Words without gaps, as in `ignoreAllPreviousInstructions`, `ignore_all_previous_instructions` and `ignoreallpreviousinstructions`. */
const readApart = (run: string): string =>
  isRule.test(run)
    ? run
    : run.replace(humps, " ").replace(fullStop, ". ").replace(lettersTogether, inWords).replace(/ {2,}/g, " ").trim();
/** Cached readings of runs of letters: the ways to read one text share most of them. */
const known = new Map<string, string>();
const apart = (run: string): string => {
  const before = known.get(run);
  if (before !== undefined) return before;
  const read = readApart(run);
  known.set(run, read);
  return read;
};
/** Without one of these, a name gives no order. */
const wordsOfOrders =
  /ignor|disreg|forget|overr|previous|prior|above|earlier|instruct|guid|system|prompt|reveal|passw|secret|cred/i;
const ofJoined = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.-'");
const shortestJoined = 19;
/** Few names are so long, and none is longer than the second. */
const asLongAsNames = 30;
const longerThanNames = 48;
const openJoined = (text: string): Required<Pick<Decoded, "text" | "beyondNames">> => {
  let inner = "";
  let taken = 0;
  const beyondNames: (readonly [number, number])[] = [];
  for (const [from, to] of runsOf(ofJoined, shortestJoined, text)) {
    if (to - from < asLongAsNames && !wordsOfOrders.test(text.slice(from, to))) continue;
    inner += text.slice(taken, from);
    const start = inner.length;
    for (let at = from; at < to; at += longestTogether)
      inner += apart(text.slice(at, Math.min(to, at + longestTogether)));
    if (to - from >= longerThanNames) beyondNames.push([start, inner.length]);
    taken = to;
  }
  return { text: inner + text.slice(taken), beyondNames };
};
const joined = (source: string): Decoded[] => {
  const { text, beyondNames } = openJoined(source);
  return whole("joined", source, text).map((found) => ({ ...found, beyondNames }));
};

const fewestSpaced = 7;
const figureInWord = /[A-Za-z][0-9@$!][A-Za-z]/;
/** One word, its letters parted by one and the same sign: `i-g-n-o-r-e`. */
const parted =
  /(?<![A-Za-z0-9])[A-Za-z](?:(?:-[A-Za-z]){2,}|(?:\.[A-Za-z]){2,}|(?:_[A-Za-z]){2,}|(?:\*[A-Za-z]){2,}|(?:~[A-Za-z]){2,})(?![A-Za-z0-9])/g;
const wideParting = /(?<=[A-Za-z])[-._*~]{2,4}(?=[A-Za-z])/g;
/** Fewer may be a date, a version or a list. */
const fewestParted = 14;
/** What stands inside each such word, and is found faster because there are fewer signs than letters. */
const insideParted = /[-._*~][A-Za-z][-._*~][A-Za-z]/;
const withoutPartings = (text: string): string => {
  if (!insideParted.test(text)) return text;
  let letters = 0;
  const inner = text.replace(parted, (written) => {
    const word = written.replaceAll(written[1] as string, "");
    letters += word.length;
    return word.length < shortestTogether ? word : inWords(word);
  });
  return letters < fewestParted ? text : inner.replace(wideParting, " ");
};

const isGap = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
/** Where the run of characters that stand alone ends that begins here, and what stands between them. */
const loneFrom = (
  text: string,
  start: number,
): { readonly end: number; readonly characters: string[]; readonly gaps: string[] } => {
  const [characters, gaps]: [string[], string[]] = [[], []];
  let end = start;
  for (
    let at = start;
    at < text.length && !isGap(text.charCodeAt(at)) && (at + 1 === text.length || isGap(text.charCodeAt(at + 1)));
  ) {
    characters.push(text[at] as string);
    end = at + 1;
    for (at = end; at < text.length && isGap(text.charCodeAt(at));) at += 1;
    gaps.push(text.slice(end, at));
  }
  return { end, characters, gaps };
};
/** Characters that stand alone as words: parted by wider gaps, or, where there is none, as they can be read. */
const wordsOfLone = (characters: readonly string[], gaps: readonly string[]): string => {
  const between = gaps.slice(0, -1);
  const narrowest = Math.min(...between.map(({ length }) => length));
  const isWide = (gap: string): boolean => gap.includes("\n") || gap.length > narrowest;
  let words = "";
  characters.forEach((character, at) => {
    const gap = between[at];
    words += character + (gap === undefined || !isWide(gap) ? "" : gap.includes("\n") ? "\n" : " ");
  });
  return words.includes(" ") ? words : words.replace(/[A-Za-z.]+/g, apart);
};
const fewestLone = 9;
const insideLone = /\s\S\s{1,4}\S\s{1,4}\S\s{1,4}\S\s{1,4}\S\s/;
const withoutLone = (text: string): string => {
  if (!insideLone.test(text)) return text;
  let inner = "";
  let taken = 0;
  for (let at = 0; at < text.length;) {
    const { end, characters, gaps } = loneFrom(text, at);
    if (characters.length >= fewestLone && lettersOf(characters.join("")) * 5 >= characters.length * 2) {
      inner += text.slice(taken, at) + wordsOfLone(characters, gaps);
      taken = end;
    }
    at = Math.max(end, at);
    while (at < text.length && !isGap(text.charCodeAt(at))) at += 1;
    while (at < text.length && isGap(text.charCodeAt(at))) at += 1;
  }
  return taken === 0 ? text : inner + text.slice(taken);
};

/**
 * So many letters, or signs that leet writes for letters, with something between them. Where a word goes on before or after,
 * its letter is no letter of the run.
 */
const spacedRun = /[A-Za-z0-9@$!](?:[ ._*-]{1,3}[A-Za-z0-9@$!]){6,}/g;
/** What stands inside each such run, and is found faster because there are fewer gaps than letters. */
const insideSpaced = /[ ._*-][A-Za-z0-9@$!](?:[ ._*-]{1,3}[A-Za-z0-9@$!]){4}[ ._*-]/;
const isOfWord = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9]/.test(character);
const lettersOf = (run: string): number => run.replace(/[^A-Za-z]/g, "").length;
/** A list of figures is no text. */
const isMostlyFigures = (run: string): boolean => lettersOf(run) * 3 < run.replace(/[ ._*-]/g, "").length;
const spaced = (source: string): Decoded[] => {
  const text = withoutLone(withoutPartings(source));
  if (!insideSpaced.test(text)) {
    return [...whole("spaced", source, text), ...(text !== source && figureInWord.test(text) ? leet(text) : [])];
  }
  let hasFigures = false;
  const inner = text.replace(spacedRun, (run, at: number) => {
    const start = isOfWord(text[at - 1]) ? run.search(/(?<=[ ._*-])[A-Za-z0-9@$!]/) : 0;
    const end = isOfWord(text[at + run.length]) ? run.replace(/[ ._*-]{1,3}[A-Za-z0-9@$!]$/, "").length : run.length;
    const letters = run.slice(start, end);
    if (lettersOf(letters) < fewestSpaced || isMostlyFigures(letters)) return run;
    const words = letters
      .replace(/[ ._*-]{2,}/g, "\n")
      .replace(/[ ._*-]/g, "")
      .replaceAll("\n", " ");
    hasFigures ||= /[0-9@$!]/.test(words);
    // Without wider gaps between the words, they are joined.
    return run.slice(0, start) + (words.includes(" ") ? words : apart(words)) + run.slice(end);
  });
  return [...whole("spaced", source, inner), ...(hasFigures ? leet(inner) : [])];
};

const misspelt = (text: string): Decoded[] => whole("misspelt", text, withoutSlips(text));

/** In ordinary prose one word in hundreds has a figure inside. */
const isLeet = ({ inWordSigns, words }: Survey): boolean => inWordSigns >= 2 && inWordSigns * 6 >= words;

/** Encodings of a part of a text, with plain text around it. */
const inside: readonly Decoder[] = [
  { decode: base64, suggested: ({ longestRun }) => longestRun >= 20 },
  {
    decode: hex,
    suggested: ({ longestRun, hexPairs, backslashes, words }) =>
      longestRun > 0 || backslashes >= 8 || (hexPairs >= 8 && hexPairs * 4 >= words),
  },
  { decode: bits, suggested: () => true },
];

/** Other ways to write the letters of a whole text. They are not combined. */
const disguises: readonly Decoder[] = [
  { decode: rot13, suggested: (_, { rotated }) => rotated },
  { decode: leet, suggested: isLeet },
  { decode: reversed, suggested: (_, { backwards }) => backwards },
  { decode: spaced, suggested: ({ loneLetters }) => loneLetters >= fewestSpaced },
  { decode: joined, suggested: ({ longestRun }) => longestRun >= 20 },
  { decode: misspelt, suggested: () => true },
];

const apply = (decoders: readonly Decoder[], text: string, surveyed: Survey, hints: Hints): Decoded[] =>
  decoders.flatMap(({ suggested, decode }) => (suggested(surveyed, hints) ? decode(text) : []));

/** Every reading of the parts of a text that a survey of it suggests. */
export const decodedParts = (text: string, surveyed: Survey): Decoded[] => apply(inside, text, surveyed, noHints);
export const undisguised = (text: string, surveyed: Survey, hints: Hints): Decoded[] => {
  const readings = apply(disguises, text, surveyed, hints);
  known.clear();
  return readings;
};
const noHints: Hints = { rotated: false, backwards: false };
