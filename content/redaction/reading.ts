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

  /** Where the run of characters without a gap ends in which this place lies. Asked from left to right. */
  endOfRun(at: number): number {
    if (at > this.#runEnd) this.#runEnd = at;
    while (this.#runEnd < this.#text.length && this.#text.charCodeAt(this.#runEnd) > 0x20) this.#runEnd += 1;
    return this.#runEnd;
  }

  /** Pays for the reading of what stands here, and tells whether the text up to here has earned it. */
  affords(at: number, farthest: number): boolean {
    this.#spent += Math.min(farthest, this.endOfRun(at) - at) + leastCost;
    return this.#spent <= atOnce + at * perCharacter;
  }
}

/** A rule that finds nothing has looked at as much. */
const leastCost = 16;
/** Ordinary texts spend less than one for each character; tables of such names up to three. */
const perCharacter = 4;
const atOnce = 16_384;
