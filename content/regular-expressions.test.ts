import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { verdictOn } from "./checked-expression.testing.ts";
import { assignments } from "./redaction/named-secrets.ts";
import { prefixed } from "./redaction/secret-prefixes.ts";
import { following, numbered } from "./redaction/secret-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["server/src", "contract", "content"];

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every expression that is written in the server's code, its contract and its content layer; those of tests run on their own input only. */
const expressionsIn = (path: string): Expression[] => {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      const place = `${path.slice(root.length)}:${line + 1}`;
      found.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/node_modules|dist\/|\.test\.ts$|\.samples\.ts$/.test(name))
    .map((name) => join(root, folder, name)),
);

/** Those that are put together from tables. */
const composed: Expression[] = [
  { place: "assignment", source: assignments.whole.source, flags: assignments.whole.flags },
  ...prefixed.map(([type, , characters, least, most = 255]) => ({
    place: `prefixed ${type}`,
    source: `${characters}{${least},${most}}`,
    flags: "y",
  })),
  ...following.map(([type, , value]) => ({ place: `following ${type}`, source: value, flags: "y" })),
  ...numbered.map(([type, , , , rest]) => ({ place: `numbered ${type}`, source: `${rest}(?![\\w-])`, flags: "y" })),
];

const unique = (expressions: readonly Expression[]): Expression[] => [
  ...new Map(expressions.map((expression) => [`/${expression.source}/${expression.flags}`, expression])).values(),
];

describe("R-55 regular expressions", () => {
  const expressions = unique([...sources.flatMap(expressionsIn), ...composed]);

  it("R-55 are found in the code", () => {
    expect(expressions.length).toBeGreaterThan(50);
  });

  it("R-55 none takes more than linear time, for any text", () => {
    const vulnerable = expressions.flatMap(({ place, source, flags }) => {
      const status = verdictOn(source, flags);
      return status === "safe" ? [] : [`${place} ${status} /${source}/${flags}`];
    });
    expect(vulnerable).toEqual([]);
  });

  it.each([
    ["one repetition in another", "^(a+)+$"],
    ["two repetitions of the same in a row", "(x+x+)+y"],
    ["a repetition that begins anywhere", "\\s+$"],
    ["a choice of the same", "^(?:a|a)*$"],
    ["words with a gap that may be missing", "^(\\w+\\s?)*$"],
    ["many things that may be missing", "^(a?){60}b$"],
    ["bounded repetitions in bounded ones", "^(?:[a-z]{1,200}[a-z0-9]{1,200}){1,50}!$"],
    ["a repetition behind a look-behind", "(?<=a)(b+)+c"],
    ["a reference back", "\\b(\\w+)\\1*x"],
  ])("R-55 the checker tells %s", (_, source) => {
    expect(verdictOn(source, "")).toBe("vulnerable");
  });
});
