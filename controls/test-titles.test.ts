import { describe, expect, it } from "vitest";
import { titledTests } from "./test-titles.ts";

/** Written with a low line here: these are not the titles of any test. */
const sentences = (...lines: string[]): unknown =>
  titledTests(lines.join("\n").replaceAll("R_", "R-")).map(({ requirements, title, line }) => [
    requirements.join(" ").replaceAll("R-", "R_"),
    title,
    line,
  ]);

describe("titles of tests", () => {
  it.each<[string, string[], unknown[]]>([
    [
      "are read with what they say it of",
      ['describe("a token", () => {', '  it("R_06 is checked", () => {});', "});"],
      [["R_06", "a token is checked", 2]],
    ],
    [
      "can name several requirements",
      ['it("R_34 R_35, R_36 holds no key", () => {});'],
      [["R_34 R_35 R_36", "holds no key", 1]],
    ],
    [
      "leave a group with its end",
      ['describe("one", () => {', "});", 'describe("two", () => {', '  test("R_01 says no", () => {});', "});"],
      [["R_01", "two says no", 4]],
    ],
    [
      "stand in groups in groups",
      ['describe("a", () => {', '  describe("R_02 b", () => {', '    it("R_03 c", () => {});', "  });", "});"],
      [
        ["R_02", "a b", 2],
        ["R_03", "a b c", 3],
      ],
    ],
    [
      "stand in tables, by row and by title",
      ["it.each([", '  ["R_10 in the query", 400],', '])("R_10 %s is refused", () => {});'],
      [
        ["R_10", "in the query", 2],
        ["R_10", "… is refused", 3],
      ],
    ],
    [
      "stand in tables whose first column is the id",
      ["  it.each([", '    ["R_149", "mutual_tls_enabled", true],', "  ])"],
      [["R_149", "mutual_tls_enabled", 2]],
    ],
    ["have places that are filled later", ["it(`R_55 ${what} of $name`, () => {});"], [["R_55", "… of …", 1]]],
    [
      "belong to groups that are made from tables",
      ['describe.each<Era>(["a", "b"])("era %s", (era) => {', '  it("R_14 batch", () => {});', "});"],
      [["R_14", "era … batch", 2]],
    ],
    [
      "belong to groups whose table takes lines",
      ["describe.each([", '  ["a"],', '])("in %s", (one) => {', '  it("R_14 batch", () => {});', "});"],
      [["R_14", "in … batch", 4]],
    ],
  ])("%s", (_title, lines, expected) => {
    expect(sentences(...lines)).toEqual(expected);
  });

  it("are not made of lists of ids", () => {
    expect(sentences('const references = ["R_34", "R_35"];', 'const one = "R_34";')).toEqual([]);
  });
});
