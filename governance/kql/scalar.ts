// Long: one compiler for each kind of expression; they call each other.
import { functionsByName } from "./functions.ts";
import type { Node } from "./language.ts";
import { itemsOf, kindOf, language } from "./language.ts";
import type { Row, Run, Value } from "./values.ts";
import { compared, hasTerm, spanFrom, textOf, timeFrom, UnsupportedQuery } from "./values.ts";

export type Scalar = (row: Row, run: Run) => Value;

export const typeOf = (node: Node): string => node.ResultType?.Name ?? "unknown";

export const refused = (node: Node, why: string): UnsupportedQuery =>
  new UnsupportedQuery(`${node.ToString().trim().slice(0, 80)}: ${why}`);

/** The names that `let` gave to tables, so that a name is known for what it is. */
export interface Names {
  /** Compiles a table, for toscalar(). */
  readonly table: (node: Node, names: Names) => (run: Run) => readonly Row[];
  readonly tabular: ReadonlySet<string>;
  readonly scalars: ReadonlySet<string>;
}

/** An expression as a function of a row. Expressions outside of the subset are refused here, before any row is read. */
export const scalar = (node: Node, names: Names): Scalar => {
  const kind = kindOf(node);
  const compile = compilers[kind];
  if (!compile) throw refused(node, `${kind} is not evaluated here`);
  return compile(node, names);
};

type Compile = (node: Node, names: Names) => Scalar;

const constant =
  (value: Value): Compile =>
  () =>
  () =>
    value;

const literal =
  (parse: (text: string, node: Node) => Value): Compile =>
  (node, names) =>
    constant(parse(node.ToString().trim(), node))(node, names);

/** The text between the parentheses of `real(null)`, or the whole of a plain literal. */
const inside = (text: string): string => (/\(([^)]*)\)$/.exec(text)?.[1] ?? text).trim().replace(/^["']|["']$/g, "");
const number = (text: string): number | null => (inside(text) === "null" ? null : Number(inside(text)));

const dynamicLiteral = (text: string, node: Node): Value => {
  const json = text.slice(text.indexOf("(") + 1, -1);
  try {
    return JSON.parse(json) as Value;
  } catch {
    throw refused(node, "a dynamic literal must be JSON");
  }
};

/** Both sides, distinguished by null: two nulls are neither equal nor different. */
const equality =
  (equal: (a: Value, b: Value) => boolean, wanted: boolean): Compile =>
  (node, names) => {
    const [left, right] = operands(node, names);
    return (row, run) => {
      const [a, b] = [left(row, run), right(row, run)];
      if (a === null && b === null) return null;
      return (a !== null && b !== null && equal(a, b)) === wanted;
    };
  };

const operands = (node: Node, names: Names): readonly [Scalar, Scalar] => {
  for (const side of [node.Left!, node.Right!]) {
    if (typeOf(side) === "dynamic")
      throw refused(side, "a dynamic value is not compared: convert it with tostring() or tolong()");
  }
  return [scalar(node.Left!, names), scalar(node.Right!, names)];
};

const ordering =
  (holds: (order: number) => boolean): Compile =>
  (node, names) => {
    const [left, right] = operands(node, names);
    return (row, run) => {
      const [a, b] = [left(row, run), right(row, run)];
      return a === null || b === null ? null : holds(compared(a, b));
    };
  };

const whole = (type: string): boolean => type === "long" || type === "int";

const arithmetic =
  (compute: (a: number, b: number) => number): Compile =>
  (node, names) => {
    const [left, right] = operands(node, names);
    const truncates = kindOf(node) === "DivideExpression" && whole(typeOf(node.Left!)) && whole(typeOf(node.Right!));
    return (row, run) => {
      const [a, b] = [left(row, run), right(row, run)];
      if (a === null || b === null) return null;
      const value = compute(a as number, b as number);
      return truncates ? (Number.isFinite(value) ? Math.trunc(value) : null) : value;
    };
  };

/** Text operators take a dynamic value as its JSON. */
const textual =
  (holds: (text: string, wanted: string) => boolean, wanted = true): Compile =>
  (node, names) => {
    const [left, right] = [scalar(node.Left!, names), scalar(node.Right!, names)];
    const type = typeOf(node.Left!);
    return (row, run) => holds(textOf(type, left(row, run)), String(right(row, run))) === wanted;
  };

const hasAny: Compile = (node, names) => {
  const left = scalar(node.Left!, names);
  const type = typeOf(node.Left!);
  const listed = members(node.Right!, names);
  return (row, run) => {
    const text = textOf(type, left(row, run));
    for (const term of listed(row, run)) if (hasTerm(text, String(term))) return true;
    return false;
  };
};

/** The values of a list in parentheses: scalars, arrays, and the first column of a table. */
const members = (list: Node, names: Names): ((row: Row, run: Run) => ReadonlySet<Value>) => {
  const items = itemsOf(list.Expressions).map((item) => {
    const name = item.SimpleName ?? "";
    if (names.tabular.has(name))
      return (_: Row, run: Run) => run.tabular.get(name)!.map((row) => Object.values(row)[0]!);
    if (!isConstant(item, names)) throw refused(item, "a list holds literals and names of let statements");
    const value = scalar(item, names);
    return (row: Row, run: Run): readonly Value[] => {
      const found = value(row, run);
      return Array.isArray(found) ? (found as readonly Value[]) : [found];
    };
  });
  const sets = new WeakMap<Run, ReadonlySet<Value>>();
  return (row, run) => {
    const known = sets.get(run) ?? new Set(items.flatMap((item) => item(row, run)));
    sets.set(run, known);
    return known;
  };
};

const isConstant = (node: Node, names: Names): boolean =>
  kindOf(node).includes("Literal") || kindOf(node) === "DynamicExpression" || names.scalars.has(node.SimpleName ?? "");

const membership =
  (wanted: boolean, fold: boolean): Compile =>
  (node, names) => {
    if (typeOf(node.Left!) === "dynamic")
      throw refused(node.Left!, "a dynamic value is not looked up: convert it with tostring()");
    const left = scalar(node.Left!, names);
    const listed = members(node.Right!, names);
    if (fold) {
      return (row, run) => {
        const text = String(left(row, run)).toLowerCase();
        return [...listed(row, run)].some((value) => String(value).toLowerCase() === text) === wanted;
      };
    }
    return (row, run) => listed(row, run).has(left(row, run)) === wanted;
  };

const between =
  (wanted: boolean): Compile =>
  (node, names) => {
    const value = scalar(node.Left!, names);
    const [from, to] = [scalar(node.Right!.First!, names), scalar(node.Right!.Second!, names)];
    if (typeOf(node.Left!) === "datetime" && typeOf(node.Right!.Second!) !== "datetime") {
      throw refused(node, "between dates ends at a date");
    }
    return (row, run) => {
      const [at, low, high] = [value(row, run), from(row, run), to(row, run)];
      if (at === null || low === null || high === null) return null;
      return (compared(at, low) >= 0 && compared(at, high) <= 0) === wanted;
    };
  };

const logical =
  (decisive: boolean): Compile =>
  (node, names) => {
    const [left, right] = [scalar(node.Left!, names), scalar(node.Right!, names)];
    return (row, run) => {
      const a = left(row, run);
      if (a === decisive) return decisive;
      const b = right(row, run);
      if (b === decisive) return decisive;
      return a === null || b === null ? null : !decisive;
    };
  };

const reference: Compile = (node, names) => {
  const name = node.SimpleName!;
  // A column hides a `let` of its name.
  if (node.ReferencedSymbol instanceof language().Kusto.Language.Symbols.ColumnSymbol) return (row) => row[name]!;
  if (names.scalars.has(name)) return (_, run) => run.scalars.get(name)!;
  if (names.tabular.has(name)) throw refused(node, "a table is no value: take toscalar() of it");
  throw refused(node, "no column and no let statement of this name");
};

const member = (object: Value, key: Value): Value => {
  if (object === null || typeof object !== "object" || key === null) return null;
  if (Array.isArray(object)) return ((object as readonly Value[])[Number(key)] ?? null) as Value;
  return Object.hasOwn(object, String(key)) ? ((object as Row)[String(key)] ?? null) : null;
};

const path: Compile = (node, names) => {
  const object = scalar(node.Expression!, names);
  const key = node.Selector!.SimpleName;
  if (key === undefined) throw refused(node, "a path ends in a name");
  return (row, run) => member(object(row, run), key);
};

const element: Compile = (node, names) => {
  const object = scalar(node.Expression!, names);
  const key = scalar(node.Selector!.Expression!, names);
  return (row, run) => member(object(row, run), key(row, run));
};

const call: Compile = (node, names) => {
  const name = node.Name!.SimpleName!;
  const compile = Object.hasOwn(functionsByName, name) ? functionsByName[name] : undefined;
  if (!compile) throw refused(node, `the function ${name} is not evaluated here`);
  const items = itemsOf(node.ArgumentList!.Expressions);
  const apply = compile(items.map(typeOf));
  const values = items.map((item) => scalar(item, names));
  return (row, run) =>
    apply(
      values.map((value) => value(row, run)),
      run,
    );
};

const sameFolded = (a: Value, b: Value): boolean => String(a).toLowerCase() === String(b).toLowerCase();
const same = (a: Value, b: Value): boolean => a === b;
const folded =
  (holds: (text: string, wanted: string) => boolean) =>
  (text: string, wanted: string): boolean =>
    holds(text.toLowerCase(), wanted.toLowerCase());
const contains = folded((text, wanted) => text.includes(wanted));
const startsWith = folded((text, wanted) => text.startsWith(wanted));
const endsWith = folded((text, wanted) => text.endsWith(wanted));

const compilers: Readonly<Record<string, Compile>> = {
  StringLiteralExpression: literal((_, node) => String(node.LiteralValue)),
  LongLiteralExpression: literal(number),
  IntLiteralExpression: literal(number),
  RealLiteralExpression: literal(number),
  BooleanLiteralExpression: literal((text) => (inside(text) === "null" ? null : inside(text) === "true")),
  TimespanLiteralExpression: literal((text) => spanFrom(inside(text))),
  DateTimeLiteralExpression: literal((text) => (inside(text) === "null" ? null : timeFrom(inside(text)))),
  DynamicExpression: literal(dynamicLiteral),
  NameReference: reference,
  ParenthesizedExpression: (node, names) => scalar(node.Expression!, names),
  FunctionCallExpression: call,
  ToScalarExpression: (node, names) => {
    const rows = names.table(node.Expression!, names);
    // The same for every row: it is asked once for a run.
    const answers = new WeakMap<Run, { readonly value: Value }>();
    return (_, run) => {
      const known = answers.get(run) ?? { value: Object.values(rows(run)[0] ?? { none: null })[0]! };
      answers.set(run, known);
      return known.value;
    };
  },
  PathExpression: path,
  ElementExpression: element,
  UnaryMinusExpression: (node, names) => {
    const value = scalar(node.Expression!, names);
    return (row, run) => {
      const found = value(row, run);
      return found === null ? null : -(found as number);
    };
  },
  AndExpression: logical(false),
  OrExpression: logical(true),
  EqualExpression: equality(same, true),
  NotEqualExpression: equality(same, false),
  EqualTildeExpression: equality(sameFolded, true),
  BangTildeExpression: equality(sameFolded, false),
  LessThanExpression: ordering((order) => order < 0),
  LessThanOrEqualExpression: ordering((order) => order <= 0),
  GreaterThanExpression: ordering((order) => order > 0),
  GreaterThanOrEqualExpression: ordering((order) => order >= 0),
  AddExpression: arithmetic((a, b) => a + b),
  SubtractExpression: arithmetic((a, b) => a - b),
  MultiplyExpression: arithmetic((a, b) => a * b),
  DivideExpression: arithmetic((a, b) => a / b),
  ModuloExpression: arithmetic((a, b) => ((a % b) + b) % b),
  BetweenExpression: between(true),
  NotBetweenExpression: between(false),
  // Microsoft's names for `in` and `in~`.
  InExpression: membership(true, false),
  NotInExpression: membership(false, false),
  InCsExpression: membership(true, true),
  NotInCsExpression: membership(false, true),
  HasExpression: textual(hasTerm),
  NotHasExpression: textual(hasTerm, false),
  HasAnyExpression: hasAny,
  ContainsExpression: textual(contains),
  NotContainsExpression: textual(contains, false),
  StartsWithExpression: textual(startsWith),
  NotStartsWithExpression: textual(startsWith, false),
  EndsWithExpression: textual(endsWith),
  NotEndsWithExpression: textual(endsWith, false),
};

export const supportedExpressions = Object.keys(compilers);
