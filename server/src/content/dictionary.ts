/**
 * Finds every word of a fixed list in one pass over a text, letters in either case (Aho and Corasick's automaton).
 * The time depends on the length of the text alone, whatever the text and however many words.
 */
export interface Dictionary {
  /** Calls back with the word's place in the list and the offset just behind its occurrence. */
  scan(text: string, found: (word: number, end: number) => void): void;
}

const lower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 32 : code);

/** Which column of the transition table a code unit belongs to; 0 stands for every character no word contains. */
function columnsOf(words: readonly string[]): { readonly columns: Uint8Array; readonly width: number } {
  const columns = new Uint8Array(128);
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

export function createDictionary(words: readonly string[]): Dictionary {
  const { columns, width } = columnsOf(words);
  const size = words.reduce((sum, word) => sum + word.length, 1);
  // Half the memory stays in the processor's cache where the whole would not.
  const next = size < 65_536 ? new Uint16Array(size * width) : new Uint32Array(size * width);
  const ends: (readonly number[])[] = [[]];
  let states = 1;

  words.forEach((word, index) => {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const edge = state * width + (columns[lower(word.charCodeAt(i))] as number);
      if (next[edge] === 0) {
        next[edge] = states;
        ends[states] = [];
        states += 1;
      }
      state = next[edge] as number;
    }
    ends[state] = [...(ends[state] ?? []), index];
  });

  // Breadth first, so that the shorter suffix is complete when the longer word needs it.
  const fallback = new Uint32Array(states);
  const queue: number[] = [];
  for (let column = 0; column < width; column += 1) if (next[column] !== 0) queue.push(next[column] as number);
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] as number;
    const shorter = fallback[state] as number;
    ends[state] = [...(ends[state] ?? []), ...(ends[shorter] ?? [])];
    for (let column = 0; column < width; column += 1) {
      const edge = state * width + column;
      const target = next[edge] as number;
      if (target === 0) next[edge] = next[shorter * width + column] as number;
      else {
        fallback[target] = next[shorter * width + column] as number;
        queue.push(target);
      }
    }
  }

  const isEnd = Uint8Array.from({ length: states }, (_, state) =>
    (ends[state] as readonly number[]).length > 0 ? 1 : 0,
  );

  return {
    scan(text, found) {
      let state = 0;
      for (let i = 0; i < text.length; i += 1) {
        const code = text.charCodeAt(i);
        state = next[state * width + (code < 128 ? (columns[code] as number) : 0)] as number;
        if (isEnd[state] === 0) continue;
        for (const word of ends[state] as readonly number[]) found(word, i + 1);
      }
    },
  };
}
