/** `concat('a', parameters('b')?['c'].d)` as a tree: what Azure Policy and workflows write between their own marks. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression; readonly optional: boolean };

export class ExpressionSyntaxError extends Error {
  constructor(text: string, at: number) {
    super(`${JSON.stringify(text)} is no expression (at character ${at})`);
    this.name = "ExpressionSyntaxError";
  }
}

/** The tree of a text without its marks. Workflows write `true`, `false` and `null` as they are; Azure Policy writes functions for them. */
export const parseExpression = (text: string, words: Words = {}): Expression => new Parser(text, words).whole();

type Words = Readonly<Record<string, boolean | null>>;
export const workflowWords: Words = { true: true, false: false, null: null };

const token = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(\?\.|\?(?=\[)|[()[\],.]))/y;

class Parser {
  readonly #text: string;
  readonly #words: Words;
  #at = 0;

  constructor(text: string, words: Words) {
    this.#text = text;
    this.#words = words;
  }

  whole(): Expression {
    const expression = this.#expression();
    if (this.#text.slice(this.#at).trim() !== "") this.#fail();
    return expression;
  }

  #expression(): Expression {
    let expression = this.#primary();
    for (;;) {
      const optional = this.#peek()?.startsWith("?") ?? false;
      const next = this.#peek()?.replace("?", "");
      if (next === ".") {
        this.#take();
        const key = { kind: "literal", value: this.#take()[3] ?? this.#fail() } as const;
        expression = { kind: "member", of: expression, key, optional };
      } else if (next === "[" || (optional && next === "")) {
        if (optional) this.#take();
        if (this.#take()[4] !== "[") this.#fail();
        const key = this.#expression();
        if (this.#take()[4] !== "]") this.#fail();
        expression = { kind: "member", of: expression, key, optional };
      } else return expression;
    }
  }

  #primary(): Expression {
    const [, quoted, number, name] = this.#take();
    if (quoted !== undefined) return { kind: "literal", value: quoted.replaceAll("''", "'") };
    if (number !== undefined) return { kind: "literal", value: Number(number) };
    const word = name !== undefined && Object.hasOwn(this.#words, name) ? this.#words[name] : undefined;
    if (word !== undefined) return { kind: "literal", value: word };
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
    throw new ExpressionSyntaxError(this.#text, this.#at + 1);
  }
}
