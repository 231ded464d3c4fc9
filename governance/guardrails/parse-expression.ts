import { Unsupported } from "./language.ts";

/** `[concat('a', parameters('b').c[0])]` as a tree. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression };

/** The expression in a text of a rule; undefined where the text stands for itself. */
export function expressionIn(text: string): Expression | undefined {
  if (!text.startsWith("[") || !text.endsWith("]") || text.startsWith("[[")) return undefined;
  return new Parser(text.slice(1, -1)).whole();
}

const token = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([()[\],.]))/y;

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Expression {
    const expression = this.#expression();
    if (this.#text.slice(this.#at).trim() !== "") this.#fail();
    return expression;
  }

  #expression(): Expression {
    let expression = this.#primary();
    for (;;) {
      const next = this.#peek();
      if (next === ".") {
        this.#take();
        expression = {
          kind: "member",
          of: expression,
          key: { kind: "literal", value: this.#take()[3] ?? this.#fail() },
        };
      } else if (next === "[") {
        this.#take();
        const key = this.#expression();
        if (this.#take()[4] !== "]") this.#fail();
        expression = { kind: "member", of: expression, key };
      } else return expression;
    }
  }

  #primary(): Expression {
    const [, quoted, number, name] = this.#take();
    if (quoted !== undefined) return { kind: "literal", value: quoted.replaceAll("''", "'") };
    if (number !== undefined) return { kind: "literal", value: Number(number) };
    if (name === undefined || this.#peek() !== "(") this.#fail();
    this.#take();
    const list: Expression[] = [];
    while (this.#peek() !== ")") {
      list.push(this.#expression());
      if (this.#peek() === ",") this.#take();
      else if (this.#peek() !== ")") this.#fail();
    }
    this.#take();
    return { kind: "call", name: name as string, arguments: list };
  }

  #peek(): string | undefined {
    const at = this.#at;
    token.lastIndex = at;
    return token.exec(this.#text)?.[0].trim();
  }

  #take(): RegExpExecArray {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text) ?? this.#fail();
    this.#at = token.lastIndex;
    return found;
  }

  #fail(): never {
    throw new Unsupported(`the expression [${this.#text}] (at character ${this.#at + 1})`);
  }
}
