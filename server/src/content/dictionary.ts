import { asciiBytes } from "./ascii-bytes.ts";

/**
 * Finds every word of a fixed list in one pass over a text, letters in either case (Aho and Corasick's automaton).
 * The time depends on the length of the text alone, whatever the text and however many words.
 */
export interface Dictionary {
  /** Calls back, in the order of the text, with the word's place in the list and the offset just behind its occurrence. */
  scan(text: string, found: (word: number, end: number) => void): void;
}

const lower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 32 : code);

interface Columns {
  /** Which column of the transition table a byte belongs to; 0 stands for every character no word contains. */
  readonly columns: Uint8Array;
  readonly width: number;
}

function columnsOf(words: readonly string[]): Columns {
  const columns = new Uint8Array(256);
  let width = 1;
  for (const word of words) {
    if (word === "") throw new Error("dictionary: an empty word stands everywhere");
    for (let i = 0; i < word.length; i += 1) {
      const code = lower(word.charCodeAt(i));
      if (code > 127) throw new Error(`dictionary: "${word}" is not ASCII`);
      if (columns[code] === 0) columns[code] = width++;
    }
  }
  for (let code = 0x41; code <= 0x5a; code += 1) columns[code] = columns[code + 32] as number;
  return { columns, width };
}

interface Automaton {
  readonly columns: Uint8Array;
  /** A state is named by where its row begins, so that a step is one sum and two readings. */
  readonly table: Int32Array;
  readonly longestWord: number;
  /** The words that end in a state. */
  readonly endsIn: (state: number) => readonly number[];
}

/** Marks the way into a state in which a word ends. */
const ending = 0x4000_0000;

function createAutomaton(words: readonly string[], { columns, width }: Columns): Automaton {
  const next = new Int32Array(words.reduce((sum, word) => sum + word.length, 1) * width);
  const ends: (readonly number[])[] = [[]];
  let size = width;

  words.forEach((word, index) => {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const edge = state + (columns[word.charCodeAt(i)] as number);
      if (next[edge] === 0) {
        next[edge] = size;
        ends[size / width] = [];
        size += width;
      }
      state = next[edge] as number;
    }
    ends[state / width] = [...(ends[state / width] as readonly number[]), index];
  });
  const table = next.slice(0, size);

  // Breadth first, so that the shorter suffix is complete when the longer word needs it.
  const fallback = new Int32Array(size / width);
  const open = [...table.slice(0, width)].filter((state) => state !== 0);
  for (const state of open) {
    const shorter = fallback[state / width] as number;
    ends[state / width] = [
      ...(ends[state / width] as readonly number[]),
      ...(ends[shorter / width] as readonly number[]),
    ];
    for (let column = 0; column < width; column += 1) {
      const target = table[state + column] as number;
      const otherwise = table[shorter + column] as number;
      if (target === 0) table[state + column] = otherwise;
      else {
        fallback[target / width] = otherwise;
        open.push(target);
      }
    }
  }
  const endsIn = (state: number): readonly number[] => ends[state / width] as readonly number[];
  const longestWord = words.reduce((most, word) => Math.max(most, word.length), 0);
  return {
    columns,
    table: table.map((state) => (endsIn(state).length > 0 ? state | ending : state)),
    longestWord,
    endsIn,
  };
}

/** Parts of a text that are read side by side. Each step waits for memory that the step before it named; four wait together. */
const lanes = 4;

/** Where each lane stands; its words are told only when all have been read, so that one scan has this to itself. */
const states = new Int32Array(lanes);

/** The state behind a stretch of text, whatever ended within it. */
function stateBehind({ columns, table }: Automaton, bytes: Uint8Array, from: number, to: number): number {
  let state = 0;
  for (let i = from; i < to; i += 1)
    state = (table[state + (columns[bytes[i] as number] as number)] as number) & ~ending;
  return state;
}

/** Reads on in every lane until a word ends in one, and returns how far it came. */
function readOn({ columns, table }: Automaton, bytes: Uint8Array, lane: number, from: number): number {
  let a = states[0] as number;
  let b = states[1] as number;
  let c = states[2] as number;
  let d = states[3] as number;
  const [second, third, fourth] = [lane, lane * 2, lane * 3] as const;
  let i = from;
  for (; i < lane; i += 1) {
    a = table[a + (columns[bytes[i] as number] as number)] as number;
    b = table[b + (columns[bytes[second + i] as number] as number)] as number;
    c = table[c + (columns[bytes[third + i] as number] as number)] as number;
    d = table[d + (columns[bytes[fourth + i] as number] as number)] as number;
    if ((a | b | c | d) >= ending) break;
  }
  states[0] = a;
  states[1] = b;
  states[2] = c;
  states[3] = d;
  return i;
}

export function createDictionary(words: readonly string[]): Dictionary {
  const columns = columnsOf(words);
  // Made when it is first asked, because much is known of texts that a server never sees.
  let made: Automaton | undefined;
  return {
    scan(text, found) {
      if (words.length === 0) return;
      const automaton = (made ??= createAutomaton(words, columns));
      const { longestWord, endsIn } = automaton;
      const bytes = asciiBytes(text);
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
          for (const word of endsIn(ofLane[at] as number)) found(word, ofLane[at + 1] as number);
        }
      }
    },
  };
}
