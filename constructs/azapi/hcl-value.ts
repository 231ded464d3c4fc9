import type { IResolvable } from "cdktf";
import { Lazy } from "cdktf";

/**
 * A value for cdktf's HCL printer that comes out as the same value. Left alone, the printer turns `"443"` into a
 * number, prints a string that starts with a bracket as code, and fails on null and on line breaks.
 *
 * The printer copies a string verbatim when it starts with a quote, and puts quotes around one that holds `${`.
 */
export const hclValue = (value: unknown): IResolvable =>
  Lazy.anyValue({ produce: (context) => printable(context.resolve(value)) });

const printable = (value: unknown): unknown => {
  if (value === null) return "${null}";
  if (typeof value === "string") return value.includes("${") ? templateText(value) : `"${literalText(value)}"`;
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, printable(item)]));
  return value;
};

/** Escapes the text between interpolations; an interpolation is code, and quotes in it stay bare. */
const templateText = (template: string): string => {
  let text = "";
  for (let rest = template; rest !== "";) {
    const start = interpolationStart(rest);
    const end = start + interpolationLength(rest.slice(start));
    text += literalText(rest.slice(0, start)) + rest.slice(start, end);
    rest = rest.slice(end);
  }
  return text;
};

const interpolationStart = (text: string): number => {
  // `$${` is the escape for a literal `${`, not the start of an interpolation.
  const start = text.search(/(?<!\$)\$\{/);
  return start === -1 ? text.length : start;
};

/** Length of the interpolation that `text` starts with, nested braces and quoted strings included. */
const interpolationLength = (text: string): number => {
  let depth = 0;
  for (const { 0: lexeme, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (lexeme === "{") depth += 1;
    if (lexeme === "}" && --depth === 0) return index + 1;
  }
  return text.length;
};

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const literalText = (text: string): string =>
  text.replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character] ?? character);
