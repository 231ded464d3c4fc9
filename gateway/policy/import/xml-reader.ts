import { endOfExpression } from "../expression/csharp-tokens.ts";
import type { TextPlace } from "./parse-error.ts";
import { PolicyParseError, placeIn } from "./parse-error.ts";

/** A value in a policy: an expression, `@(…)` or `@{…}`, with its C# as the compiler gets it, or plain text. */
export interface PolicyValue extends TextPlace {
  readonly text: string;
  readonly isExpression: boolean;
}

export interface PolicyNode extends TextPlace {
  readonly name: string;
  readonly attributes: Readonly<Record<string, PolicyValue>>;
  readonly children: readonly PolicyNode[];
  /** What stands between the tags, where no element does. */
  readonly content: PolicyValue;
}

/** Elements whose content is text, with any markup in it. */
const textual = new Set(["set-body"]);

/** Reads a policy as the portal shows it (`rawxml`) or as well-formed XML. Comments are left out. */
export const readPolicyXml = (text: string): PolicyNode => new Reader(text).document();

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): PolicyNode {
    this.#skip();
    const root = this.#element();
    this.#skip();
    if (this.#at < this.#text.length) throw this.#error(this.#excerpt(), "the end of the policy");
    return root;
  }

  #element(): PolicyNode {
    const place = placeIn(this.#text, this.#at);
    const name = this.#take(/<([A-Za-z][\w.:-]*)/y, "an element")[1]!;
    const attributes: Record<string, PolicyValue> = {};
    for (let found = this.#try(attribute); found; found = this.#try(attribute)) {
      const [, key = "", quote = ""] = found;
      if (attributes[key] !== undefined) throw this.#error(`attribute ${key} twice`, "each attribute once");
      attributes[key] = this.#value(quote);
      this.#take(quote === '"' ? /"/y : /'/y, `the end of attribute ${key}`);
    }
    const none: PolicyValue = { ...place, text: "", isExpression: false };
    if (this.#try(/\s*\/>/y)) return { ...place, name, attributes, children: [], content: none };
    this.#take(/\s*>/y, `an attribute or the end of <${name}>`);
    if (textual.has(name)) return { ...place, name, attributes, children: [], content: this.#rawContent(name) };
    return { ...place, name, attributes, ...this.#content(name) };
  }

  #content(name: string): Pick<PolicyNode, "children" | "content"> {
    const start = this.#at;
    this.#skip();
    const children: PolicyNode[] = [];
    while (/^<[A-Za-z]/.test(this.#text.slice(this.#at, this.#at + 2))) {
      children.push(this.#element());
      this.#skip();
    }
    if (children.length === 0) this.#at = start;
    const content =
      children.length === 0 ? this.#value("<") : { ...placeIn(this.#text, start), text: "", isExpression: false };
    this.#skip();
    this.#take(new RegExp(`</${name}\\s*>`, "y"), `</${name}>`);
    return { children, content };
  }

  #rawContent(name: string): PolicyValue {
    const start = this.#at;
    const value = this.#expression(/^\s*/.exec(this.#text.slice(this.#at))![0].length);
    if (value && this.#try(new RegExp(`\\s*</${name}\\s*>`, "y"))) return value;
    this.#at = start;
    const place = placeIn(this.#text, start);
    const end = this.#text.indexOf(`</${name}`, start);
    if (end < 0) throw this.#error(this.#excerpt(), `</${name}>`);
    const raw = this.#text.slice(start, end);
    this.#at = end;
    this.#take(new RegExp(`</${name}\\s*>`, "y"), `</${name}>`);
    const cdata = /^\s*<!\[CDATA\[([^]*)\]\]>\s*$/.exec(raw)?.[1];
    return { ...place, text: cdata ?? plainText(raw), isExpression: false };
  }

  /** A value up to its delimiter. */
  #value(delimiter: string): PolicyValue {
    const place = placeIn(this.#text, this.#at);
    const blanks = /^\s*/.exec(this.#text.slice(this.#at))![0].length;
    const end = this.#text.indexOf(delimiter, this.#at);
    if (end < 0) throw this.#error(this.#excerpt(), `${delimiter === "<" ? "an end tag" : delimiter}`);
    const well = decoded(this.#text.slice(this.#at, end)).trim();
    if (/^@[({]/.test(well) && endOfExpression(well, 0) === well.length) {
      this.#at = end;
      return { ...place, text: well, isExpression: true };
    }
    const raw = this.#expression(blanks);
    if (raw) {
      this.#try(/\s*/y);
      return raw;
    }
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    return { ...place, text: delimiter === "<" ? plainText(text) : decoded(text), isExpression: false };
  }

  #expression(blanks: number): PolicyValue | undefined {
    const start = this.#at + blanks;
    if (!/^@[({]/.test(this.#text.slice(start, start + 2))) return undefined;
    const place = placeIn(this.#text, start);
    const end = endOfExpression(this.#text, start);
    if (end === undefined) return undefined;
    this.#at = end;
    return { ...place, text: withoutEntities(this.#text.slice(start, end)), isExpression: true };
  }

  #skip(): void {
    while (this.#try(/\s+|<!--[^]*?-->|<\?[^]*?\?>|\uFEFF/y));
  }

  #try(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #take(pattern: RegExp, expected: string): RegExpExecArray {
    const found = this.#try(pattern);
    if (!found) throw this.#error(this.#excerpt(), expected);
    return found;
  }

  #excerpt(): string {
    const rest = this.#text
      .slice(this.#at, this.#at + 30)
      .split("\n")[0]!
      .trim();
    return rest === "" ? "nothing" : JSON.stringify(rest);
  }

  #error(received: string, expected: string): PolicyParseError {
    return new PolicyParseError(placeIn(this.#text, this.#at), received, expected);
  }
}

const attribute = /\s+([A-Za-z][\w.:-]*)\s*=\s*(["'])/y;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal));
  });

/** An expression that was escaped as a whole; in one that was not, an entity is part of a literal. */
const withoutEntities = (code: string): string => (/["<]|&(?!\w+;)/.test(code) ? code : decoded(code));

/** Text between tags, without the line breaks and the indentation around it. */
const plainText = (text: string): string => decoded(text.includes("\n") ? text.trim() : text);
