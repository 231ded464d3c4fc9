import { isAscii } from "../ascii-bytes.ts";
import { createDictionary } from "../dictionary.ts";
import { isLetter } from "./characters.ts";
import { piece } from "../work.ts";

/**
 * Words that tell what the number behind them is, by what they tell. `*` at an end lets letters go on there; without it the
 * word stands alone.
 */
export type ContextWords<Name extends string = string> = Readonly<Record<Name, string>>;

export interface Context<Name extends string> {
  /** Whether one of the words ends shortly before. Asked from left to right it takes no time to speak of. */
  stands(name: Name, at: number): boolean;
  /** Whether any word of any name may. */
  hasAny(at: number): boolean;
}

/** How far before the number a word may begin. */
const farthest = 40;
/** Questions are asked from left to right, but for some characters. */
const back = 24;
/** How much text is searched at once after a stretch without a query. */
const short = 256;

interface Word {
  readonly text: string;
  readonly goesOnBefore: boolean;
  readonly goesOnBehind: boolean;
  readonly names: readonly number[];
}

/** Alphabets with capitals, whose words are set apart. */
const isLetterOfWords = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return isLetter(code) || (code >= 0xc0 && code < 0x590);
};

const wordsOf = (lists: readonly string[]): readonly Word[] => {
  const names = new Map<string, number[]>();
  for (const [name, list] of lists.entries()) {
    for (const word of list.split(/,\s*/)) names.set(word, [...(names.get(word) ?? []), name]);
  }
  return [...names].map(([written, of]) => ({
    text: written.replace(/^\*|\*$/g, "").toLowerCase(),
    goesOnBefore: written.startsWith("*"),
    goesOnBehind: written.endsWith("*"),
    names: of,
  }));
};

/** Words by their first letter beyond ASCII, in either case, and where in the word it stands. */
const byForeignLetter = (
  words: readonly Word[],
): ReadonlyMap<number, readonly { readonly word: Word; at: number }[]> => {
  const found = new Map<number, { word: Word; at: number }[]>();
  for (const word of words) {
    const at = word.text.search(/[^\0-\x7f]/);
    const letter = word.text[at] as string;
    for (const form of new Set([letter, letter.toUpperCase()])) {
      const code = form.charCodeAt(0);
      found.set(code, [...(found.get(code) ?? []), { word, at }]);
    }
  }
  return found;
};

/** Where the words of one name stand. */
class Places {
  readonly #ends: number[] = [];
  readonly #starts: number[] = [];
  #last = -1;

  add(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  standsBefore(at: number): boolean {
    this.#goTo(at);
    return this.#last >= 0 && at - (this.#starts[this.#last] as number) <= farthest;
  }

  /** The same, where the word may begin farther away. */
  endsBefore(at: number): boolean {
    this.#goTo(at);
    return this.#last >= 0 && at - (this.#ends[this.#last] as number) <= farthest;
  }

  #goTo(at: number): void {
    while (this.#last + 1 < this.#ends.length && (this.#ends[this.#last + 1] as number) <= at) this.#last += 1;
    while (this.#last >= 0 && (this.#ends[this.#last] as number) > at) this.#last -= 1;
  }
}

/** A reader of texts for such words: one pass over a text, a piece at a time, as far as is asked. */
export const createContextReader = <Name extends string>(
  lists: ContextWords<Name>,
): ((text: string) => Context<Name>) => {
  const names = Object.keys(lists) as Name[];
  const words = wordsOf(Object.values<string>(lists));
  const ascii = words.filter(({ text }) => isAscii(text));
  const foreign = byForeignLetter(words.filter(({ text }) => !isAscii(text)));
  const dictionary = createDictionary(ascii.map(({ text }) => text));

  return (text) => {
    const hasForeign = !isAscii(text);
    // Those of ASCII and those beyond apart, because each come in the order of the text.
    const [plain, beyond] = [new Map<Name, Places>(), new Map<Name, Places>()];
    const [anyPlain, anyBeyond] = [new Places(), new Places()];
    let looked = 0;
    const add = (places: Map<Name, Places>, any: Places, word: Word, start: number, end: number): void => {
      if (!word.goesOnBefore && isLetterOfWords(text, start - 1)) return;
      if (!word.goesOnBehind && isLetterOfWords(text, end)) return;
      any.add(start, end);
      for (const of of word.names) {
        const name = names[of] as Name;
        const known = places.get(name) ?? new Places();
        known.add(start, end);
        places.set(name, known);
      }
    };
    const look = (from: number, to: number): void => {
      dictionary.scanPart(text, from, to, (index, end) => {
        const word = ascii[index] as Word;
        add(plain, anyPlain, word, end - word.text.length, end);
      });
      for (let i = from; hasForeign && i < Math.min(to, text.length); i += 1) {
        const code = text.charCodeAt(i);
        if (code < 0x80) continue;
        for (const { word, at } of foreign.get(code) ?? []) {
          const end = i - at + word.text.length;
          if (text.slice(Math.max(0, i - at), end).toLowerCase() === word.text)
            add(beyond, anyBeyond, word, i - at, end);
        }
      }
    };
    const lookUpTo = (at: number): void => {
      // Nothing is looked through that no question is about, and no further than the question needs.
      const first = at - farthest - back;
      if (looked < first) {
        look(first, first + short);
        looked = first + short;
      }
      for (; looked < at; looked += piece) look(looked, looked + piece);
    };
    const hasAny = (at: number): boolean => {
      lookUpTo(at);
      return anyPlain.endsBefore(at) || anyBeyond.endsBefore(at);
    };
    return {
      hasAny,
      stands: (name, at) =>
        hasAny(at) && (plain.get(name)?.standsBefore(at) === true || beyond.get(name)?.standsBefore(at) === true),
    };
  };
};
