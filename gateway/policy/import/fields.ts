import type { Constant } from "../element/data.ts";
import type { Expr, TypeName } from "../expression/expr.ts";
import { literal } from "../expression/expr.ts";
import { characters } from "../expression/pattern.ts";
import type { NamedValue } from "../expression/named-value.ts";
import { namedValue } from "../expression/named-value.ts";
import { PolicyParseError } from "./parse-error.ts";
import { meaningOf } from "./meaning.ts";
import type { PolicyNode, PolicyValue } from "./xml-reader.ts";

/** The characters that a named value of a foreign policy may hold. */
const anyValue = characters("A-Za-z0-9 !#$%()*+,./:;=?^_`|~-", 1, 512);

/** Named values that a policy mentions, by name. */
export type NamedValues = Map<string, NamedValue>;

/** The attributes and children of one element, each read once. A field that is left at the end is not understood. */
export class Fields {
  readonly node: PolicyNode;
  readonly #namedValues: NamedValues;
  readonly #left: Set<string>;

  constructor(node: PolicyNode, namedValues: NamedValues) {
    this.node = node;
    this.#namedValues = namedValues;
    this.#left = new Set(Object.keys(node.attributes));
  }

  has(name: string): boolean {
    return this.node.attributes[name] !== undefined;
  }

  /** An expression, or what is written. */
  text(name: string, otherwise?: string): Expr<"string"> {
    return this.textOf(this.#value(name, otherwise));
  }

  optionalText(name: string): Expr<"string"> | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  integer(name: string, otherwise?: number): Expr<"integer"> {
    const value = this.#value(name, otherwise === undefined ? undefined : String(otherwise));
    return value.isExpression ? this.#expression("integer", value) : literal("integer", this.#number(name, value));
  }

  condition(name: string): Expr<"boolean"> {
    const value = this.#value(name);
    if (value.isExpression) return this.#expression("boolean", value);
    if (/^(true|false)$/i.test(value.text)) return literal("boolean", /^true$/i.test(value.text));
    throw this.#refusal(value, `${name} of <${this.node.name}> ${JSON.stringify(value.text)}`, "a condition");
  }

  /** An attribute as a literal; an expression is refused. */
  plain(name: string, otherwise?: string): string {
    const value = this.#value(name, otherwise);
    if (!value.isExpression) return value.text.trim();
    throw this.#refusal(value, `an expression as ${name} of <${this.node.name}>`, "a constant");
  }

  number(name: string, otherwise?: number): number {
    const text = this.plain(name, otherwise === undefined ? undefined : String(otherwise));
    return this.#number(name, { ...this.node, text, isExpression: false });
  }

  flag(name: string, otherwise: boolean): boolean {
    const text = this.plain(name, String(otherwise)).toLowerCase();
    if (text === "true" || text === "false") return text === "true";
    throw this.#refusal(this.node, `${name} of <${this.node.name}> ${JSON.stringify(text)}`, "true or false");
  }

  one<T extends string>(name: string, among: readonly T[], otherwise?: T): T {
    const text = this.plain(name, otherwise);
    if (among.includes(text as T)) return text as T;
    const expected = among.length === 1 ? among[0]! : `one of ${among.join(", ")}`;
    throw this.#refusal(this.node, `${name} of <${this.node.name}> ${JSON.stringify(text)}`, expected);
  }

  /** A constant or a named value. */
  constant(value: PolicyValue): Constant {
    const name = /^\{\{([\w.-]+)\}\}$/.exec(value.text.trim())?.[1];
    if (name !== undefined) return this.#named(name);
    const text = value.isExpression ? meaningOf(value) : undefined;
    if (text?.kind === "literal" && text.type === "string") return text.value;
    if (!value.isExpression && !value.text.includes("{{")) return value.text.trim();
    throw this.#refusal(
      value,
      `${value.isExpression ? "an expression" : "a mixed text"} in <${this.node.name}>`,
      "a constant or a named value",
    );
  }

  attributeConstant(name: string): Constant {
    return this.constant(this.#value(name));
  }

  textOf(value: PolicyValue): Expr<"string"> {
    if (value.isExpression) return this.#expression("string", value);
    this.#mention(value.text);
    return meaningOf(value) as Expr<"string">;
  }

  /** The children with their fields; those of other names are not understood. */
  children(...names: readonly string[]): readonly Fields[] {
    const { children, content } = this.node;
    if (children.length === 0 && content.text.trim() !== "")
      throw this.#refusal(
        content,
        `text ${JSON.stringify(content.text.trim().slice(0, 40))} in <${this.node.name}>`,
        expectedOf(names),
      );
    const unexpected = children.find(({ name }) => !names.includes(name));
    if (unexpected)
      throw this.#refusal(unexpected, `element <${unexpected.name}> in <${this.node.name}>`, expectedOf(names));
    return children.map((child) => new Fields(child, this.#namedValues));
  }

  /** Refuses what nothing has read. */
  end(): void {
    const [name] = this.#left;
    if (name === undefined) return;
    throw this.#refusal(
      this.node.attributes[name]!,
      `attribute ${name} of <${this.node.name}>`,
      "an attribute that is executed here",
    );
  }

  refuse(received: string, expected: string): PolicyParseError {
    return this.#refusal(this.node, received, expected);
  }

  #value(name: string, otherwise?: string): PolicyValue {
    this.#left.delete(name);
    const value = this.node.attributes[name];
    if (value) return value;
    if (otherwise !== undefined) return { ...this.node, text: otherwise, isExpression: false };
    throw this.#refusal(this.node, `<${this.node.name}> without ${name}`, `attribute ${name}`);
  }

  #number(name: string, value: PolicyValue): number {
    if (/^\d{1,9}$/.test(value.text.trim())) return Number(value.text);
    throw this.#refusal(value, `${name} of <${this.node.name}> ${JSON.stringify(value.text)}`, "a number");
  }

  #expression<T extends TypeName>(type: T, value: PolicyValue): Expr<T> {
    this.#mention(value.text);
    const known = meaningOf(value);
    if (known?.type === type) return known as Expr<T>;
    return { kind: "opaque", type, code: value.text } as unknown as Expr<T>;
  }

  #mention(text: string): void {
    for (const [, name] of text.matchAll(/\{\{([\w.-]+)\}\}/g)) this.#named(name!);
  }

  #named(name: string): NamedValue {
    const value =
      this.#namedValues.get(name) ?? namedValue({ name, description: "Named in the policy", pattern: anyValue });
    this.#namedValues.set(name, value);
    return value;
  }

  #refusal(
    place: { readonly line: number; readonly column: number },
    received: string,
    expected: string,
  ): PolicyParseError {
    return new PolicyParseError(place, received, expected);
  }
}

const expectedOf = (names: readonly string[]): string =>
  names.length === 0 ? "no element" : `one of ${names.map((name) => `<${name}>`).join(", ")}`;
