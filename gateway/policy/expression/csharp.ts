import { csharpString, csharpStrings } from "./csharp-literal.ts";
import type { Each, Expr, Lookup, Operation } from "./expr.ts";
import { taggedInCsharp } from "./ijson-csharp.ts";
import type { Bind } from "./operation.ts";
import { operations, reads } from "./registry.ts";

// Rules read what is then sent: an expression, which never changes, is written once.
const written = new WeakMap<Expr, string>();

/** The expression as the gateway writes it, of the form `@(…)`. */
export function toCsharp(expr: Expr): string {
  const known = written.get(expr);
  if (known !== undefined) return known;
  const code = `@(${new Writer().write(expr)})`;
  written.set(expr, code);
  return code;
}

/** Statements, of the form `@{…}`, that give the tagged form of a text, or nothing if it is not I-JSON. */
export function toTaggedJsonCsharp(text: Expr<"string">): string {
  return `@{ ${taggedInCsharp(new Writer().write(text))} }`;
}

class Writer {
  /** C# names of the items in scope. */
  readonly #items = new Map<number, string>();
  #names = 0;

  /** C# that stands as an operand anywhere: a primary expression. */
  write(expr: Expr): string {
    switch (expr.kind) {
      case "literal":
        return literal(expr.value);
      case "operation":
        return this.#operation(expr);
      case "read":
        return reads.get(expr.read)!.csharp(expr.keys, this.#bind);
      case "choice":
        return `(${this.write(expr.condition)} ? ${this.write(expr.then)} : ${this.write(expr.otherwise)})`;
      case "junction": {
        const [neutral, operator] = expr.joins === "and" ? ["true", " && "] : ["false", " || "];
        return `(${expr.operands.map((operand) => this.write(operand)).join(operator) || neutral})`;
      }
      case "lookup":
        return this.#lookup(expr);
      case "each":
        return this.#each(expr);
      case "item":
        return this.#items.get(expr.item)!;
      case "named-value":
        return `"{{${expr.name}}}"`;
    }
  }

  readonly #bind: Bind = (code, body) => {
    const name = this.#name();
    return `new[] { ${code} }.Select(${name} => ${body(name)}).First()`;
  };

  #name(): string {
    this.#names++;
    return `v${this.#names}`;
  }

  #operation(expr: Operation<Expr["type"]>): string {
    const operands = expr.operands.map((operand) =>
      operand.kind === "constant" ? operand.value : this.write(operand),
    );
    return operations.get(expr.operation)!.csharp(operands, this.#bind);
  }

  #lookup({ key, table, otherwise }: Lookup): string {
    const entries = table.map(([from, to]) => `{ ${csharpString(from)}, ${csharpString(to)} }`).join(", ");
    return this.#bind(this.write(key), (wanted) =>
      this.#bind(
        `new Dictionary<string, string>(StringComparer.Ordinal) { ${entries} }`,
        (values) => `${values}.ContainsKey(${wanted}) ? ${values}[${wanted}] : ${this.write(otherwise)}`,
      ),
    );
  }

  #each(expr: Each<"strings" | "boolean">): string {
    const over = this.write(expr.over);
    const name = this.#name();
    const outer = this.#items.get(expr.item);
    this.#items.set(expr.item, name);
    const body = this.write(expr.body);
    if (outer !== undefined) this.#items.set(expr.item, outer);
    return `${over}${eachMethods[expr.gives](`${name} => ${body}`)}`;
  }
}

const eachMethods: Readonly<Record<Each<"strings">["gives"], (lambda: string) => string>> = {
  mapped: (lambda) => `.Select(${lambda}).ToArray()`,
  kept: (lambda) => `.Where(${lambda}).ToArray()`,
  some: (lambda) => `.Any(${lambda})`,
  every: (lambda) => `.All(${lambda})`,
};

function literal(value: unknown): string {
  if (Array.isArray(value)) return `(${csharpStrings(value)})`;
  if (typeof value === "string") return csharpString(value);
  return typeof value === "number" && value < 0 ? `(${value})` : String(value);
}
