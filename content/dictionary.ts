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
  /** The next state by the one before, each with a row, and the class of a byte. */
  readonly table: Uint16Array;
  /** The cells of a row. */
  readonly width: number;
  /** Bytes that no word has are of one class, letters in both cases as well. */
  readonly classes: Uint8Array;
  /** The first state in which a word ends; all later ones are such states. */
  readonly firstEnding: number;
  /** The words that end in each of those, one state after another, and where those of each begin. */
  readonly ends: Uint16Array;
  readonly endsFrom: Uint32Array;
}

/** Bits of a byte of ASCII. */
const bits = 7;
const mostStates = 0x10000;
const noWords: readonly number[] = [];

const assertWord = (word: string): void => {
  if (word === "") throw new Error("dictionary: an empty word stands everywhere");
  if (/[^\0-\x7e]/.test(word)) throw new Error(`dictionary: "${word}" is not ASCII`);
};

/** Letters and digits of ASCII. */
const isInWord = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39);

/** The prefixes of words, each a state; state 0 is the empty prefix. */
interface Beginnings {
  /** The state of no prefix behind a letter. It is the same as elsewhere, unless a word that begins in a letter must not follow one. */
  readonly inWord: number;
  /** The successor, by state and byte. */
  readonly longer: ReadonlyMap<number, number>;
  /** For each state its predecessor, and the byte between them. */
  readonly shorter: Uint16Array;
  readonly last: Uint8Array;
  /** The words that end in each state. */
  readonly ends: (readonly number[])[];
}

const beginningsOf = (words: readonly string[], isWhole: boolean): Beginnings => {
  const inWord = isWhole ? 1 : 0;
  const most = words.reduce((sum, word) => sum + word.length, 1 + inWord);
  const longer = new Map<number, number>();
  const shorter = new Uint16Array(most);
  const last = new Uint8Array(most);
  const ends: (readonly number[])[] = isWhole ? [noWords, noWords] : [noWords];
  words.forEach((word, index) => {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const byte = lower(word.charCodeAt(i));
      const edge = (state << bits) | byte;
      const known = longer.get(edge);
      if (known === undefined) {
        longer.set(edge, ends.length);
        if (state === 0 && !isInWord(byte)) longer.set((inWord << bits) | byte, ends.length);
        shorter[ends.length] = state;
        last[ends.length] = byte;
        ends.push(noWords);
      }
      state = known ?? ends.length - 1;
    }
    ends[state] = [...(ends[state] as readonly number[]), index];
  });
  if (ends.length > mostStates) throw new Error(`dictionary: ${ends.length} states; at most ${mostStates} fit`);
  return { inWord, longer, shorter, last, ends };
};

/** States in order of length, so that each follows its predecessor. */
const levelsOf = ({ inWord, shorter, ends }: Beginnings): readonly (readonly number[])[] => {
  const levels: number[][] = [inWord === 0 ? [0] : [0, inWord]];
  const lengths = new Uint16Array(ends.length);
  for (let state = inWord + 1; state < ends.length; state += 1) {
    const length = (lengths[shorter[state] as number] as number) + 1;
    lengths[state] = length;
    (levels[length] ??= []).push(state);
  }
  return levels;
};

/** For each state its failure link (Aho-Corasick): the longest suffix that is a state, whose words end here as well. */
const suffixesOf = ({ inWord, longer, shorter, last, ends }: Beginnings, order: readonly number[]): Uint16Array => {
  const suffixes = new Uint16Array(ends.length);
  for (const state of order) {
    const byte = last[state] as number;
    let before = shorter[state] as number;
    let suffix: number | undefined;
    while (before > inWord && suffix === undefined) {
      before = suffixes[before] as number;
      suffix = longer.get((before << bits) | byte);
    }
    suffix ??= isInWord(byte) ? inWord : 0;
    suffixes[state] = suffix;
    const also = ends[suffix] as readonly number[];
    if (also.length > 0) ends[state] = [...(ends[state] as readonly number[]), ...also];
  }
  return suffixes;
};

const classesOf = (words: readonly string[]): { readonly classes: Uint8Array; readonly width: number } => {
  const classes = new Uint8Array(1 << bits);
  for (let byte = 0; byte < 1 << bits; byte += 1) if (isInWord(byte)) classes[byte] = 1;
  let width = 2;
  for (const c of new Set(words.join("").toLowerCase())) {
    classes[c.charCodeAt(0)] = classes[c.toUpperCase().charCodeAt(0)] = width;
    width += 1;
  }
  return { classes, width };
};

/** Rows are copied and not computed, because this is done at the start of a process, when all code is slow. */
const createAutomaton = (words: readonly string[], isWhole: boolean): Automaton => {
  const beginnings = beginningsOf(words, isWhole);
  const { inWord, shorter, last, ends } = beginnings;
  const levels = levelsOf(beginnings);
  const order: number[] = [];
  for (const level of levels) order.push(...level);
  const suffixes = suffixesOf(beginnings, order.slice(inWord + 1));
  const endsIn = (state: number): readonly number[] => ends[state] as readonly number[];
  const ending: number[] = [];
  const numbers = new Uint16Array(ends.length);
  let next = 0;
  for (const state of order) {
    if (endsIn(state).length > 0) {
      ending.push(state);
      continue;
    }
    numbers[state] = next;
    next += 1;
  }
  for (const state of ending) {
    numbers[state] = next;
    next += 1;
  }
  const { classes, width } = classesOf(words);
  const table = new Uint16Array(ends.length * width);
  const rowOf = (state: number): number => (numbers[state] as number) * width;
  for (let byte = 0; byte < 1 << bits; byte += 1) {
    if (isInWord(byte)) table[classes[byte] as number] = table[inWord * width + (classes[byte] as number)] = inWord;
  }
  for (const level of levels.slice(1)) {
    for (const state of level) {
      const row = rowOf(shorter[state] as number);
      const byte = last[state] as number;
      const number = numbers[state] as number;
      const column = classes[byte] as number;
      table[row + column] = number;
      if (row === 0 && !isInWord(byte)) table[inWord * width + column] = number;
    }
    // The rows of shorter states are complete. Where no longer word goes on, the way is that of the suffix.
    for (const state of level) {
      const suffix = rowOf(suffixes[state] as number);
      table.copyWithin(rowOf(state), suffix, suffix + width);
    }
  }
  const endsFrom = new Uint32Array(ending.length + 1);
  ending.forEach((state, at) => (endsFrom[at + 1] = (endsFrom[at] as number) + endsIn(state).length));
  return {
    table,
    width,
    classes,
    firstEnding: ends.length - ending.length,
    ends: Uint16Array.from(ending.flatMap(endsIn)),
    endsFrom,
  };
};

/** Parts of a text that are read side by side. Each step waits for memory that the step before it named; four wait together. */
const lanes = 4;
/** Bytes that a lane reads at a step. */
const perStep = 2;

type States = readonly [number, number, number, number];

/**
 * The states in which the lanes begin: behind the stretch before each, as long as a word can be, because one may reach over. The three
 * stretches are read side by side as well; in a text of a kilobyte they are as long as half a lane.
 */
const statesBefore = (
  { table, classes, width }: Automaton,
  bytes: Uint8Array,
  lane: number,
  longestWord: number,
): States => {
  let [b, c, d] = [0, 0, 0];
  for (let i = lane - longestWord; i < lane; i += 1) {
    b = table[Math.imul(b, width) + (classes[bytes[i] as number] as number)] as number;
    c = table[Math.imul(c, width) + (classes[bytes[lane + i] as number] as number)] as number;
    d = table[Math.imul(d, width) + (classes[bytes[lane * 2 + i] as number] as number)] as number;
  }
  return [0, b, c, d];
};

/** Shorter texts are read in one go, and those whose lanes would be shorter than a word. */
const shortestOfLanes = 256;
const none: readonly number[] = [];
/** The states in which words end and the places behind their last bytes, in turns. */
const endingsIn = (
  { table, classes, width, firstEnding }: Automaton,
  bytes: Uint8Array,
  length: number,
): readonly number[] => {
  let endings: number[] | undefined;
  let state = 0;
  for (let i = 0; i < length; i += 1) {
    state = table[Math.imul(state, width) + (classes[bytes[i] as number] as number)] as number;
    if (state >= firstEnding) (endings ??= []).push(state, i + 1);
  }
  return endings ?? none;
};

/** The states in which words end and the places of their last bytes, in turns, for each lane. */
type Hits = readonly [number[], number[], number[], number[]];

/** Reads every lane to its end, in steps of two bytes, from the states that the lanes begin in. */
const readLanes = (
  { table, classes, width, firstEnding }: Automaton,
  { pairs }: AsciiBytes,
  steps: number,
  begin: States,
): Hits => {
  const [inA, inB, inC, inD]: Hits = [[], [], [], []];
  let [a, b, c, d] = begin;
  const [laneB, laneC, laneD] = [steps, steps * 2, steps * 3] as const;
  for (let i = 0; i < steps; i += 1) {
    const pairA = pairs[i] as number;
    const pairB = pairs[laneB + i] as number;
    const pairC = pairs[laneC + i] as number;
    const pairD = pairs[laneD + i] as number;
    a = table[Math.imul(a, width) + (classes[pairA & 127] as number)] as number;
    b = table[Math.imul(b, width) + (classes[pairB & 127] as number)] as number;
    c = table[Math.imul(c, width) + (classes[pairC & 127] as number)] as number;
    d = table[Math.imul(d, width) + (classes[pairD & 127] as number)] as number;
    if (a >= firstEnding) inA.push(a, i * perStep);
    if (b >= firstEnding) inB.push(b, (laneB + i) * perStep);
    if (c >= firstEnding) inC.push(c, (laneC + i) * perStep);
    if (d >= firstEnding) inD.push(d, (laneD + i) * perStep);
    a = table[Math.imul(a, width) + (classes[pairA >> 8] as number)] as number;
    b = table[Math.imul(b, width) + (classes[pairB >> 8] as number)] as number;
    c = table[Math.imul(c, width) + (classes[pairC >> 8] as number)] as number;
    d = table[Math.imul(d, width) + (classes[pairD >> 8] as number)] as number;
    if (a >= firstEnding) inA.push(a, i * perStep + 1);
    if (b >= firstEnding) inB.push(b, (laneB + i) * perStep + 1);
    if (c >= firstEnding) inC.push(c, (laneC + i) * perStep + 1);
    if (d >= firstEnding) inD.push(d, (laneD + i) * perStep + 1);
  }
  return [inA, inB, inC, inD];
};

/**
 * With `isWhole`, a word that begins in a letter or a digit does not stand behind another: most of a text is then read in few states, which stay in the
 * memory that is near to a processor.
 */
export const createDictionary = (words: readonly string[], isWhole = false): Dictionary => {
  words.forEach(assertWord);
  // Made when it is first asked, because much is known of texts that a server never sees.
  let made: Automaton | undefined;
  const longestWord = words.reduce((longest, word) => Math.max(longest, word.length), 0);
  const fewestInLanes = Math.max(shortestOfLanes, longestWord * lanes);
  return {
    scanPart(text, from, to, found) {
      const start = Math.max(0, from - longestWord);
      this.scan(text.slice(start, to), (word, end) => {
        if (start + end > from) found(word, start + end);
      });
    },
    scan(text, found) {
      if (words.length === 0) return;
      const automaton = (made ??= createAutomaton(words, isWhole));
      const { ends, endsFrom, firstEnding } = automaton;
      const written = asciiBytes(text);
      if (text.length < fewestInLanes) {
        const endings = endingsIn(automaton, written.bytes, text.length);
        for (let at = 0; at < endings.length; at += 2) {
          const state = (endings[at] as number) - firstEnding;
          const last = endsFrom[state + 1] as number;
          for (let i = endsFrom[state] as number; i < last; i += 1) found(ends[i] as number, endings[at + 1] as number);
        }
        return;
      }
      const steps = Math.ceil(text.length / (lanes * perStep));
      const begin = statesBefore(automaton, written.bytes, steps * perStep, longestWord);
      for (const ofLane of readLanes(automaton, written, steps, begin)) {
        for (let at = 0; at < ofLane.length; at += 2) {
          const end = (ofLane[at + 1] as number) + 1;
          // Spaces stand behind the text, and a word may end in one.
          if (end > text.length) break;
          const state = (ofLane[at] as number) - firstEnding;
          const last = endsFrom[state + 1] as number;
          for (let i = endsFrom[state] as number; i < last; i += 1) found(ends[i] as number, end);
        }
      }
    },
  };
};
