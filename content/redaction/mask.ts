import type { Span } from "./span.ts";

/** `label` says what stood there; `shape` keeps length and kind of characters, for values that a schema constrains. */
export type MaskStyle = "label" | "shape";

const blank = (text: string): string =>
  text
    .replace(/\d/g, "0")
    .replace(/\p{Lu}/gu, "X")
    .replace(/\p{Ll}|\p{Lo}|\p{Lm}/gu, "x");

/** Addresses stay addresses, so that `format` still holds. */
const shapes: Readonly<Record<string, (text: string) => string>> = {
  ip: (text) => (text.includes(":") ? "::" : "0.0.0.0"),
};

export const mask = (text: string, span: Span, style: MaskStyle): string => {
  if (style === "label") return `[redacted:${span.type}]`;
  return (shapes[span.type] ?? blank)(text.slice(span.start, span.end));
};

/** A number of the same size that tells only its first digit. */
export const maskNumber = (value: number): number => Number(String(value).replace(/(?<=\d)\d/g, "0"));
