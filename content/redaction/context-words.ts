import { codeUnits, isAscii } from "../ascii-bytes.ts";
import { createDictionary } from "../dictionary.ts";
import type { Dictionary } from "../dictionary.ts";
import { codeAt, isLetter } from "./characters.ts";
import { plainLatin, toLower } from "./latin.ts";
import { piece } from "../work.ts";

/**
 * Words that tell what the number behind them is, by what they tell. `*` at an end lets letters go on there; without it the
 * word stands alone.
 */
export type ContextWords<Name extends string = string> = Readonly<Record<Name, string>>;

export interface Context<Name extends string> {
  /** Whether one of the words ends shortly before. Asked from left to right it takes no time to speak of. */
  stands(name: Name, at: number): boolean;
  /** Where the last one ends that stands so, or that begins so many characters before. */
  endOf(name: Name, at: number, reach?: number): number | undefined;
  /** Whether any word of any name may. */
  hasAny(at: number): boolean;
}

/** How far before the number a word may begin. */
export const farthestOfWord = 40;
/** The same in a label, which a colon ends. */
export const farthestOfLabel = 90;
/** Questions are asked from left to right, but for some characters. */
const back = 24;
/** The first letter of an alphabet that is not Latin. */
const firstForeign = 0x370;
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
  const code = codeAt(text, at);
  return isLetter(code) || (code >= 0xc0 && code < 0x590);
};

const wordsOf = (lists: readonly string[]): readonly Word[] => {
  const names = new Map<string, number[]>();
  for (const [name, list] of lists.entries()) {
    for (const word of list.split(", ")) {
      const known = names.get(word);
      if (known) known.push(name);
      else names.set(word, [name]);
    }
  }
  return [...names].map(([written, of]) => ({
    text: plainLatin(written.replace(/^\*|\*$/g, "").toLowerCase()).replaceAll("ς", "σ"),
    goesOnBefore: written.startsWith("*"),
    goesOnBehind: written.endsWith("*"),
    names: of,
  }));
};

/** Words of other alphabets by their first letter beyond ASCII, and where in the word it stands. */
interface ForeignWords {
  readonly byLetter: ReadonlyMap<number, readonly { readonly word: Word; readonly at: number }[]>;
  /** Whether any of them may have these two letters there: every text of their alphabet has their first letters. */
  readonly mayHave: (first: number, second: number) => boolean;
}
const placesOfPairs = 4_096;
const placeOfPair = (first: number, second: number): number => ((first * 31) ^ second) & (placesOfPairs - 1);
const foreignWords = (words: readonly Word[]): ForeignWords => {
  const byLetter = new Map<number, { word: Word; at: number }[]>();
  const pairs = new Uint8Array(placesOfPairs);
  for (const word of words) {
    const at = word.text.search(/[^\0-\x7f]/);
    const first = word.text.charCodeAt(at);
    const known = byLetter.get(first);
    if (known) known.push({ word, at });
    else byLetter.set(first, [{ word, at }]);
    // The letter behind a word of one is not known.
    if (at + 1 === word.text.length) pairs.fill(1);
    else pairs[placeOfPair(first, word.text.charCodeAt(at + 1))] = 1;
  }
  return { byLetter, mayHave: (first, second) => pairs[placeOfPair(first, second)] === 1 };
};

/** Whether the word stands here, letters in either case. */
const isAt = (text: string, at: number, word: string): boolean => {
  // Words that begin alike differ in their last letters.
  for (let i = word.length - 1; i >= 0; i -= 1) {
    if (toLower(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
  }
  return true;
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

  /** The end of the last one that begins so far before; a negative number where none does. */
  lastEnd(at: number, reach: number): number {
    this.#goTo(at);
    const isNear = this.#last >= 0 && at - (this.#starts[this.#last] as number) <= reach;
    return isNear ? (this.#ends[this.#last] as number) : -1;
  }

  /** Whether one ends shortly before; it may begin farther away. */
  endsBefore(at: number): boolean {
    this.#goTo(at);
    return this.#last >= 0 && at - (this.#ends[this.#last] as number) <= farthestOfWord;
  }

  #goTo(at: number): void {
    while (this.#last + 1 < this.#ends.length && (this.#ends[this.#last + 1] as number) <= at) this.#last += 1;
    while (this.#last >= 0 && (this.#ends[this.#last] as number) > at) this.#last -= 1;
  }
}

/** The words of all names, made ready to be looked for. */
interface Vocabulary<Name extends string> {
  readonly names: readonly Name[];
  readonly ascii: readonly Word[];
  readonly dictionary: Dictionary;
  /** The length of the longest in the dictionary. */
  readonly longest: number;
  readonly foreign: ForeignWords;
}

const vocabularyOf = <Name extends string>(lists: ContextWords<Name>): Vocabulary<Name> => {
  const words = wordsOf(Object.values<string>(lists));
  const ascii = words.filter(({ text }) => isAscii(text));
  return {
    names: Object.keys(lists) as Name[],
    ascii,
    dictionary: createDictionary(ascii.map(({ text }) => text)),
    longest: ascii.reduce((most, { text }) => Math.max(most, text.length), 0),
    foreign: foreignWords(words.filter(({ text }) => !isAscii(text))),
  };
};

/** A reader of texts for such words: one pass over a text, a piece at a time, as far as is asked. */
export const createContextReader = <Name extends string>(
  lists: () => ContextWords<Name>,
): ((text: string) => Context<Name>) => {
  let made: Vocabulary<Name> | undefined;

  return (text) => {
    const { names, ascii, dictionary, longest, foreign } = (made ??= vocabularyOf(lists()));
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
      const start = Math.max(0, from - longest);
      // Names of variables and columns have an underscore where a label has a blank.
      const part = text.slice(start, to).replaceAll("_", " ");
      // Most letters beyond ASCII are those of it with a mark, which many leave out.
      dictionary.scanPart(hasForeign ? plainLatin(part) : part, from - start, to - start, (index, end) => {
        const word = ascii[index] as Word;
        add(plain, anyPlain, word, start + end - word.text.length, start + end);
      });
      if (hasForeign) lookBeyond(from, Math.min(to, text.length));
    };
    const lookBeyond = (from: number, to: number): void => {
      const units = codeUnits(text.slice(from, to + 1));
      let next = toLower(units[0] as number);
      for (let i = from; i < to; i += 1) {
        const letter = next;
        next = i + 1 < text.length ? toLower(units[i + 1 - from] as number) : 0;
        if (letter < firstForeign || !foreign.mayHave(letter, next)) continue;
        for (const { word, at } of foreign.byLetter.get(letter) ?? []) {
          const end = i - at + word.text.length;
          if (isAt(text, i - at, word.text)) add(beyond, anyBeyond, word, i - at, end);
        }
      }
    };
    const lookUpTo = (at: number): void => {
      // Nothing is looked through that no question is about, and no further than the question needs.
      const first = at - farthestOfLabel - back;
      if (looked < first) {
        look(first, first + short);
        looked = first + short;
      }
      for (; looked < at; looked += piece) look(looked, looked + piece);
    };
    // Several detectors ask about one place in a row.
    let askedAt = -1;
    let isAny = false;
    const hasAny = (at: number): boolean => {
      if (askedAt === at) return isAny;
      lookUpTo(at);
      askedAt = at;
      isAny = anyPlain.endsBefore(at) || anyBeyond.endsBefore(at);
      return isAny;
    };
    const endOf = (name: Name, at: number, reach = farthestOfWord): number | undefined => {
      lookUpTo(at);
      const end = Math.max(plain.get(name)?.lastEnd(at, reach) ?? -1, beyond.get(name)?.lastEnd(at, reach) ?? -1);
      return end < 0 ? undefined : end;
    };
    return {
      hasAny,
      stands: (name, at) => hasAny(at) && endOf(name, at, farthestOfWord) !== undefined,
      endOf,
    };
  };
};
