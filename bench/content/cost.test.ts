import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inspecting, redact, redacting, screening } from "../../content/index.ts";
import { mostAsked } from "./asked.ts";
import { cost, prose, repeated } from "./cost.ts";
import { findCostliest } from "./search.ts";
import { tokens } from "./tokens.ts";

const kilobyte = 1_024;
const content = new URL("../../content/", import.meta.url);
/** This project's own content layer: tables of every word that a rule stops at. */
const ownSource = readdirSync(content, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
  .sort()
  .map((name) => readFileSync(new URL(name, content), "utf8"))
  .join("");

const ordinary = (): number => {
  for (let warm = 0; warm < 20; warm += 1) cost(prose(8 * kilobyte), 1);
  return cost(prose(8 * kilobyte), 20);
};

describe("R-55 the work of the content layer is bounded", () => {
  it("R-55 no text that a search finds costs far more than prose", () => {
    const usual = ordinary();
    const worst = findCostliest(60, 4 * kilobyte)[0];
    // A goal of 0.3 ms for a KB, where prose takes some 0.02 ms; one slow rule is ten times that.
    expect((worst?.cost ?? Infinity) / usual, JSON.stringify(worst?.unit)).toBeLessThan(40);
  });

  it.each<[string, string]>([
    ["this project's own source", ownSource],
    ["JSON", readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")],
    ...["1 ", "xoxb-", "key=", "DE1 ", "-----BEGIN PRIVATE KEY-----"].map((unit): [string, string] => [
      JSON.stringify(unit),
      repeated(unit, 128 * kilobyte),
    ]),
  ])("R-55 %s takes time in proportion to its length", (_, text) => {
    const part = (size: number): number => {
      const starts = Array.from({ length: 128 / size }, (_, at) => at * size * kilobyte);
      return starts.reduce((sum, from) => sum + cost(text.slice(from, from + size * kilobyte), 3), 0) / starts.length;
    };
    part(16);
    // Quadratic time would give a ratio of eight; caches and the size of a slice cause some difference.
    expect(part(128) / part(16)).toBeLessThan(4);
  });

  const pieces = (work: Generator): number => {
    let count = 0;
    while (work.next().done !== true) count += 1;
    return count;
  };

  it.each(tokens)("R-55 work on %j, repeated, is laid down often", (token) => {
    const text = repeated(`${token} `, 32 * kilobyte);
    // A window of 8 KB has its disguises looked at, and then each way to read it; redaction looks for anchors in 8 KB, and reads by 2 KB.
    expect(pieces(screening([text]))).toBeGreaterThanOrEqual(8);
    expect(pieces(redacting(text))).toBeGreaterThanOrEqual(7);
  });

  it.each(["key=", "AccountKey=", "xoxb-"])(
    "R-55 what is read behind %j, repeated, is laid down more often",
    (anchor) => {
      expect(pieces(redacting(repeated(`${anchor} `, 32 * kilobyte)))).toBeGreaterThanOrEqual(15);
    },
  );

  it("R-55 redaction is laid down between values", () => {
    expect(pieces(redacting({ list: Array.from({ length: 800 }, () => "1 @ : key=") }))).toBeGreaterThanOrEqual(50);
  });

  it("R-55 redaction at thousands of places yields to the event loop between a few of them", () => {
    const text = repeated("pass\u200bword ", 32 * kilobyte);
    expect(pieces(screening([text])) - pieces(inspecting(text))).toBeGreaterThanOrEqual(10);
  });

  const long = 384 * kilobyte;
  it.each<[string, string]>([
    ...[
      "1",
      "eyJ",
      "\u1d00",
      "пароль: ",
      "a@b.co ",
      "::1 ",
      "password=abcdef123 ",
      "kind: Secret\ndata:\n a: bcd\n",
      "---\nkind: Secret\n",
      "a\u200bb ",
    ].map((unit): [string, string] => [JSON.stringify(unit), repeated(unit, long)]),
    ["a long text in base64", Buffer.from(repeated("password=abcdef123 ", long * 0.75)).toString("base64")],
    ["a list of numbers", JSON.stringify(Array.from({ length: long / 11 }, (_, at) => 4_111_111_111 + at))],
  ])("R-55 a piece of the work on %s takes no longer in a longer text", (_, text) => {
    // What is made once is made before.
    mostAsked(screening([text.slice(0, kilobyte)]));
    mostAsked(redacting(text.slice(0, kilobyte)));
    // One loop over the whole text that goes on without a pause asks for each character.
    expect(mostAsked(screening([text]))).toBeLessThan(long / 4);
    expect(mostAsked(redacting(text))).toBeLessThan(long / 4);
  });
});

it("R-55 a text with more addresses than a call has arguments is redacted", () => {
  const text = repeated("a@b.co ", 1_024 * kilobyte);
  expect(redact(text).findings).toHaveLength(Math.floor(text.length / 7));
});
