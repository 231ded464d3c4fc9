import { asciiBytes } from "./ascii-bytes.ts";

/** Characters as a table that says of each whether it is among them. */
export const membersOf = (characters: string): Uint8Array => {
  const codes = [...characters].map((character) => character.charCodeAt(0));
  const members = new Uint8Array(Math.max(127, ...codes) + 1);
  for (const code of codes) members[code] = 1;
  return members;
};

/**
 * Every run of at least `shortest` of these ASCII characters. The search jumps ahead by that length and reads backwards from there, so
 * that it skips most characters of a text without runs.
 */
export const runsOf = (
  members: Uint8Array,
  shortest: number,
  text: string,
): readonly (readonly [start: number, end: number])[] => {
  const runs: (readonly [number, number])[] = [];
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
