import { membersOf } from "../runs.ts";

/**
 * How much of a text its rules may read, all together. Anchors that follow one another at once, each before the same run of
 * characters, would have that run read once for each.
 */
export class Reading {
  readonly #text: string;
  #runEnd = 0;
  #spent = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Charges for the text that a rule reads here, and tells whether the budget, which grows with the text, allows it. Call it from left to right. */
  affords(at: number, farthest: number): boolean {
    let end = Math.max(this.#runEnd, at);
    while (end - at < farthest && end < this.#text.length && !isEnd(this.#text.charCodeAt(end))) end += 1;
    this.#runEnd = end;
    this.#spent += Math.min(farthest, end - at) + leastCost;
    return this.#spent <= atOnce + at * perCharacter;
  }
}

/** No value without quotes goes on behind one of these. Compact JSON and code have no blanks. */
const ends = membersOf("\"'`,;(){}<>");
const isEnd = (code: number): boolean => code <= 0x20 || ends[code] === 1;

const blank = /[\0- ]/g;
/** Where the stretch without a blank ends in which this place lies. */
export const endOfStretch = (text: string, at: number): number => {
  blank.lastIndex = at;
  return blank.test(text) ? blank.lastIndex - 1 : text.length;
};

/** A rule that finds nothing has looked at as much. */
const leastCost = 16;
/** Ordinary texts spend less than one for each character; tables of such names up to three. */
const perCharacter = 4;
const atOnce = 16_384;
