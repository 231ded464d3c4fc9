import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = ["heuristics", "definitions"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, import.meta.url))
    .filter((name) => name.endsWith("-vocabulary.ts"))
    .map((name) => `./${folder}/${name}`),
);

/** Phrases that find nothing of their own beside the others of their group. */
const idle = (phrases: readonly string[]): string[] => {
  const open = phrases.filter((phrase) => phrase.endsWith("*"));
  return phrases.filter(
    (phrase, at) =>
      phrases.indexOf(phrase) < at || open.some((other) => other !== phrase && phrase.startsWith(other.slice(0, -1))),
  );
};
const slips = (phrases: readonly string[]): string[] =>
  phrases.filter((phrase) => phrase.trim() !== phrase || phrase === "" || /\b(\w+) \1\b|\s\s/.test(phrase));

const isPhrases = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((phrase) => typeof phrase === "string");
const isTable = (value: unknown): value is object => typeof value === "object" && value !== null;

describe.each(files)("%s", (file) => {
  it("R-132 names no phrase twice in a group, nor one that another with a star covers, nor one with a slip", async () => {
    const module = (await import(file)) as Record<string, unknown>;
    const groups = Object.values(module)
      .flatMap((exported) => (isTable(exported) ? Object.entries(exported) : []))
      .filter((entry): entry is [string, readonly string[]] => isPhrases(entry[1]));
    expect(groups.length).toBeGreaterThan(0);
    const found = groups.flatMap(([group, phrases]) =>
      [...idle(phrases), ...slips(phrases)].map((phrase) => `${group}: ${phrase}`),
    );
    expect(found).toEqual([]);
  });
});
