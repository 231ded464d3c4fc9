import type { Expr } from "./expr.ts";
import { partsOf } from "./parts.ts";
import { canFail } from "./required.ts";

/** What an expression does besides giving a value; the worst of all that is in it. */
export const effects = {
  none: 0,
  /** Reading a body fails when it is too large, so it may not happen earlier than the author wrote. */
  mayFail: 1,
  /** Another value each time. */
  volatile: 2,
} as const;

/** What is known of an expression, wherever an equal one stands. */
export interface Facts {
  /** The same number for equal expressions, and for no others. */
  readonly key: number;
  readonly effect: number;
  /** The items that it mentions and does not walk itself. */
  readonly items: ReadonlySet<number>;
  /** In how many places of the whole it stands, where what stands in equal places counts once. */
  uses: number;
}

/** Finds equal parts of one expression. */
export class ExpressionGraph {
  readonly #facts = new Map<Expr, Facts>();
  readonly #byForm = new Map<string, Facts>();

  of(expr: Expr): Facts {
    const known = this.#facts.get(expr);
    if (known) return known;
    const parts = partsOf(expr);
    const inner = parts.map((part) => this.of(part));
    const form = `${formOf(expr)}(${inner.map(({ key }) => key).join(",")})`;
    const facts = this.#byForm.get(form) ?? this.#added(form, expr, inner);
    this.#facts.set(expr, facts);
    return facts;
  }

  #added(form: string, expr: Expr, inner: readonly Facts[]): Facts {
    const items = new Set(inner.flatMap((one) => [...one.items]));
    if (expr.kind === "item") items.add(expr.item);
    // The item is in scope inside the body alone; the list itself may mention an outer item of that number.
    if (expr.kind === "each") {
      items.clear();
      for (const item of inner[1]!.items) if (item !== expr.item) items.add(item);
      for (const item of inner[0]!.items) items.add(item);
    }
    const effect = Math.max(ownEffect(expr), ...inner.map((one) => one.effect));
    const facts: Facts = { key: this.#byForm.size, effect, items, uses: 0 };
    this.#byForm.set(form, facts);
    for (const one of inner) one.uses++;
    return facts;
  }
}

const bodyReads = new Set(["request.bodyText", "request.bodySize", "variable.responseText"]);

const ownEffect = (expr: Expr): number => {
  if (expr.kind !== "read") return effects.none;
  if (expr.read.startsWith("platform.")) return effects.volatile;
  return bodyReads.has(expr.read) || canFail(expr.read) ? effects.mayFail : effects.none;
};

/** All of an expression but the expressions inside it. */
const formOf = (expr: Expr): string => {
  switch (expr.kind) {
    case "literal":
      return `literal ${expr.type} ${JSON.stringify(expr.value)}`;
    case "operation": {
      const constants = expr.operands.map((operand) => (operand.kind === "constant" ? operand.value : null));
      return `operation ${expr.operation} ${JSON.stringify(constants)}`;
    }
    case "read":
      return `read ${expr.read} ${JSON.stringify(expr.keys)}`;
    case "choice":
      return "choice";
    case "junction":
      return expr.joins;
    case "lookup":
      return `lookup ${JSON.stringify(expr.table)}`;
    case "each":
      return `each ${expr.gives} ${expr.item}`;
    case "item":
      return `item ${expr.item}`;
    case "opaque":
      return `opaque ${expr.code}`;
    case "named-value":
      return `named-value ${expr.name}`;
  }
};
