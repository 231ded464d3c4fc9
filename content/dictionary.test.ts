import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDictionary } from "./dictionary.ts";

const occurrences = (words: readonly string[], text: string): [number, number][] => {
  const found: [number, number][] = [];
  createDictionary(words).scan(text, (word, end) => found.push([word, end]));
  return found.sort(([a, x], [b, y]) => x - y || a - b);
};

describe("dictionary", () => {
  it("finds overlapping words and words inside words", () => {
    expect(occurrences(["he", "she", "his", "hers"], "uSHErs")).toEqual([
      [0, 4],
      [1, 4],
      [3, 6],
    ]);
  });

  it("R-55 finds in parts what it finds in the whole, each word once", () => {
    const text = "ushers, his hers and her shepherd".repeat(3);
    const words = createDictionary(["he", "she", "his", "hers"]);
    const found = (from: number, to: number): number[][] => {
      const list: number[][] = [];
      words.scanPart(text, from, to, (word, end) => list.push([word, end]));
      return list;
    };
    for (const size of [1, 2, 3, 7]) {
      const starts = Array.from({ length: Math.ceil(text.length / size) }, (_, part) => part * size);
      expect(starts.flatMap((from) => found(from, from + size))).toEqual(found(0, text.length));
    }
  });

  it("finds exactly what a naive search finds", () => {
    const word = fc.stringMatching(/^[abAB]{1,4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
        fc.stringMatching(/^[abcAB\u00e9]{0,300}$/),
        (words, text) => {
          const naive = [...text].flatMap((_, i) =>
            words.flatMap((w, index): [number, number][] =>
              text
                .slice(0, i + 1)
                .toLowerCase()
                .endsWith(w.toLowerCase())
                ? [[index, i + 1]]
                : [],
            ),
          );
          expect(occurrences(words, text)).toEqual(naive);
        },
      ),
    );
  });

  it.each([40, 100_000])("finds words that reach over the parts of a text of %i characters", (length) => {
    const quarter = length / 4;
    const starts = [1, 2, 3].flatMap((part) => [1, 3, 5].map((before) => part * quarter - before));
    for (const start of starts) {
      const text = `${"\u00e9".repeat(start)}needle${"x".repeat(length - start - 6)}`;
      expect(occurrences(["needle"], text)).toEqual([[0, start + 6]]);
    }
  });

  it.each([63, 64, 65, 75, 76])("finds a word of %i characters wherever it stands in a short text", (long) => {
    const word = "needle".repeat(20).slice(0, long);
    for (const length of [255, 256, 257, 300, 400]) {
      for (let start = 0; start + long <= length; start += 1) {
        const text = `${"n".repeat(start)}${word}${"e".repeat(length - start - long)}`;
        expect(occurrences([word, "xyz"], text)).toEqual([[0, start + long]]);
      }
    }
  });

  it.each([2, 3, 7, 8, 9, 15, 16, 17])("takes nothing behind a text of %i characters for a part of it", (length) => {
    expect(occurrences(["x ", " ", "  "], "x".repeat(length))).toEqual([]);
  });

  it("finds whole words exactly where a naive search finds those with no letter or digit before them", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[aB1 =]{1,4}$/), { minLength: 1, maxLength: 6 }),
        fc.stringMatching(/^[abB1 =\u00e9]{0,300}$/),
        (words, text) => {
          const whole: [number, number][] = [];
          createDictionary(words, true).scan(text, (word, end) => whole.push([word, end]));
          const isWhole = ([word, end]: [number, number]): boolean =>
            !/^\w/.test(words[word] as string) ||
            !/[A-Za-z0-9]/.test(text[end - (words[word] as string).length - 1] ?? "");
          expect(whole.sort(([a, x], [b, y]) => x - y || a - b)).toEqual(occurrences(words, text).filter(isWhole));
        },
      ),
    );
  });

  it("refuses an empty word", () => {
    expect(() => createDictionary(["a", ""])).toThrow("empty word");
  });

  it.each(["naïve", "\x7f"])("refuses the word %j, which a text beyond ASCII could be taken for", (word) => {
    expect(() => createDictionary(["a", word])).toThrow(`"${word}" is not ASCII`);
  });

  it("refuses more beginnings of words than it can tell apart", () => {
    const words = Array.from({ length: 800 }, (_, at) => `${at} `.padEnd(100, "x"));
    expect(() => createDictionary(words).scan("x", () => undefined)).toThrow(
      /^dictionary: \d{5} states; at most 65536/,
    );
  });
});
