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
