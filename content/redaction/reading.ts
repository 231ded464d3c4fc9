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

  /** Where the stretch without a blank ends in which this place lies. */
  endOfStretch(at: number): number {
    let end = at;
    while (end < this.#text.length && this.#text.charCodeAt(end) > 0x20) end += 1;
    return end;
  }

  /** Pays for the reading of what stands here, and tells whether the text up to here has earned it. */
  affords(at: number, farthest: number): boolean {
    this.#spent += Math.min(farthest, this.#endOfRun(at) - at) + leastCost;
    return this.#spent <= atOnce + at * perCharacter;
  }

  /** Where the run ends that a rule reads. Asked from left to right. */
  #endOfRun(at: number): number {
    if (at > this.#runEnd) this.#runEnd = at;
    while (this.#runEnd < this.#text.length && !isEnd(this.#text.charCodeAt(this.#runEnd))) this.#runEnd += 1;
    return this.#runEnd;
  }
}

/** No value without quotes goes on behind one of these. Compact JSON and code have no blanks. */
const ends = membersOf("\"'`,;(){}<>");
const isEnd = (code: number): boolean => code <= 0x20 || ends[code] === 1;

/** A rule that finds nothing has looked at as much. */
const leastCost = 16;
/** Ordinary texts spend less than one for each character; tables of such names up to three. */
const perCharacter = 4;
const atOnce = 16_384;
