import type { Encoding } from "../finding.ts";
import { membersOf, runsOf } from "../runs.ts";
import { base64Texts, textOf } from "./base64.ts";
import type { Survey } from "./survey.ts";

export interface Decoded {
  readonly via: Encoding;
  readonly text: string;
  /** Where the encoded text stood. */
  readonly start: number;
  readonly end: number;
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
  /** All that the expression takes, and the least of it: only where so many stand in a row there is something to match. */
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
const hex = (text: string): Decoded[] => {
  const found: Decoded[] = [];
  for (const { run, start } of matchesOf(hexDigits, text)) {
    const bytes = Uint8Array.from(run.matchAll(hexPair), ([, pair]) => parseInt(pair as string, 16));
    const inner = textOf(bytes);
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
const percent = (text: string): Decoded[] => {
  const inner = text.replace(percentRun, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    return textOf(bytes) ?? run;
  });
  return whole("percent", text, text.includes(" ") ? inner : inner.replaceAll("+", " "));
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
const entities = (text: string): Decoded[] => {
  const inner = text.replace(entity, (all: string, decimal?: string, sixteen?: string, name?: string) => {
    if (decimal !== undefined) return character(Number(decimal), all);
    if (sixteen !== undefined) return character(parseInt(sixteen, 16), all);
    return named[name ?? ""] ?? all;
  });
  return whole("entities", text, inner);
};

const escape = /\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([0-7]{3})/g;
const escapes = (text: string): Decoded[] => {
  if (!text.includes("\\")) return [];
  const inner = text.replace(escape, (all: string, braced?: string, four?: string, two?: string, octal?: string) =>
    character(octal === undefined ? parseInt(braced ?? four ?? two ?? "", 16) : parseInt(octal, 8), all),
  );
  return whole("escapes", text, inner);
};

const rot13 = (text: string): Decoded[] => {
  const inner = text.replace(/[a-z]/gi, (c) => {
    const base = c <= "Z" ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - base + 13) % 26) + base);
  });
  return whole("rot13", text, inner);
};

const leetLetters: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
};
const leet = (text: string): Decoded[] => {
  const replaced = text.replace(
    /(?<=[a-z0-9@$!|])[013457@$!|]|[013457@$!|](?=[a-z@$!|])/gi,
    (c) => leetLetters[c] ?? c,
  );
  // One stands for `i` and for `l`; both readings are tried.
  const other = text
    .replace(/1/g, "l")
    .replace(/(?<=[a-z0-9@$!|])[03457@$!|]|[03457@$!|](?=[a-z@$!|])/gi, (c) => leetLetters[c] ?? c);
  return [...whole("leet", text, replaced), ...(other === replaced ? [] : whole("leet", text, other))];
};

const reversed = (text: string): Decoded[] => whole("reversed", text, [...text].reverse().join(""));

const spacedRun = /(?<![A-Za-z0-9])(?:[A-Za-z][ ._*-]{1,3}){6,}[A-Za-z](?![A-Za-z0-9])/g;
const spaced = (text: string): Decoded[] => {
  const inner = text.replace(spacedRun, (run) =>
    run
      .replace(/[ ._*-]{2,}/g, "\n")
      .replace(/[ ._*-]/g, "")
      .replaceAll("\n", " "),
  );
  return whole("spaced", text, inner);
};

/** In ordinary prose one word in hundreds has a figure inside. */
const isLeet = ({ inWordSigns, words }: Survey): boolean => inWordSigns >= 2 && inWordSigns * 6 >= words;

const decoders: readonly Decoder[] = [
  { decode: base64, suggested: ({ longestRun }) => longestRun >= 20 },
  {
    decode: hex,
    suggested: ({ longestRun, hexPairs, backslashes, words }) =>
      longestRun > 0 || backslashes >= 8 || (hexPairs >= 8 && hexPairs * 4 >= words),
  },
  { decode: bits, suggested: () => true },
  { decode: percent, suggested: ({ percents }) => percents >= 2 },
  { decode: entities, suggested: ({ ampersands }) => ampersands > 0 },
  { decode: escapes, suggested: ({ backslashes }) => backslashes > 0 },
  { decode: rot13, suggested: (_, { rotated }) => rotated },
  { decode: leet, suggested: isLeet },
  { decode: reversed, suggested: (_, { backwards }) => backwards },
  { decode: spaced, suggested: ({ loneLetters }) => loneLetters >= 7 },
];

/** Every reading of a text as an encoded one, by the decoders that a survey of it suggests. */
export function decodings(text: string, surveyed: Survey, hints: Hints): Decoded[] {
  return decoders.flatMap(({ suggested, decode }) => (suggested(surveyed, hints) ? decode(text) : []));
}
