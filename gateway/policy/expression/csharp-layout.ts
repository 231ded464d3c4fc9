/** Of lines that people read in the portal, without the indentation of what the code stands in. */
const width = 110;

export const fitsLine = (code: string): boolean => code.length <= width && !code.includes("\n");

/** Operands between operators: on one line, or each operator at the start of a line of its own. */
export const operatorList = (
  first: string,
  rest: readonly (readonly [operator: string, operand: string])[],
): string => {
  const parts = [first, ...rest.map(([operator, operand]) => `${operator} ${operand}`)];
  const line = parts.join(" ");
  return `(${fitsLine(line) ? line : parts.join("\n  ")})`;
};

/** Parts joined by plus signs, as many on a line as fit. */
export const sum = (parts: readonly string[]): string => {
  const lines = [parts[0]!];
  for (const part of parts.slice(1)) {
    const longer = `${lines.at(-1)!} + ${part}`;
    if (longer.length <= width - 12) lines[lines.length - 1] = longer;
    else lines.push(`+ ${part}`);
  }
  return lines.length === 1 && parts.length === 1 ? lines[0]! : `(${lines.join("\n  ")})`;
};

/** Entries between braces after a type: on one line, or as many on a line as fit. */
export const initializer = (of: string, entries: readonly string[]): string => {
  const line = `${of} { ${entries.join(", ")} }`;
  if (fitsLine(line)) return line;
  return `${of} {\n${entries.map((entry) => `  ${entry},`).join("\n")}\n}`;
};

/** A statement, its brackets around the whole removed and its long lines broken. */
export const statement = (start: string, code: string): string => brokenLines(`${start} ${unwrapped(code)};`);

/** The code with its long lines broken. */
export const brokenLines = (code: string): string => code.split("\n").map(broken).join("\n");

/** Lines that each open and close whole braces or end with an open one, set in by the braces around them. */
export const setIn = (lines: string): string => {
  let depth = 0;
  return lines
    .split("\n")
    .map((line) => {
      const text = line.trim();
      const at = text.startsWith("}") ? depth - 1 : depth;
      depth += text.split("{").length - text.split("}").length;
      return "  ".repeat(at) + text;
    })
    .join("\n");
};

/** Lines one level further in. */
export const indented = (lines: string): string => lines.replace(/^/gm, "  ");

const tokens = /(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^ "'])+/g;

/** What begins a line rather than ends one. */
const operators = new Set(["?", ":", "+", "-", "%", "&&", "||", "==", "!=", "<", "<=", ">", ">=", "as", "is", "new"]);

/** A line in several, broken at spaces outside of literals: to C# a line break is a space. */
const broken = (line: string): string => {
  if (line.length <= width) return line;
  const [indent = ""] = /^ */.exec(line)!;
  const lines: string[][] = [[]];
  for (const [token] of line.matchAll(tokens)) {
    const current = lines.at(-1)!;
    const length = current.reduce((sum, one) => sum + one.length + 1, indent.length + token.length);
    if (current.length === 0 || length <= width || token === "=>") current.push(token);
    else lines.push(operators.has(current.at(-1)!) && current.length > 1 ? [current.pop()!, token] : [token]);
  }
  return lines.map((tokensOf, index) => `${indent}${index === 0 ? "" : "    "}${tokensOf.join(" ")}`).join("\n");
};

const literalsAndBrackets = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()]/g;

/** The code without brackets that are around all of it. */
export const unwrapped = (code: string): string => {
  if (!code.startsWith("(") || !code.endsWith(")")) return code;
  let depth = 0;
  for (const { 0: token, index } of code.matchAll(literalsAndBrackets)) {
    if (token === "(") depth++;
    if (token === ")") depth--;
    if (depth === 0 && token === ")") return index === code.length - 1 ? unwrapped(code.slice(1, -1)) : code;
  }
  return code;
};
