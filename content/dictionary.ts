import { asciiBytes } from "./ascii-bytes.ts";

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
  /** The words that end in each state. */
  readonly ends: readonly (readonly number[])[];
}

/** Bits of a byte of ASCII. */
const bits = 7;
const width = 1 << bits;
/** Marks the way into a state in which a word ends. */
const ending = 0x8000;

const assertWord = (word: string): void => {
  if (word === "") throw new Error("dictionary: an empty word stands everywhere");
  if (/[^\0-\x7e]/.test(word)) throw new Error(`dictionary: "${word}" is not ASCII`);
};

const createAutomaton = (words: readonly string[]): Automaton => {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const next = new Uint16Array(most * width);
  const ends: (readonly number[])[] = [[]];

  words.forEach((word, index) => {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const edge = (state << bits) | lower(word.charCodeAt(i));
      if (next[edge] === 0) {
        next[edge] = ends.length;
        ends.push([]);
      }
      state = next[edge] as number;
    }
    ends[state] = [...(ends[state] as readonly number[]), index];
  });
  if (ends.length > ending) throw new Error(`dictionary: ${ends.length} states; at most ${ending} fit`);
  const table = next.slice(0, ends.length << bits);

  // Breadth first, so that the shorter suffix is complete when the longer word needs it.
  const fallback = new Uint16Array(ends.length);
  const open = [...table.slice(0, width)].filter((state) => state !== 0);
  for (const state of open) {
    const shorter = fallback[state] as number;
    ends[state] = [...(ends[state] as readonly number[]), ...(ends[shorter] as readonly number[])];
    for (let byte = 0; byte < width; byte += 1) {
      const target = table[(state << bits) | byte] as number;
      const otherwise = table[(shorter << bits) | byte] as number;
      if (target === 0) table[(state << bits) | byte] = otherwise;
      else {
        fallback[target] = otherwise;
        open.push(target);
      }
    }
  }
  const marked = (state: number): number => ((ends[state] as readonly number[]).length > 0 ? state | ending : state);
  const folded = table.map((_, edge) => marked(table[(edge & ~(width - 1)) | lower(edge & (width - 1))] as number));
  return { table: folded, ends };
};

/** Parts of a text that are read side by side. Each step waits for memory that the step before it named; four wait together. */
const lanes = 4;

/** Where each lane stands; its words are reported only when all have been read, so that one scan has this to itself. */
const states = new Int32Array(lanes);

/** The state behind a stretch of text, with any words ending within it. */
const stateBehind = ({ table }: Automaton, bytes: Uint8Array, from: number, to: number): number => {
  let state = 0;
  for (let i = from; i < to; i += 1) state = (table[(state << bits) | (bytes[i] as number)] as number) & ~ending;
  return state;
};

/** Reads on in every lane until a word ends in one, and returns how far it came. */
const readOn = ({ table }: Automaton, bytes: Uint8Array, lane: number, from: number): number => {
  let a = states[0] as number;
  let b = states[1] as number;
  let c = states[2] as number;
  let d = states[3] as number;
  const [second, third, fourth] = [lane, lane * 2, lane * 3] as const;
  let i = from;
  for (; i < lane; i += 1) {
    a = table[(a << bits) | (bytes[i] as number)] as number;
    b = table[(b << bits) | (bytes[second + i] as number)] as number;
    c = table[(c << bits) | (bytes[third + i] as number)] as number;
    d = table[(d << bits) | (bytes[fourth + i] as number)] as number;
    if ((a | b | c | d) >= ending) break;
  }
  states[0] = a;
  states[1] = b;
  states[2] = c;
  states[3] = d;
  return i;
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
      const { ends } = automaton;
      const { bytes } = asciiBytes(text);
      const lane = Math.ceil(text.length / lanes);
      const hits: number[][] = [];
      for (let at = 0; at < lanes; at += 1) {
        // A word may reach over from the lane before.
        states[at] = stateBehind(automaton, bytes, Math.max(0, at * lane - longestWord), at * lane);
        hits.push([]);
      }
      for (let i = readOn(automaton, bytes, lane, 0); i < lane; i = readOn(automaton, bytes, lane, i + 1)) {
        for (let at = 0; at < lanes; at += 1) {
          const state = states[at] as number;
          if (state < ending) continue;
          states[at] = state & ~ending;
          (hits[at] as number[]).push(state & ~ending, at * lane + i + 1);
        }
      }
      for (const ofLane of hits) {
        for (let at = 0; at < ofLane.length; at += 2) {
          const end = ofLane[at + 1] as number;
          for (const word of ends[ofLane[at] as number] as readonly number[]) found(word, end);
        }
      }
    },
  };
};
