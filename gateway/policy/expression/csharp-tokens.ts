/** A token of C#. Text literals carry what they say, interpolated ones their source. */
export interface CsharpToken {
  readonly kind: "name" | "number" | "text" | "interpolated" | "character" | "mark";
  readonly source: string;
  /** The text of a literal. */
  readonly value?: string;
}

const patterns: readonly (readonly [CsharpToken["kind"] | "blank", RegExp])[] = [
  ["blank", /\s+|\/\/[^\n]*|\/\*[^]*?\*\//y],
  ["name", /@?[A-Za-z_]\w*/y],
  ["number", /\d+(?:\.\d+)?[A-Za-z]*/y],
  ["text", /@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"/y],
  ["character", /'(?:[^'\\]|\\.[^']*)'/y],
  ["mark", /=>|\?\?|\?\.|\?\[|==|!=|<=|>=|&&|\|\||\+\+|--|[+\-*/%]=|[-+*/%<>=!?:.,;()[\]{}&|^~]/y],
];

/** The end of the expression that begins at a position with `@(` or `@{`, or nothing where its brackets do not close. */
export const endOfExpression = (text: string, start: number): number | undefined => {
  let depth = 0;
  for (let at = start + 1; at < text.length;) {
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    const [{ kind, source }, end] = token;
    if (kind === "mark" && /[({[]$/.test(source)) depth++;
    if (kind === "mark" && /[)}\]]/.test(source)) depth--;
    at = end;
    if (depth === 0 && kind !== "blank") return end;
  }
  return undefined;
};

/** The tokens of C#, blanks and comments left out; nothing where a character begins none. */
export const csharpTokens = (code: string): readonly CsharpToken[] | undefined => {
  const tokens: CsharpToken[] = [];
  for (let at = 0; at < code.length;) {
    const found = tokenAt(code, at);
    if (found === undefined) return undefined;
    const [token, end] = found;
    if (token.kind !== "blank") tokens.push(token as CsharpToken);
    at = end;
  }
  return tokens;
};

type Found = readonly [
  token: { readonly kind: CsharpToken["kind"] | "blank"; readonly source: string; readonly value?: string },
  end: number,
];

const tokenAt = (text: string, at: number): Found | undefined => {
  if (text.startsWith('$"', at) || text.startsWith('$@"', at)) return interpolated(text, at);
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const source = pattern.exec(text)?.[0];
    if (source === undefined) continue;
    const value = kind === "text" || kind === "character" ? { value: literalValue(source) } : {};
    return [{ kind, source, ...value }, at + source.length];
  }
  return undefined;
};

/** An interpolated literal, whose holes hold expressions with literals of their own. */
const interpolated = (text: string, start: number): Found | undefined => {
  const isVerbatim = text[start + 1] === "@";
  let at = start + (isVerbatim ? 3 : 2);
  let depth = 0;
  while (at < text.length) {
    const [character, next] = [text[at]!, text[at + 1]];
    if (depth === 0) {
      if ((character === "{" && next === "{") || (character === "}" && next === "}")) at += 2;
      else if (character === "\\" && !isVerbatim) at += 2;
      else if (isVerbatim && character === '"' && next === '"') at += 2;
      else if (character === '"') return [{ kind: "interpolated", source: text.slice(start, at + 1) }, at + 1];
      else {
        if (character === "{") depth = 1;
        at++;
      }
      continue;
    }
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    if (token[0].source === "{") depth++;
    if (token[0].source === "}") depth--;
    at = token[1];
  }
  return undefined;
};

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

const literalValue = (source: string): string => {
  if (source.startsWith('@"')) return source.slice(2, -1).replaceAll('""', '"');
  return source.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{1,4})|(.))/gs, (_, unit, hex, simple) => {
    const code = (unit ?? hex) as string | undefined;
    return code === undefined
      ? (escapes[simple as string] ?? (simple as string))
      : String.fromCharCode(Number.parseInt(code, 16));
  });
};
