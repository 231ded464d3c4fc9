/** A parsed element: what a reader of the rendered text sees. */
export interface Parsed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Parsed[];
  readonly text: string;
}

/** Reads well-formed XML, as `xml` is sent. */
export const parseXml = (source: string): Parsed => new Reader(source, unescaped).document();

/** Reads XML with expressions as they are, as `rawxml` is sent: inside an expression nothing is markup. */
export const parseRawXml = (source: string): Parsed => new Reader(source, (text) => text).document();

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const unescaped = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => entities[name]!);

class Reader {
  readonly #source: string;
  readonly #decode: (text: string) => string;
  readonly #isRaw: boolean;
  #at = 0;

  constructor(source: string, decode: (text: string) => string) {
    this.#source = source;
    this.#decode = decode;
    this.#isRaw = decode !== unescaped;
  }

  document(): Parsed {
    const root = this.#element();
    this.#skip(/\s*/y);
    if (this.#at !== this.#source.length) throw new Error(`text after the end at ${this.#at}`);
    return root;
  }

  #element(): Parsed {
    const name = this.#take(/\s*<([a-z][a-z-]*)/y)[1]!;
    const attributes: Record<string, string> = {};
    for (let found = this.#try(/\s+([a-z][a-z-]*)="/y); found; found = this.#try(/\s+([a-z][a-z-]*)="/y)) {
      if (attributes[found[1]!] !== undefined) throw new Error(`${found[1]} twice`);
      attributes[found[1]!] = this.#value(/[^"<>&]*/y, '"');
      this.#take(/"/y);
    }
    if (this.#try(/\s*\/>/y)) return { name, attributes, children: [], text: "" };
    this.#take(/>/y);
    const children: Parsed[] = [];
    this.#skipComments();
    const isMixed = !/\s*</y.test(this.#source.slice(this.#at, this.#at + 1)) && !this.#ahead(/\s*</y);
    const text = isMixed ? this.#value(/[^<>&]*/y, "<") : "";
    while (this.#ahead(/\s*<[a-z]/y)) {
      children.push(this.#element());
      this.#skipComments();
    }
    this.#take(new RegExp(`\\s*</${name}>`, "y"));
    return { name, attributes, children, text };
  }

  /** A value up to its delimiter; in raw form an expression ends where its brackets do. */
  #value(plain: RegExp, delimiter: string): string {
    if (this.#isRaw && this.#ahead(/@[({]/y)) return this.#expression();
    const pattern = this.#isRaw ? plain : delimiter === '"' ? /[^"<>]*/y : /[^<>]*/y;
    return this.#decode(this.#take(pattern)[0]);
  }

  #expression(): string {
    const start = this.#at;
    let depth = 0;
    this.#at++;
    do {
      const [token] = this.#take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"']/y);
      if (token === "(" || token === "{") depth++;
      if (token === ")" || token === "}") depth--;
    } while (depth > 0);
    return this.#source.slice(start, this.#at);
  }

  #ahead(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#source);
  }

  #try(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #take(pattern: RegExp): RegExpExecArray {
    const found = this.#try(pattern);
    if (!found) throw new Error(`expected ${pattern} at ${this.#at}: ${this.#source.slice(this.#at, this.#at + 60)}`);
    return found;
  }

  #skipComments(): void {
    while (this.#try(/\s*<!--(?:[^-]|-[^-])*-->/y));
  }

  #skip(pattern: RegExp): void {
    this.#take(pattern);
  }
}

/** The text that a value stands for: itself, or the C# literals of the expression that it is. */
export const literalText = (value: string): string => {
  if (!/^@[({]/.test(value)) return value;
  const literals = [...value.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join("");
  return literals.replace(/\\(?:u([0-9a-f]{4})|(\\))/g, (_, code: string | undefined) =>
    code === undefined ? "\\" : String.fromCharCode(Number.parseInt(code, 16)),
  );
};
