/**
 * Printable ASCII that means something to XML, to the gateway's own templates or to C# is written as an escape as well, so that a literal
 * survives every reader between here and the compiler, whether or not that reader understands C#.
 */
const hazardous = /[^ -~]|["'{}<>&@]/g;

export function csharpString(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replace(hazardous, escape)}"`;
}

/** A character literal, always escaped. */
export function csharpCharacter(of: string): string {
  return `'${escape(of)}'`;
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

export function csharpStrings(texts: readonly string[]): string {
  return texts.length === 0 ? "new string[0]" : `new[] { ${texts.map(csharpString).join(", ")} }`;
}
