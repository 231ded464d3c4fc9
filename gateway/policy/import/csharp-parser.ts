import type { CsharpNode } from "./csharp-syntax.ts";
import type { CsharpToken } from "../expression/csharp-tokens.ts";
import { csharpTokens } from "../expression/csharp-tokens.ts";

/** Reads the C# of one value, `…` or `{ var …; return …; }`; nothing where it goes beyond what is known here. */
export const parseCsharp = (code: string): CsharpNode | undefined => {
  const tokens = csharpTokens(code);
  if (!tokens) return undefined;
  try {
    const parser = new Parser(tokens);
    const node = tokens[0]?.source === "{" ? parser.block() : parser.expression();
    return parser.isAtEnd ? node : undefined;
  } catch (error) {
    if (error instanceof BeyondSubset) return undefined;
    throw error;
  }
};

class BeyondSubset extends Error {}

/** From the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ["??"],
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*"],
];

const castable = new Set(["string", "String", "int", "Int32", "bool", "Boolean", "IResponse"]);

class Parser {
  readonly #tokens: readonly CsharpToken[];
  readonly #locals = new Map<string, CsharpNode>();
  #at = 0;

  constructor(tokens: readonly CsharpToken[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** Locals that are set once stand for their values: nothing here has an effect. */
  block(): CsharpNode {
    this.#expect("{");
    while (this.#accept("var")) {
      const name = this.#tokens[this.#at++];
      this.#expect("=");
      if (name?.kind !== "name" || this.#locals.has(name.source)) throw new BeyondSubset();
      this.#locals.set(name.source, this.expression());
      this.#expect(";");
    }
    this.#expect("return");
    const value = this.expression();
    this.#expect(";");
    this.#expect("}");
    return value;
  }

  expression(): CsharpNode {
    const condition = this.#level(0);
    if (!this.#accept("?")) return condition;
    const then = this.expression();
    this.#expect(":");
    return { kind: "conditional", condition, then, otherwise: this.expression() };
  }

  #level(index: number): CsharpNode {
    const operators = levels[index];
    if (!operators) return this.#unary();
    let left = this.#level(index + 1);
    for (let operator = this.#peek(); operators.includes(operator); operator = this.#peek()) {
      this.#at++;
      left = { kind: "operator", operator, left, right: this.#level(index + 1) };
    }
    return left;
  }

  #unary(): CsharpNode {
    if (this.#accept("!")) return { kind: "not", of: this.#unary() };
    const type = this.#tokens[this.#at + 1];
    if (this.#peek() === "(" && type && castable.has(type.source) && this.#peek(2) === ")") {
      this.#at += 3;
      return { kind: "cast", type: type.source, of: this.#unary() };
    }
    return this.#postfix(this.#primary());
  }

  #primary(): CsharpNode {
    const token = this.#tokens[this.#at++];
    switch (token?.kind) {
      case "text":
        return { kind: "text", value: token.value! };
      case "number":
        if (!/^\d{1,10}$/.test(token.source)) throw new BeyondSubset();
        return { kind: "number", value: Number(token.source) };
      case "interpolated":
        return { kind: "interpolated", parts: interpolation(token.source) };
      case "name":
        if (token.source === "new") throw new BeyondSubset();
        if (token.source === "true" || token.source === "false")
          return { kind: "constant", value: token.source === "true" };
        if (token.source === "null") return { kind: "constant", value: null };
        return this.#locals.get(token.source) ?? { kind: "name", name: token.source };
      case "mark":
        if (token.source === "(") {
          const inner = this.expression();
          this.#expect(")");
          return inner;
        }
        throw new BeyondSubset();
      default:
        throw new BeyondSubset();
    }
  }

  #postfix(start: CsharpNode): CsharpNode {
    let node = start;
    for (;;) {
      const prefix = this.#peek() === "?." ? "?" : "";
      if (this.#accept(".") || this.#accept("?.")) {
        const name = this.#tokens[this.#at++];
        if (name?.kind !== "name") throw new BeyondSubset();
        node = { kind: "member", of: node, name: prefix + name.source, types: this.#typeArguments() };
      } else if (this.#accept("[")) {
        node = { kind: "index", of: node, at: this.expression() };
        this.#expect("]");
      } else if (this.#accept("(")) {
        node = { kind: "call", of: node, parameters: this.#parameters() };
      } else return node;
    }
  }

  #typeArguments(): readonly string[] {
    const [open, type, close, next] = [0, 1, 2, 3].map((offset) => this.#peek(offset));
    if (open !== "<" || close !== ">" || next !== "(") return [];
    this.#at += 3;
    return [type!];
  }

  #parameters(): readonly CsharpNode[] {
    const found: CsharpNode[] = [];
    while (!this.#accept(")")) {
      if (found.length > 0) this.#expect(",");
      const name = this.#tokens[this.#at];
      if (name?.kind === "name" && this.#peek(1) === ":") {
        this.#at += 2;
        found.push({ kind: "named", name: name.source, value: this.expression() });
      } else found.push(this.expression());
    }
    return found;
  }

  #peek(offset = 0): string {
    const token = this.#tokens[this.#at + offset];
    return token === undefined || token.kind === "text" || token.kind === "interpolated" ? "" : token.source;
  }

  #accept(mark: string): boolean {
    if (this.#peek() !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#accept(mark)) throw new BeyondSubset();
  }
}

/** The texts of an interpolated literal, and the values between them. A hole with a format is beyond the subset. */
const interpolation = (source: string): readonly (string | CsharpNode)[] => {
  if (source.startsWith("$@")) throw new BeyondSubset();
  const parts: (string | CsharpNode)[] = [];
  const inner = source.slice(2, -1);
  // A hole with braces of its own is not read here.
  const pattern = /((?:[^{}\\]|\\.|\{\{|\}\})+)|\{([^{}]*)\}/gs;
  let end = 0;
  for (const { 0: whole, 1: literal, 2: hole, index } of inner.matchAll(pattern)) {
    if (index !== end) throw new BeyondSubset();
    end = index + whole.length;
    if (literal !== undefined) parts.push(textOf(literal.replaceAll("{{", "{").replaceAll("}}", "}")));
    else {
      const node = parseCsharp(hole!);
      if (!node) throw new BeyondSubset();
      parts.push(node);
    }
  }
  if (end !== inner.length) throw new BeyondSubset();
  return parts;
};

const textOf = (literal: string): string => csharpTokens(`"${literal}"`)![0]!.value!;
