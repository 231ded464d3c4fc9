/**
 * Printable ASCII that means something to XML, to the gateway's own templates or to C# is written as an escape as well, so that a literal
 * survives every reader between here and the compiler, whether or not that reader understands C#.
 */
const units = /\\\\|\\u[0-9a-f]{4}|[^\\]/g;
const hazardous = /[^ -~]|["'{}<>&@]/g;

/** A longer literal is written as a sum of such, broken after a blank or a comma where there is one. The compiler makes one literal of it again. */
const longest = 90;
const shortest = 72;

export const csharpString = (text: string): string => {
  const [first = '""', ...rest] = csharpStringParts(text);
  return rest.length === 0 ? first : `(${[first, ...rest].join(" + ")})`;
};

/** The literals that give a text when they are put together. */
export const csharpStringParts = (text: string): readonly string[] => {
  const escaped = text.replaceAll("\\", "\\\\").replace(hazardous, escape);
  const parts = [""];
  for (const [unit] of escaped.matchAll(units)) {
    const current = parts.at(-1)!;
    const isFull = current.length + unit.length > longest;
    if (isFull || (current.length > shortest && /[ ,;]$/.test(current) && escaped.length > longest)) parts.push("");
    parts[parts.length - 1] += unit;
  }
  return parts.map((part) => `"${part}"`);
};

/** A character literal. */
export const csharpCharacter = (of: string): string => `'${of.replace("\\", "\\\\").replace(hazardous, escape)}'`;

const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

export const csharpStrings = (texts: readonly string[]): string =>
  texts.length === 0 ? "new string[0]" : `new[] { ${texts.map(csharpString).join(", ")} }`;
