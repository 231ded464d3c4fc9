import { brokenLines, indented, statement } from "./csharp-layout.ts";
import { CsharpWriter } from "./csharp-writer.ts";
import type { Expr } from "./expr.ts";
import { taggedInCsharp } from "./ijson-csharp.ts";

// Rules read what is then sent: an expression, which never changes, is written once.
const written = new WeakMap<Expr, string>();

/** The expression as the gateway writes it: `@(…)`, or statements, `@{…}`, whose locals name what is shared or long. */
export const toCsharp = (expr: Expr): string => {
  if (expr.kind === "opaque") return expr.code;
  const known = written.get(expr);
  if (known !== undefined) return known;
  const writer = new CsharpWriter();
  const code = writer.whole(expr);
  const isAlone = writer.statements.length === 0;
  const text = isAlone ? `@(${brokenLines(code)})` : block([...writer.statements, statement("return", code)]);
  written.set(expr, text);
  return text;
};

/** Statements, of the form `@{…}`, that give the tagged form of a text, or nothing if it is not I-JSON. */
export const toTaggedJsonCsharp = (text: Expr<"string">): string => {
  const writer = new CsharpWriter();
  const code = writer.whole(text);
  return block([...writer.statements, statement("var text =", code), taggedInCsharp]);
};

const block = (statements: readonly string[]): string => `@{\n${indented(statements.join("\n"))}\n}`;
