import { asciiBytes } from "./ascii-bytes.ts";

/** Characters as a table that says of each code unit whether it is among them: to read beside a table is slow. */
export const membersOf = (characters: string): Uint8Array => {
  const codes = [...characters].map((character) => character.charCodeAt(0));
  const members = new Uint8Array(0x10000);
  for (const code of codes) members[code] = 1;
  return members;
};

/** Where a run stands in a text. */
export type Run = readonly [start: number, end: number];

/**
 * Every run of at least `shortest` of these ASCII characters. The search jumps ahead by that length and reads backwards from there, so
 * that it skips most characters of a text without runs.
 */
export const runsOf = (members: Uint8Array, shortest: number, text: string): readonly Run[] => {
  const runs: Run[] = [];
  if (text.length < shortest) return runs;
  const { bytes } = asciiBytes(text);
  for (let start = 0; start + shortest <= text.length;) {
    let outsider = start + shortest - 1;
    while (outsider >= start && members[bytes[outsider] as number] === 1) outsider -= 1;
    if (outsider >= start) {
      start = outsider + 1;
      continue;
    }
    let end = start + shortest;
    while (end < text.length && members[bytes[end] as number] === 1) end += 1;
    runs.push([start, end]);
    start = end + 1;
  }
  return runs;
};

/** Characters after which a search in a long text pauses. */
const stretch = 16_384;

function* runsOfLong(members: Uint8Array, shortest: number, text: string): Generator<Run | undefined> {
  const isMember = (at: number): boolean => members[text.charCodeAt(at)] === 1;
  for (let from = 0; from < text.length;) {
    let end = Math.min(from + stretch, text.length);
    // A run that goes on behind the stretch.
    let last = end;
    if (end < text.length) while (last > from && isMember(last - 1)) last -= 1;
    for (const [start, stop] of runsOf(members, shortest, text.slice(from, last))) yield [from + start, from + stop];
    if (end === text.length) return;
    yield undefined;
    for (; last < end && end < text.length && isMember(end); end += 1) if (end % stretch === 0) yield undefined;
    if (end - last >= shortest) yield [last, end];
    from = end;
  }
}

/** The same in a text of any length: nothing comes after each stretch of it, so that others can have a turn. No run is cut. */
export const runsIn = (members: Uint8Array, shortest: number, text: string): Iterable<Run | undefined> =>
  text.length <= stretch ? runsOf(members, shortest, text) : runsOfLong(members, shortest, text);

/** The same within some runs, which are shorter than a text: they are read where they stand. */
export function* runsWithin(
  members: Uint8Array,
  shortest: number,
  text: string,
  runs: readonly Run[],
): Generator<Run | undefined> {
  let rest = stretch;
  for (const [from, to] of runs) {
    for (let start = from; start + shortest <= to;) {
      if (start > rest) {
        rest = start + stretch;
        yield undefined;
      }
      let outsider = start + shortest - 1;
      while (outsider >= start && members[text.charCodeAt(outsider)] === 1) outsider -= 1;
      if (outsider >= start) {
        start = outsider + 1;
        continue;
      }
      let end = start + shortest;
      for (; end < to && members[text.charCodeAt(end)] === 1; end += 1) if (end % stretch === 0) yield undefined;
      yield [start, end];
      start = end + 1;
    }
  }
}

/** How many runs of the text before are compared with one: where a form of a text has one more or less, the others stay in step. */
const compared = 4;

const isSame = (a: string, [start, end]: Run, b: string, [from, to]: Run): boolean => {
  if (end - start !== to - from) return false;
  for (let i = 0; start + i < end; i += 1) if (a.charCodeAt(start + i) !== b.charCodeAt(from + i)) return false;
  return true;
};

/** Remembers the runs of one form of a text, so that the same are not looked at again in the next form. */
export class Forms {
  #before: { readonly text: string; readonly runs: readonly Run[] } | undefined;

  /** Those that the form before did not have. */
  newIn(text: string, runs: readonly Run[]): readonly Run[] {
    const before = this.#before;
    this.#before = { text, runs };
    if (!before) return runs;
    let next = 0;
    return runs.filter((run) => {
      const last = Math.min(next + compared, before.runs.length);
      for (let at = next; at < last; at += 1) {
        if (!isSame(text, run, before.text, before.runs[at] as Run)) continue;
        next = at + 1;
        return false;
      }
      return true;
    });
  }
}
