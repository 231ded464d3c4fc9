import { codeAt, isDigit, isLetter } from "./characters.ts";

/** Characters that a layout tells of. */
const looked = 16;
const space = 0x20;

/**
 * Where digits and where spaces stand in the characters from one place on: a glance before an expression, so that those for numbers of other
 * groups need not be asked. Asked from left to right, each character is read once.
 */
export class Layouts {
  readonly #text: string;
  #at = -looked;
  #digits = 0;
  #spaces = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** One bit for each character that is a digit, the first in the lowest, and above them one for each that is a space. */
  at(at: number): number {
    const passed = at - this.#at;
    if (passed !== 0) {
      const isNear = passed > 0 && passed < looked;
      this.#at = at;
      this.#digits = isNear ? this.#digits >>> passed : 0;
      this.#spaces = isNear ? this.#spaces >>> passed : 0;
      for (let i = isNear ? looked - passed : 0; i < looked; i += 1) {
        const code = codeAt(this.#text, at + i);
        if (isDigit(code)) this.#digits |= 1 << i;
        else if (code === space) this.#spaces |= 1 << i;
      }
    }
    return this.#digits | (this.#spaces << looked);
  }
}

/** How many digits stand in a row where a layout begins. */
export const digitsInRow = (layout: number): number => Math.min(looked, 31 - Math.clz32(~layout & -~layout));

const allLooked = (1 << looked) - 1;
const counts = Uint8Array.from({ length: 1 << looked }, (_, bits) => bits.toString(2).replaceAll("0", "").length);
/** How many digits a layout has, where nothing but digits and spaces stands in it. */
export const digitsAmongSpaces = (layout: number): number | undefined => {
  const digits = layout & allLooked;
  return (digits | (layout >>> looked)) === allLooked ? (counts[digits] as number) : undefined;
};

/** The bits of a layout that a shape needs to be as given. */
export interface Glance {
  readonly mask: number;
  readonly value: number;
}
export const anyLayout: Glance = { mask: 0, value: 0 };
const noLayout: Glance = { mask: 0, value: 1 };
export const fits = (layout: number, { mask, value }: Glance): boolean => (layout & mask) === value;

/** What may stand at one place of a shape, one bit for each kind of character. */
const kinds = { digit: 1, letter: 2, space: 4, sign: 8 } as const;
const inWord = kinds.digit | kinds.letter;
const outside = kinds.space | kinds.sign;
const anything = inWord | outside;
const kindOf = (code: number): number =>
  isDigit(code) ? kinds.digit : isLetter(code) ? kinds.letter : code === space ? kinds.space : kinds.sign;

/** The places of one way to match, each as the number of what may stand there in one hexadecimal digit. */
type Way = string;
/** More of them tell nothing that a glance could ask. */
const mostWays = 512;

class Unread extends Error {}

/** Every two ways, one behind the other, as far as they are looked at. */
const behind = (before: ReadonlySet<Way>, rest: ReadonlySet<Way>): ReadonlySet<Way> => {
  const ways = new Set<Way>();
  for (const a of before) for (const b of rest) ways.add((a + b).slice(0, looked));
  if (ways.size > mostWays) throw new Unread();
  return ways;
};
const nothing: ReadonlySet<Way> = new Set([""]);

const quantifier = /\?|\{(\d+)(,(\d+))?\}/y;
const setOfCharacters = /\[((?:\\.|[^\]\\])+)\]/y;
const character = /\\u([\da-f]{4})|\\([^\w])|([^\\()[\]{}?*+|^$])/iy;
const member = /\\d|\\u[\da-f]{4}|\\?[^\\]/gi;

/** Reads the few signs of expressions that shapes of numbers are written in. */
const waysOf = (source: string): ReadonlySet<Way> => {
  let at = 0;
  const take = (shape: RegExp): RegExpExecArray | undefined => {
    shape.lastIndex = at;
    const found = shape.exec(source) ?? undefined;
    if (found) at = shape.lastIndex;
    return found;
  };
  const codeOf = (written: string): number =>
    written.startsWith("\\u") ? parseInt(written.slice(2), 16) : written.charCodeAt(written.length - 1);
  const ofSet = (written: string): number =>
    (written.match(member) ?? []).reduce((all, one) => all | (one === "\\d" ? kinds.digit : kindOf(codeOf(one))), 0);
  const readAtom = (): ReadonlySet<Way> => {
    if (source.startsWith("(?:", at)) {
      at += 3;
      const ways = readAny();
      at += 1;
      return ways;
    }
    if (source.startsWith("\\d", at)) {
      at += 2;
      return new Set([kinds.digit.toString(16)]);
    }
    const set = take(setOfCharacters)?.[1];
    if (set?.startsWith("^")) throw new Unread();
    if (set !== undefined) return new Set([ofSet(set).toString(16)]);
    const one = take(character)?.[0];
    if (one === undefined) throw new Unread();
    return new Set([kindOf(codeOf(one)).toString(16)]);
  };
  const readRow = (): ReadonlySet<Way> => {
    let ways = nothing;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const atom = readAtom();
      const times = take(quantifier);
      const least = times ? Number(times[1] ?? 0) : 1;
      const most = times ? Number(times[1] === undefined ? 1 : times[2] === undefined ? times[1] : times[3]) : 1;
      let repeated = nothing;
      const all = new Set<Way>();
      for (let count = 0; count <= Math.min(most, looked); count += 1) {
        if (count > 0) repeated = behind(repeated, atom);
        if (count >= least) for (const way of repeated) all.add(way);
      }
      ways = behind(ways, all);
    }
    return ways;
  };
  const readAny = (): ReadonlySet<Way> => {
    const all = new Set<Way>(readRow());
    while (source[at] === "|") {
      at += 1;
      for (const way of readRow()) all.add(way);
    }
    return all;
  };
  const ways = readAny();
  if (at < source.length) throw new Unread();
  return ways;
};

/** What may stand at each place of a way that begins with so many letters and digits in a row, and then this kind of character. */
const placesOf = (way: Way, first: number, follower: number): readonly number[] | undefined => {
  const places = [...way].map((place, at) => {
    const may = parseInt(place, 16);
    return may & (at < first ? inWord : at === first ? follower : anything);
  });
  return way.length < Math.min(first, looked) || places.includes(0) ? undefined : places;
};

/** What a layout has to be for a shape that begins with so many letters and digits in a row, and then with this character. */
export const glanceOf = (shape: RegExp, first: number, follower?: string): Glance => {
  let ways: ReadonlySet<Way>;
  try {
    ways = waysOf(shape.source);
  } catch (error) {
    if (error instanceof Unread) return anyLayout;
    throw error;
  }
  const behindFirst = follower === undefined ? outside : kindOf(follower.charCodeAt(0));
  const all = [...ways].flatMap((way) => {
    const places = placesOf(way, first, behindFirst);
    return places ? [places] : [];
  });
  if (all.length === 0) return noLayout;
  let [mask, value] = [0, 0];
  for (let at = 0; at < looked; at += 1) {
    const may = all.reduce((sum, places) => sum | (places[at] ?? anything), 0);
    for (const [kind, bit] of [
      [kinds.digit, 1 << at],
      [kinds.space, 1 << (looked + at)],
    ] as const) {
      if (may !== kind && (may & kind) !== 0) continue;
      mask |= bit;
      if (may === kind) value |= bit;
    }
  }
  return { mask, value };
};
