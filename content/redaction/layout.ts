import { readPattern } from "@mcp-landing-zone/contract";
import type { PatternNode } from "@mcp-landing-zone/contract";
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

/** An expression, or a part of it, of which a glance can say nothing. */
class Unread extends Error {}

/** Every two ways, one behind the other, as far as they are looked at. */
const behind = (before: ReadonlySet<Way>, rest: ReadonlySet<Way>): ReadonlySet<Way> => {
  const ways = new Set<Way>();
  for (const a of before) for (const b of rest) ways.add((a + b).slice(0, looked));
  if (ways.size > mostWays) throw new Unread(`more than ${mostWays} ways`);
  return ways;
};
const nothing: ReadonlySet<Way> = new Set([""]);

const member = /\\u[\da-f]{4}|\\?[^]/gi;
const literal = /^(?:[^\\]|\\[^a-z]|\\u[\da-f]{4})$/i;

const kindOfMember = (source: string): number => {
  if (source === "\\d") return kinds.digit;
  if (!literal.test(source)) throw new Unread(source);
  return kindOf(source.startsWith("\\u") ? parseInt(source.slice(2), 16) : source.charCodeAt(source.length - 1));
};

/** What one character of an expression may be. */
const placeOf = (source: string): Way => {
  if (source === "." || source.startsWith("[^")) throw new Unread(source);
  const members = source.startsWith("[") ? (source.slice(1, -1).match(member) ?? []) : [source];
  return members.reduce((all, one) => all | kindOfMember(one), 0).toString(16);
};

/** Every way to match, as far as it is looked at. */
const waysOf = (node: PatternNode): ReadonlySet<Way> => {
  switch (node.kind) {
    case "character":
      return new Set([placeOf(node.source)]);
    case "sequence":
      return node.parts.map(waysOf).reduce(behind, nothing);
    case "choice":
      return new Set(node.parts.flatMap((part) => [...waysOf(part)]));
    case "repeat": {
      const { least, most } = node;
      const part = waysOf(node.part);
      const ways = new Set<Way>();
      let repeated = nothing;
      for (let count = 0; count <= Math.min(most, looked); count += 1) {
        if (count > 0) repeated = behind(repeated, part);
        if (count >= least) for (const way of repeated) ways.add(way);
      }
      return ways;
    }
    default:
      throw new Unread(node.kind);
  }
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
    ways = waysOf(readPattern(shape.source));
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
