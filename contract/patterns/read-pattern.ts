/** A regular expression as a tree, without its captures. */
export type PatternNode =
  /** One character, by its own source: `a`, `.`, `\d`, `[a-z]`. */
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly part: PatternNode; readonly least: number; readonly most: number }
  /** `^`, `$`, `\b` and `\B`, which take no character. */
  | { readonly kind: "start" | "end" | "border" }
  | { readonly kind: "look"; readonly part: PatternNode };

/** An expression of a form that is not judged: a back reference, or syntax of a later edition of the language. */
export class PatternUnread extends Error {
  override readonly name = "PatternUnread";
}

const quantifiers: Readonly<Record<string, readonly [number, number]>> = {
  "*": [0, Infinity],
  "+": [1, Infinity],
  "?": [0, 1],
};
const looks = ["?=", "?!", "?<=", "?<!"];

/** Escapes of more than one character, in the syntax of the flag `u`. */
const longEscape =
  /^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|x[0-9a-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]+\})/;

/**
 * Reads an expression that the engine takes with the flag `u`.
 *
 * @example
 * readPattern("^a+$").kind; // sequence
 */
export const readPattern = (source: string): PatternNode => {
  let rest = source;
  const takes = (text: string): boolean => {
    if (!rest.startsWith(text)) return false;
    rest = rest.slice(text.length);
    return true;
  };
  const match = (form: RegExp): string | undefined => {
    const [found] = form.exec(rest) ?? [];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };

  const choice = (): PatternNode => {
    const parts = [sequence()];
    while (takes("|")) parts.push(sequence());
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts };
  };

  const sequence = (): PatternNode => {
    const parts: PatternNode[] = [];
    while (rest !== "" && rest[0] !== "|" && rest[0] !== ")") parts.push(repeated(term()));
    return parts.length === 1 ? parts[0]! : { kind: "sequence", parts };
  };

  const repeated = (part: PatternNode): PatternNode => {
    const counted = match(/^\{\d+(?:,\d*)?\}/);
    const sign = counted === undefined ? match(/^[*+?]/) : undefined;
    if (counted === undefined && sign === undefined) return part;
    takes("?");
    const [least = 0, most = least] =
      sign === undefined
        ? counted!
            .slice(1, -1)
            .split(",")
            .map((count) => (count === "" ? Infinity : Number(count)))
        : quantifiers[sign]!;
    return { kind: "repeat", part, least, most };
  };

  const group = (): PatternNode => {
    const look = looks.find(takes);
    if (look === undefined && !takes("?:")) {
      match(/^\?<[^>]+>/);
      if (rest[0] === "?") throw new PatternUnread(`(${rest.slice(0, 3)}`);
    }
    const part = choice();
    takes(")");
    return look === undefined ? part : { kind: "look", part };
  };

  const term = (): PatternNode => {
    if (takes("^")) return { kind: "start" };
    if (takes("$")) return { kind: "end" };
    if (takes("(")) return group();
    if (rest[0] === "[") return { kind: "character", source: match(/^\[(?:\\[^]|[^\]\\])*\]/)! };
    if (rest[0] !== "\\") return { kind: "character", source: match(/^[^]/u)! };
    if (match(/^\\[bB]/) !== undefined) return { kind: "border" };
    if (/^\\[1-9k]/.test(rest)) throw new PatternUnread(rest.slice(0, 2));
    return { kind: "character", source: match(longEscape) ?? match(/^\\[^]/u)! };
  };

  return choice();
};
