import { fitsLine, indented, initializer, operatorList, statement, sum, unwrapped } from "./csharp-layout.ts";
import { csharpString, csharpStringParts } from "./csharp-literal.ts";
import { hintFor, hintForPart, LocalNames } from "./csharp-names.ts";
import type { Choice, Each, Expr, Junction, Lookup, Operation, TypeName } from "./expr.ts";
import type { Facts } from "./expression-graph.ts";
import { effects, ExpressionGraph } from "./expression-graph.ts";
import { kindTests } from "./json.ts";
import type { Bind } from "./operation.ts";
import { operations, reads } from "./registry.ts";

/** A part that stands in several places gets a name from this length on, any part from the other. */
const worthSharing = 30;
const worthNaming = 90;

/** Where locals are declared: the block of the expression, or of a function that is applied to each item of a list. */
interface Scope {
  readonly depth: number;
  readonly statements: string[];
  /** The locals by what they hold: the key of an expression, or code. */
  readonly names: Map<number | string, string>;
}

/**
 * Writes one expression as statements and a value. A part that is shared or long becomes a local before the statement that needs it. That is
 * safe because every expression is total and pure; a part that reads a body, which can fail, is not moved before what decides whether it runs.
 */
export class CsharpWriter {
  readonly #graph = new ExpressionGraph();
  readonly #names = new LocalNames();
  readonly #block: Scope = { depth: 0, statements: [], names: new Map() };
  /** The items of the lists that are being walked. */
  readonly #items = new Map<number, { readonly name: string; readonly scope: Scope }>();
  #depth = 0;

  /** The value of the whole expression. */
  whole(expr: Expr): string {
    return unwrapped(this.#code(expr, false, this.#bindIn(this.#block, expr, false)));
  }

  /** The declarations that the code written so far needs before it. */
  get statements(): readonly string[] {
    return this.#block.statements;
  }

  /** C# that stands as an operand anywhere: a primary expression. */
  #write(expr: Expr, mayBeSkipped: boolean): string {
    const facts = this.#graph.of(expr);
    const scope = this.#scopeOf(facts);
    const known = scope.names.get(facts.key);
    if (known !== undefined) return known;
    const code = this.#code(expr, mayBeSkipped, this.#bindIn(scope, expr, mayBeSkipped));
    if (!isWorthNaming(code, facts) || !canMove(facts, mayBeSkipped)) return code;
    const name = this.#local(scope, code, hintFor(expr));
    scope.names.set(facts.key, name);
    return name;
  }

  #code(expr: Expr, mayBeSkipped: boolean, bind: Bind): string {
    switch (expr.kind) {
      case "literal":
        return literal(expr.value);
      case "operation":
        return expr.operation === "appended"
          ? this.#sum(expr, mayBeSkipped)
          : this.#operation(expr, mayBeSkipped, bind);
      case "read":
        return reads.get(expr.read)!.csharp(expr.keys, bind);
      case "choice":
        return this.#choice(expr, mayBeSkipped);
      case "junction":
        return this.#junction(expr, mayBeSkipped);
      case "lookup":
        return this.#lookup(expr, mayBeSkipped, bind);
      case "each":
        return this.#each(expr, mayBeSkipped);
      case "item":
        return this.#items.get(expr.item)!.name;
      case "opaque":
        throw new Error("opaque C# stands alone");
      case "named-value":
        return `"{{${expr.name}}}"`;
    }
  }

  /** What a function returns, which needs no name. */
  #value(expr: Expr): string {
    const facts = this.#graph.of(expr);
    const scope = this.#scopeOf(facts);
    const known = scope.names.get(facts.key);
    return known ?? this.#code(expr, true, this.#bindIn(scope, expr, true));
  }

  #operation(expr: Operation<TypeName>, mayBeSkipped: boolean, bind: Bind): string {
    const [left, right] = expr.operands;
    // A question about the value is simpler in C# than the comparison of its kind.
    if (
      expr.operation === "equals" &&
      left?.kind === "operation" &&
      left.operation === "jsonKind" &&
      right?.kind === "literal"
    ) {
      const test = kindTests.get(String(right.value));
      if (test) return test(this.#write(left.operands[0] as Expr, mayBeSkipped));
    }
    const operands = expr.operands.map((operand) =>
      operand.kind === "constant" ? operand.value : this.#write(operand, mayBeSkipped),
    );
    return operations.get(expr.operation)!.csharp(operands, bind, this.#bindInPlace);
  }

  #sum(expr: Expr, mayBeSkipped: boolean): string {
    const parts = this.#chain(expr, "operation", (one) =>
      one.kind === "operation" && one.operation === "appended" ? (one.operands as readonly Expr[]) : undefined,
    );
    const texts = parts.reduce<(Expr | string)[]>((all, part) => {
      const last = all.at(-1);
      const value = part.kind === "literal" && typeof part.value === "string" ? part.value : part;
      return typeof value === "string" && typeof last === "string"
        ? [...all.slice(0, -1), last + value]
        : [...all, value];
    }, []);
    return sum(
      texts.flatMap((text) => (typeof text === "string" ? csharpStringParts(text) : this.#write(text, mayBeSkipped))),
    );
  }

  #junction({ joins, operands }: Junction, mayBeSkipped: boolean): string {
    const [first, ...rest] = operands.map((operand, index) => this.#write(operand, mayBeSkipped || index > 0));
    const [neutral, operator] = joins === "and" ? ["true", "&&"] : ["false", "||"];
    return operatorList(
      first ?? neutral,
      rest.map((operand) => [operator, operand]),
    );
  }

  /** A choice in the last branch of another goes on in the same list. */
  #choice(expr: Choice<TypeName>, mayBeSkipped: boolean): string {
    const parts = this.#chain(expr as Expr, "choice", (one) =>
      one.kind === "choice" ? [one.condition, one.then, one.otherwise] : undefined,
    );
    const [first, ...rest] = parts.map((part, index) => this.#write(part, mayBeSkipped || index > 0));
    return operatorList(
      first!,
      rest.map((part, index) => [index % 2 === 0 ? "?" : ":", part]),
    );
  }

  #lookup({ key, table, otherwise }: Lookup, mayBeSkipped: boolean, bind: Bind): string {
    const entries = table.map(([from, to]) => `{ ${csharpString(from)}, ${csharpString(to)} }`);
    const values = this.#local(
      this.#block,
      initializer("new Dictionary<string, string>(StringComparer.Ordinal)", entries),
      "table",
    );
    const fallback = this.#write(otherwise, true);
    return bind(
      this.#write(key, mayBeSkipped),
      (wanted) => `${values}.ContainsKey(${wanted}) ? ${values}[${wanted}] : ${fallback}`,
    );
  }

  #each(expr: Each<"strings" | "boolean">, mayBeSkipped: boolean): string {
    const over = this.#write(expr.over, mayBeSkipped);
    const name = this.#names.next("item");
    const outer = this.#items.get(expr.item);
    this.#depth++;
    const scope: Scope = { depth: this.#depth, statements: [], names: new Map() };
    this.#items.set(expr.item, { name, scope });
    const body = this.#value(expr.body);
    this.#depth--;
    if (outer) this.#items.set(expr.item, outer);
    else this.#items.delete(expr.item);
    const { statements } = scope;
    const isOneLine = statements.length === 0 && fitsLine(body);
    const block = indented([...statements, statement("return", body)].join("\n"));
    const lambda = isOneLine ? `${name} => ${unwrapped(body)}` : `${name} => {\n${block}\n}`;
    return `${over}${eachMethods[expr.gives](lambda)}`;
  }

  /** The parts of nested expressions of one kind, as long as the inner one is not shared. */
  #chain(expr: Expr, kind: Expr["kind"], partsOf: (expr: Expr) => readonly Expr[] | undefined): readonly Expr[] {
    return partsOf(expr)!.flatMap((part, index, all) => {
      const mayContinue = kind === "operation" || index === all.length - 1;
      const isOwn = mayContinue && partsOf(part) !== undefined && this.#graph.of(part).uses === 1;
      return isOwn ? this.#chain(part, kind, partsOf) : [part];
    });
  }

  /** The innermost scope that knows an item of the expression. */
  #scopeOf({ items }: Facts): Scope {
    const scopes = [...items].map((item) => this.#items.get(item)!.scope);
    return scopes.reduce((deepest, scope) => (scope.depth > deepest.depth ? scope : deepest), this.#block);
  }

  #local(scope: Scope, code: string, hint: string): string {
    const known = scope.names.get(code);
    if (known !== undefined) return known;
    const name = this.#names.next(hint);
    scope.statements.push(statement(`var ${name} =`, code));
    scope.names.set(code, name);
    return name;
  }

  #bindIn(scope: Scope, expr: Expr, mayBeSkipped: boolean): Bind {
    if (!canMove(this.#graph.of(expr), mayBeSkipped)) return this.#bindInPlace;
    return (code, body, hint = hintForPart(expr)) => {
      const value = unwrapped(code);
      return `(${body(isSimple(value) ? value : this.#local(scope, code, hint))})`;
    };
  }

  readonly #bindInPlace: Bind = (code, body, hint = "part") => {
    if (isSimple(code)) return `(${body(code)})`;
    const name = this.#names.next(hint);
    return `new[] { ${code} }.Select(${name} => ${body(name)}).First()`;
  };
}

const canMove = ({ effect }: Facts, mayBeSkipped: boolean): boolean =>
  effect === effects.none || (effect === effects.mayFail && !mayBeSkipped);

const isWorthNaming = (code: string, { uses }: Facts): boolean => {
  if (isName(code)) return false;
  return !fitsLine(code) || code.length > (uses > 1 ? worthSharing : worthNaming);
};

const isName = (code: string): boolean => /^\w+$/.test(code);

/** What may as well be written twice. */
const isSimple = (code: string): boolean => isName(code) || /^"[^"]{0,20}"$/.test(code);

const eachMethods: Readonly<Record<Each<"strings">["gives"], (lambda: string) => string>> = {
  mapped: (lambda) => `.Select(${lambda}).ToArray()`,
  kept: (lambda) => `.Where(${lambda}).ToArray()`,
  some: (lambda) => `.Any(${lambda})`,
  every: (lambda) => `.All(${lambda})`,
};

const literal = (value: unknown): string => {
  if (Array.isArray(value))
    return value.length === 0
      ? "(new string[0])"
      : `(${initializer(
          "new[]",
          value.map((one: string) => csharpString(one)),
        )})`;
  if (typeof value === "string") return sum(csharpStringParts(value));
  return typeof value === "number" && value < 0 ? `(${value})` : String(value);
};
