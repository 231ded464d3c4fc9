// Long: one entry for each tabular operator of the subset; they share the compiler that they call back.
import type { Summary } from "./aggregates.ts";
import { summary } from "./aggregates.ts";
import type { Column, Node } from "./language.ts";
import { childrenOf, columnsOf, itemsOf, kindOf } from "./language.ts";
import type { Names, Scalar } from "./scalar.ts";
import { refused, scalar, typeOf } from "./scalar.ts";
import type { Row, Run, Value } from "./values.ts";
import { binned, compared, emptyOf, keyOf, timeText, valueIn } from "./values.ts";

export type Table = (run: Run) => readonly Row[];
type Operator = (node: Node, input: Table, columns: readonly Column[], names: Names) => Table;

/** A source of rows: a table, a `let`, a union, a datatable, or one of these with operators behind it. */
export const table = (node: Node, names: Names): Table => {
  switch (kindOf(node)) {
    case "NameReference": {
      const name = node.SimpleName!;
      return names.tabular.has(name) ? (run) => run.tabular.get(name)! : (run) => run.rows(name);
    }
    case "ParenthesizedExpression":
      return table(node.Expression!, names);
    case "DataTableExpression":
      return dataTable(node, names);
    case "UnionOperator":
      return union(node, names);
    case "PipeExpression": {
      const [source, operator] = [node.Expression!, node.Operator!];
      const apply = operators[kindOf(operator)];
      if (!apply) throw refused(operator, `${kindOf(operator)} is not evaluated here`);
      return apply(operator, table(source, names), columnsOf(source.ResultType), names);
    }
    default:
      throw refused(node, `${kindOf(node)} is no source of rows here`);
  }
};

/** The word behind `kind=` and its like. */
const parameter = (node: Node, name: string): string | undefined => {
  const found = childrenOf(node.Parameters).find((child) => child.Name?.SimpleName === name);
  return found?.Expression?.ToString().trim();
};

const refuseParameters = (node: Node, known: readonly string[]): void => {
  for (const { Name } of childrenOf(node.Parameters)) {
    if (!known.includes(Name?.SimpleName ?? "")) throw refused(node, `${Name?.SimpleName} is not evaluated here`);
  }
};

const dataTable = (node: Node, names: Names): Table => {
  const columns = itemsOf(node.Schema!.Columns).map((column) => ({
    name: column.Name!.SimpleName!,
    type: column.Type!.ToString().trim(),
  }));
  const values = itemsOf(node.Values).map((value) => scalar(value, names));
  return (run) =>
    Array.from({ length: values.length / columns.length }, (_, index) =>
      Object.fromEntries(
        columns.map(({ name, type }, column) => [
          name,
          valueIn(type, values[index * columns.length + column]!({}, run)),
        ]),
      ),
    );
};

/** Every column of every part; columns that a part lacks are empty. */
const union = (node: Node, names: Names): Table => {
  refuseParameters(node, ["isfuzzy"]);
  const columns = columnsOf(node.ResultType);
  const parts = itemsOf(node.Expressions).map((part) => {
    const own = new Set(columnsOf(part.ResultType).map(({ name }) => name));
    const missing = columns.filter(({ name }) => !own.has(name));
    const rows = table(part, names);
    if (missing.length === 0) return rows;
    const empty = Object.fromEntries(missing.map(({ name, type }) => [name, emptyOf(type)]));
    return (run: Run) => rows(run).map((row) => ({ ...row, ...empty }));
  });
  return (run) => {
    const filled = parts.map((part) => part(run)).filter((rows) => rows.length > 0);
    return filled.length === 1 ? filled[0]! : filled.flat();
  };
};

interface Named {
  readonly name: string;
  readonly value: Scalar;
}

/** A column of `extend`, `project` or `by`: with a name of its own, or that of the column it is made of. */
const named = (node: Node, names: Names): Named => {
  if (kindOf(node) === "SimpleNamedExpression") {
    return { name: node.Name!.SimpleName!, value: scalar(node.Expression!, names) };
  }
  const first = kindOf(node) === "FunctionCallExpression" ? itemsOf(node.ArgumentList!.Expressions)[0] : node;
  if (first?.SimpleName === undefined || (first !== node && node.Name?.SimpleName !== "bin")) {
    throw refused(node, "give the column a name");
  }
  return { name: first.SimpleName, value: scalar(node, names) };
};

/** `extend (a, b) = f(x)` takes the arrays of an array apart. */
const extended = (node: Node, names: Names): readonly Named[] => {
  if (kindOf(node) !== "CompoundNamedExpression") return [named(node, names)];
  const value = scalar(node.Expression!, names);
  const memo = new WeakMap<Row, Value>();
  const whole: Scalar = (row, run) => {
    const known = memo.get(row) ?? value(row, run);
    memo.set(row, known as object);
    return known;
  };
  return itemsOf(node.Names!.Names).map((name, index) => ({
    name: name.SimpleName!,
    value: (row, run) => (whole(row, run) as readonly Value[])[index] ?? null,
  }));
};

const made = (columns: readonly Named[], row: Row, run: Run): Record<string, Value> => {
  const result: Record<string, Value> = {};
  for (const { name, value } of columns) result[name] = value(row, run);
  return result;
};

const columnNames = (node: Node): readonly string[] =>
  itemsOf(node.Expressions).map((item) => {
    if (item.SimpleName === undefined) throw refused(item, "name the column in full");
    return item.SimpleName;
  });

const grouped = (rows: readonly Row[], by: readonly Named[], run: Run): readonly { key: Row; rows: Row[] }[] => {
  const groups = new Map<string, { key: Row; rows: Row[] }>();
  for (const row of rows) {
    const key = made(by, row, run);
    const id = keyOf(Object.values(key));
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, { key, rows: [row] });
  }
  return [...groups.values()];
};

const summarize: Operator = (node, input, columns, names) => {
  refuseParameters(node, []);
  const by = itemsOf(node.ByClause?.Expressions).map((item) => named(item, names));
  const summaries: readonly Summary[] = itemsOf(node.Aggregates).map((item) =>
    summary(
      item,
      names,
      columns.map(({ name }) => name).filter((name) => !by.some((key) => key.name === name)),
    ),
  );
  return (run) => {
    const rows = input(run);
    // Without `by` there is always one row.
    const groups = by.length === 0 ? [{ key: {}, rows }] : grouped(rows, by, run);
    return groups.map(
      (group) => Object.assign({ ...group.key }, ...summaries.map((add) => add(group.rows, run))) as Row,
    );
  };
};

/** A sort by several expressions; descending unless it says otherwise, nulls last when descending and first when ascending. */
const order = (items: readonly Node[], names: Names): ((run: Run) => (a: Row, b: Row) => number) => {
  const keys = items.map((item) => {
    const ordered = kindOf(item) === "OrderedExpression" ? item : undefined;
    const ascending = ordered?.Ordering?.AscOrDescKeyword?.ToString().trim() === "asc";
    return { value: scalar(ordered?.Expression ?? item, names), sign: ascending ? 1 : -1 };
  });
  return (run) => (a, b) => {
    for (const { value, sign } of keys) {
      const found = compared(value(a, run), value(b, run)) * sign;
      if (found !== 0) return found;
    }
    return 0;
  };
};

const take = (node: Node, names: Names): ((run: Run) => number) => {
  const count = scalar(node.Expression!, names);
  return (run) => count({}, run) as number;
};

/** Columns by which two sides are joined. */
const joinKeys = (node: Node): readonly { left: string; right: string }[] =>
  itemsOf(node.ConditionClause!.Expressions).map((item) => {
    if (item.SimpleName !== undefined) return { left: item.SimpleName, right: item.SimpleName };
    const [left, right] = [item.Left?.Selector?.SimpleName, item.Right?.Selector?.SimpleName];
    if (left === undefined || right === undefined) throw refused(item, "join on a column, or on $left.a == $right.b");
    return { left, right };
  });

const join: Operator = (node, input, columns, names) => {
  const kind = parameter(node, "kind");
  refuseParameters(node, ["kind"]);
  if (kind === undefined) throw refused(node, "say which kind of join; the default drops rows of the left side");
  if (!["inner", "leftouter", "leftanti", "leftsemi"].includes(kind))
    throw refused(node, `${kind} is not evaluated here`);
  const keys = joinKeys(node);
  const other = table(node.Expression!, names);
  const taken = new Set(columns.map(({ name }) => name));
  const added = columnsOf(node.Expression!.ResultType).map(({ name, type }) => {
    const as = taken.has(name) ? `${name}1` : name;
    if (taken.has(as)) throw refused(node, `two columns would be called ${as}`);
    taken.add(as);
    return { name, as, type };
  });
  const empty = Object.fromEntries(added.map(({ as, type }) => [as, emptyOf(type)]));
  const side = (row: Row, which: "left" | "right"): string => keyOf(keys.map((key) => row[key[which]]!));
  return (run) => {
    const matches = new Map<string, Row[]>();
    for (const row of other(run)) {
      // Nulls match nothing.
      if (keys.some(({ right }) => row[right] === null)) continue;
      const id = side(row, "right");
      const found = matches.get(id);
      if (found) found.push(row);
      else matches.set(id, [row]);
    }
    const rows = input(run);
    const matching = (row: Row): readonly Row[] => matches.get(side(row, "left")) ?? [];
    if (kind === "leftanti") return rows.filter((row) => matching(row).length === 0);
    if (kind === "leftsemi") return rows.filter((row) => matching(row).length > 0);
    return rows.flatMap((row) => {
      const found = matching(row);
      if (found.length === 0) return kind === "leftouter" ? [{ ...row, ...empty }] : [];
      return found.map((match) => ({ ...row, ...Object.fromEntries(added.map(({ name, as }) => [as, match[name]!])) }));
    });
  };
};

/** The type behind `to typeof(…)`. */
const typeWanted = (item: Node): string => {
  const text = (item.ToTypeOf ?? (item as unknown as { readonly ToTypeOf?: Node }).ToTypeOf)?.ToString() ?? "";
  return /typeof\((\w+)\)/.exec(text)?.[1] ?? "dynamic";
};

const mvExpand: Operator = (node, input, _columns, names) => {
  refuseParameters(node, []);
  const expanded = itemsOf(node.Expressions).map((item) => ({
    ...named(item.Expression!, names),
    type: typeWanted(item),
  }));
  return (run) =>
    input(run).flatMap((row) => {
      const arrays = expanded.map(({ value }) => {
        const found = value(row, run);
        return Array.isArray(found) ? (found as readonly Value[]) : [found];
      });
      return Array.from({ length: Math.max(...arrays.map(({ length }) => length)) }, (_, index) => ({
        ...row,
        ...Object.fromEntries(expanded.map(({ name, type }, which) => [name, valueIn(type, arrays[which]![index])])),
      }));
    });
};

const makeSeries: Operator = (node, input, columns, names) => {
  const time = node.OnClause!.Expression!.SimpleName!;
  if (columns.find(({ name }) => name === time)?.type !== "datetime")
    throw refused(node, "a series is made over a datetime");
  const {
    MakeSeriesFromClause: from,
    MakeSeriesToClause: to,
    MakeSeriesStepClause: step,
  } = node.RangeClause as unknown as Record<string, { readonly Expression: Node } | undefined>;
  if (!from || !to || !step) throw refused(node, "say from, to and step");
  const bounds = [from, to, step].map(({ Expression }) => scalar(Expression, names));
  const by = itemsOf(node.ByClause?.Expressions).map((item) => named(item, names));
  const series = itemsOf(node.Aggregates).map((item) => {
    const { Expression, DefaultExpression } = item;
    const name = Expression!.Name!.SimpleName!;
    const byDefault = DefaultExpression ? scalar(DefaultExpression.Expression!, names) : () => null;
    return { name, byDefault, add: summary(Expression!, names, []) };
  });
  return (run) => {
    const [first, last, size] = bounds.map((bound) => bound({}, run) as number) as [number, number, number];
    const slots = Array.from(
      { length: Math.max(0, Math.ceil((last - first) / size)) },
      (_, index) => first + index * size,
    );
    const rows = input(run).filter((row) => (row[time] as number) >= first && (row[time] as number) < last);
    return grouped(rows, by, run).map((group) => {
      const bins = new Map<number, Row[]>();
      for (const row of group.rows) {
        const slot = binned((row[time] as number) - first, size, false);
        bins.set(slot, [...(bins.get(slot) ?? []), row]);
      }
      const values = series.map(({ name, byDefault, add }) => [
        name,
        slots.map((slot) => {
          const found = bins.get(slot - first);
          return found ? add(found, run)[name]! : byDefault({}, run);
        }),
      ]);
      return { ...group.key, ...Object.fromEntries(values), [time]: slots.map(timeText) };
    });
  };
};

const operators: Readonly<Record<string, Operator>> = {
  FilterOperator: (node, input, _, names) => {
    const holds = scalar(node.Condition!, names);
    return (run) => input(run).filter((row) => holds(row, run) === true);
  },
  ExtendOperator: (node, input, _, names) => {
    const columns = itemsOf(node.Expressions).flatMap((item) => extended(item, names));
    return (run) => input(run).map((row) => ({ ...row, ...made(columns, row, run) }));
  },
  ProjectOperator: (node, input, _, names) => {
    const columns = itemsOf(node.Expressions).flatMap((item) => extended(item, names));
    return (run) => input(run).map((row) => made(columns, row, run));
  },
  ProjectAwayOperator: (node, input, columns) => {
    const gone = new Set(columnNames(node));
    const kept = columns.map(({ name }) => name).filter((name) => !gone.has(name));
    return (run) => input(run).map((row) => Object.fromEntries(kept.map((name) => [name, row[name]!])));
  },
  SummarizeOperator: summarize,
  DistinctOperator: (node, input, _, names) => {
    const by = itemsOf(node.Expressions).map((item) => named(item, names));
    return (run) => grouped(input(run), by, run).map(({ key }) => key);
  },
  CountOperator: (_node, input) => (run) => [{ Count: input(run).length }],
  SortOperator: (node, input, _, names) => {
    const by = order(itemsOf(node.Expressions), names);
    return (run) => input(run).toSorted(by(run));
  },
  TakeOperator: (node, input, _, names) => {
    const count = take(node, names);
    return (run) => input(run).slice(0, count(run));
  },
  TopOperator: (node, input, _, names) => {
    const [count, by] = [take(node, names), order([node.ByExpression!], names)];
    return (run) => input(run).toSorted(by(run)).slice(0, count(run));
  },
  JoinOperator: join,
  MvExpandOperator: mvExpand,
  MakeSeriesOperator: makeSeries,
};

export const supportedOperators = [...Object.keys(operators), "UnionOperator", "DataTableExpression"];

export const isTabular = (node: Node): boolean => node.ResultType?.Columns !== undefined || typeOf(node) === "()";
