import { asciiBytes } from "./ascii-bytes.ts";
import type { AsciiBytes } from "./ascii-bytes.ts";

/**
 * Finds every word of a fixed list in one pass over a text, letters in either case (Aho and Corasick's automaton).
 * The time depends on the length of the text alone, not on its content or on the number of words.
 */
export interface Dictionary {
  /** Calls back, in the order of the text, with the word's place in the list and the offset just behind its occurrence. */
  scan(text: string, found: (word: number, end: number) => void): void;
  /** The same for the words that end behind `from`, and at `to` at the latest. */
  scanPart(text: string, from: number, to: number, found: (word: number, end: number) => void): void;
}

const lower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 32 : code);

interface Automaton {
  /** The next state by the one before, which makes the upper bits, and a byte. */
  readonly table: Uint16Array;
  /** From this one on they are states in which a word ends. */
  readonly firstEnding: number;
  /** The words that end in each of those. */
  readonly ends: readonly (readonly number[])[];
}

/** Bits of a byte of ASCII. */
const bits = 7;
const width = 1 << bits;
const mostStates = 0x8000;

const assertWord = (word: string): void => {
  if (word === "") throw new Error("dictionary: an empty word stands everywhere");
  if (/[^\0-\x7e]/.test(word)) throw new Error(`dictionary: "${word}" is not ASCII`);
};

const createAutomaton = (words: readonly string[]): Automaton => {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  /** The beginnings of words, each with a way to those that are a letter longer. */
  const longer = new Uint16Array(most * width);
  const ends: (readonly number[])[] = [[]];

  words.forEach((word, index) => {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const edge = (state << bits) | lower(word.charCodeAt(i));
      if (longer[edge] === 0) {
        longer[edge] = ends.length;
        ends.push([]);
      }
      state = longer[edge] as number;
    }
    ends[state] = [...(ends[state] as readonly number[]), index];
  });
  if (ends.length > mostStates) throw new Error(`dictionary: ${ends.length} states; at most ${mostStates} fit`);

  // Breadth first, so that the shorter suffix is complete when the longer word needs it.
  const order = [0];
  const fallback = new Uint16Array(ends.length);
  for (const state of order) {
    for (let byte = 0; byte < width; byte += 1) {
      const target = longer[(state << bits) | byte] as number;
      if (target === 0) continue;
      order.push(target);
      if (state === 0) continue;
      let shorter = fallback[state] as number;
      while (shorter !== 0 && longer[(shorter << bits) | byte] === 0) shorter = fallback[shorter] as number;
      fallback[target] = longer[(shorter << bits) | byte] as number;
      ends[target] = [
        ...(ends[target] as readonly number[]),
        ...(ends[fallback[target] as number] as readonly number[]),
      ];
    }
  }

  const endsIn = (state: number): readonly number[] => ends[state] as readonly number[];
  const ending = order.filter((state) => endsIn(state).length > 0);
  const numbers = new Uint16Array(ends.length);
  [...order.filter((state) => endsIn(state).length === 0), ...ending].forEach((state, at) => (numbers[state] = at));
  const table = new Uint16Array(ends.length << bits);
  for (const state of order) {
    const row = (numbers[state] as number) << bits;
    const suffix = (numbers[fallback[state] as number] as number) << bits;
    // What no longer word goes on with, leads where it leads from the suffix.
    if (state !== 0) table.copyWithin(row, suffix, suffix + width);
    for (let byte = 0; byte < width; byte += 1) {
      const target = longer[(state << bits) | byte] as number;
      if (target !== 0) table[row | byte] = numbers[target] as number;
    }
    for (let byte = 0x41; byte <= 0x5a; byte += 1) table[row | byte] = table[row | lower(byte)] as number;
  }
  return { table, firstEnding: ends.length - ending.length, ends: ending.map(endsIn) };
};

/** Parts of a text that are read side by side. Each step waits for memory that the step before it named; four wait together. */
const lanes = 4;
/** Bytes that a lane reads at a step. */
const perStep = 2;

/** The state behind a stretch of text, with any words ending within it. */
const stateBehind = ({ table }: Automaton, bytes: Uint8Array, from: number, to: number): number => {
  let state = 0;
  for (let i = from; i < to; i += 1) state = table[(state << bits) | (bytes[i] as number)] as number;
  return state;
};

/** Shorter texts are read in one go. */
const shortestOfLanes = 256;
type Hit = readonly [word: number, end: number];
const none: readonly Hit[] = [];
const wordsIn = ({ table, ends, firstEnding }: Automaton, bytes: Uint8Array, length: number): readonly Hit[] => {
  let hits: Hit[] | undefined;
  let state = 0;
  for (let i = 0; i < length; i += 1) {
    state = table[(state << bits) | (bytes[i] as number)] as number;
    if (state < firstEnding) continue;
    for (const word of ends[state - firstEnding] as readonly number[]) (hits ??= []).push([word, i + 1]);
  }
  return hits ?? none;
};

/** The states in which words end and the places of their last bytes, in turns, for each lane. */
type Hits = readonly [number[], number[], number[], number[]];

/** Reads every lane to its end, in steps of two bytes, from the states that the lanes begin in. */
const readLanes = (
  { table, firstEnding }: Automaton,
  { pairs }: AsciiBytes,
  steps: number,
  begin: readonly [number, number, number, number],
): Hits => {
  const [inA, inB, inC, inD]: Hits = [[], [], [], []];
  let [a, b, c, d] = begin;
  const [laneB, laneC, laneD] = [steps, steps * 2, steps * 3] as const;
  for (let i = 0; i < steps; i += 1) {
    const pairA = pairs[i] as number;
    const pairB = pairs[laneB + i] as number;
    const pairC = pairs[laneC + i] as number;
    const pairD = pairs[laneD + i] as number;
    a = table[(a << bits) | (pairA & 127)] as number;
    b = table[(b << bits) | (pairB & 127)] as number;
    c = table[(c << bits) | (pairC & 127)] as number;
    d = table[(d << bits) | (pairD & 127)] as number;
    if (a >= firstEnding) inA.push(a, i * perStep);
    if (b >= firstEnding) inB.push(b, (laneB + i) * perStep);
    if (c >= firstEnding) inC.push(c, (laneC + i) * perStep);
    if (d >= firstEnding) inD.push(d, (laneD + i) * perStep);
    a = table[(a << bits) | (pairA >> 8)] as number;
    b = table[(b << bits) | (pairB >> 8)] as number;
    c = table[(c << bits) | (pairC >> 8)] as number;
    d = table[(d << bits) | (pairD >> 8)] as number;
    if (a >= firstEnding) inA.push(a, i * perStep + 1);
    if (b >= firstEnding) inB.push(b, (laneB + i) * perStep + 1);
    if (c >= firstEnding) inC.push(c, (laneC + i) * perStep + 1);
    if (d >= firstEnding) inD.push(d, (laneD + i) * perStep + 1);
  }
  return [inA, inB, inC, inD];
};

export const createDictionary = (words: readonly string[]): Dictionary => {
  words.forEach(assertWord);
  // Made when it is first asked, because much is known of texts that a server never sees.
  let made: Automaton | undefined;
  const longestWord = words.reduce((longest, word) => Math.max(longest, word.length), 0);
  return {
    scanPart(text, from, to, found) {
      const start = Math.max(0, from - longestWord);
      this.scan(text.slice(start, to), (word, end) => {
        if (start + end > from) found(word, start + end);
      });
    },
    scan(text, found) {
      if (words.length === 0) return;
      const automaton = (made ??= createAutomaton(words));
      const { ends, firstEnding } = automaton;
      const written = asciiBytes(text);
      if (text.length < shortestOfLanes) {
        for (const [word, end] of wordsIn(automaton, written.bytes, text.length)) found(word, end);
        return;
      }
      const steps = Math.ceil(text.length / (lanes * perStep));
      // A word may reach over from the lane before.
      const stateAt = (at: number): number => stateBehind(automaton, written.bytes, Math.max(0, at - longestWord), at);
      const [second, third, fourth] = [1, 2, 3].map((lane) => stateAt(lane * steps * perStep)) as [
        number,
        number,
        number,
      ];
      for (const ofLane of readLanes(automaton, written, steps, [0, second, third, fourth])) {
        for (let at = 0; at < ofLane.length; at += 2) {
          const end = (ofLane[at + 1] as number) + 1;
          // Spaces stand behind the text, and a word may end in one.
          if (end > text.length) break;
          for (const word of ends[(ofLane[at] as number) - firstEnding] as readonly number[]) found(word, end);
        }
      }
    },
  };
};
