import { describe, expect, it } from "vitest";
import { plainLatin } from "./latin.ts";
import { namesOfNumbers, shortNamesOfNumbers } from "./national-names.ts";
import { findPii } from "./pii.ts";

const names = namesOfNumbers().split(", ");
const bare = (name: string): string => name.replaceAll("*", "");
const takes = (text: string): boolean => findPii(text).some(({ end }) => end === text.length);

describe("R-93 names of numbers of persons", () => {
  it("R-93 the number behind each of them is taken, with marks on its letters or without, in any case", () => {
    const numbers = ["48271630", "AB48-271-630"];
    const spellings = names.map(bare).flatMap((name) => [name, plainLatin(name), name.toUpperCase()]);
    expect(spellings.filter((name) => !numbers.every((number) => takes(`${name}: ${number}`)))).toEqual([]);
  });

  it("R-93 the number directly behind a short one is taken", () => {
    const short = shortNamesOfNumbers().split(", ");
    expect(short.filter((name) => !takes(`${name} 48271630`) || !takes(`${name} no. 48271630`))).toEqual([]);
    expect(short.filter((name) => !takes(`${name.toLowerCase()}: 48271630`))).toEqual([]);
  });

  it("R-93 none is listed that another would find", () => {
    const any = names.filter((name) => name.startsWith("*") && name.endsWith("*")).map(bare);
    const needless = names.map(bare).filter((name) => any.some((other) => other !== name && name.includes(other)));
    expect(needless).toEqual([]);
  });
});
