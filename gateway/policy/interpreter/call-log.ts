/** No sliding window of the gateway is longer. */
const longestWindow = 300_000;

/** The calls of one key in order of time, with running totals, so that any window is two look-ups wide. */
export class CallLog {
  #instants: number[] = [];
  #totals: number[] = [];

  add(instant: number, calls: number): void {
    this.#forget(instant - longestWindow);
    const last = this.#instants.length - 1;
    const total = (this.#totals[last] ?? 0) + calls;
    if (this.#instants[last] === instant) this.#totals[last] = total;
    else {
      this.#instants.push(instant);
      this.#totals.push(total);
    }
  }

  /** The calls after an instant, and when the earliest of them was. */
  since(instant: number): { readonly calls: number; readonly earliest: number } {
    const first = this.#firstAfter(instant);
    const before = this.#totals[first - 1] ?? 0;
    return { calls: (this.#totals.at(-1) ?? 0) - before, earliest: this.#instants[first] ?? instant };
  }

  isOutOfDate(instant: number): boolean {
    return (this.#instants.at(-1) ?? 0) <= instant - longestWindow;
  }

  /** Drops what no window can reach, once that is half of all: the totals stay as they are, and only differences of them count. */
  #forget(instant: number): void {
    const first = this.#firstAfter(instant);
    if (first === 0 || first < this.#instants.length / 2) return;
    // The last one dropped stays as the total to subtract.
    this.#instants = this.#instants.slice(first - 1);
    this.#totals = this.#totals.slice(first - 1);
  }

  #firstAfter(instant: number): number {
    let [from, to] = [0, this.#instants.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#instants[middle]! <= instant) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
