import type { Node } from "./language.ts";
import { itemsOf, kindOf } from "./language.ts";
import type { Names, Scalar } from "./scalar.ts";
import { refused, scalar, typeOf } from "./scalar.ts";
import type { Row, Run, Value } from "./values.ts";
import { compared, emptyOf, keyOf, valueOut } from "./values.ts";

type Aggregate = (rows: readonly Row[], run: Run) => Value;
type Compile = (args: readonly Scalar[], types: readonly string[]) => Aggregate;

const isTrue = (value: Value): boolean => value === true;

/** The values of an argument that are there; aggregates leave nulls out. */
const present = (rows: readonly Row[], run: Run, of: Scalar): readonly Value[] =>
  rows.map((row) => of(row, run)).filter((value) => value !== null);

const sum = (values: readonly Value[]): number => values.reduce<number>((total, value) => total + (value as number), 0);

const extreme =
  (sign: number): Compile =>
  ([of], [type]) =>
  (rows, run) => {
    const values = present(rows, run, of!);
    if (values.length === 0) return emptyOf(type!);
    return values.reduce((best, value) => (compared(value, best) * sign > 0 ? value : best));
  };

const distinct = (values: readonly Value[]): number => new Set(values.map((value) => keyOf([value]))).size;

const collected = (values: readonly Value[], type: string, limit: Value | undefined): Value =>
  values
    .filter((value) => type !== "string" || value !== null)
    .slice(0, (limit as number | undefined) ?? 1_048_576)
    .map((value) => valueOut(type, value));

const setOf = (values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [keyOf([value]), value])).values(),
];

const percentile: Compile =
  ([of, share]) =>
  (rows, run) => {
    const sorted = present(rows, run, of!).toSorted(compared);
    // The nearest rank, of which Azure gives an estimate.
    const rank = Math.ceil(((share!({}, run) as number) / 100) * sorted.length);
    return sorted[Math.max(0, rank - 1)] ?? null;
  };

const limitOf = (limit: Scalar | undefined, run: Run): Value | undefined => limit?.({}, run);

/** Every aggregate that is evaluated, `arg_max` and `arg_min` apart. `dcount` is exact here and an estimate in Azure. */
const aggregates: Readonly<Record<string, Compile>> = {
  count: () => (rows) => rows.length,
  countif:
    ([when]) =>
    (rows, run) =>
      rows.filter((row) => isTrue(when!(row, run))).length,
  dcount:
    ([of]) =>
    (rows, run) =>
      distinct(present(rows, run, of!)),
  dcountif:
    ([of, when]) =>
    (rows, run) =>
      distinct(
        present(
          rows.filter((row) => isTrue(when!(row, run))),
          run,
          of!,
        ),
      ),
  sum:
    ([of]) =>
    (rows, run) =>
      sum(present(rows, run, of!)),
  sumif:
    ([of, when]) =>
    (rows, run) =>
      sum(
        present(
          rows.filter((row) => isTrue(when!(row, run))),
          run,
          of!,
        ),
      ),
  avg:
    ([of]) =>
    (rows, run) => {
      const values = present(rows, run, of!);
      return values.length === 0 ? null : sum(values) / values.length;
    },
  min: extreme(-1),
  max: extreme(1),
  make_list:
    ([of, limit], [type]) =>
    (rows, run) =>
      collected(present(rows, run, of!), type!, limitOf(limit, run)),
  make_set:
    ([of, limit], [type]) =>
    (rows, run) =>
      collected(setOf(present(rows, run, of!)), type!, limitOf(limit, run)),
  make_set_if:
    ([of, when, limit], [type]) =>
    (rows, run) =>
      collected(
        setOf(
          present(
            rows.filter((row) => isTrue(when!(row, run))),
            run,
            of!,
          ),
        ),
        type!,
        limitOf(limit, run),
      ),
  percentile,
  take_any:
    ([of]) =>
    (rows, run) =>
      rows.length === 0 ? null : of!(rows[0]!, run),
};

export const supportedAggregates = [...Object.keys(aggregates), "arg_max", "arg_min"];

/** Columns that one expression of `summarize` adds. */
export type Summary = (rows: readonly Row[], run: Run) => Row;

export const summary = (node: Node, names: Names, columns: readonly string[]): Summary => {
  const named = kindOf(node) === "SimpleNamedExpression" ? node.Name!.SimpleName! : undefined;
  const call = named === undefined ? node : node.Expression!;
  const name = kindOf(call) === "FunctionCallExpression" ? call.Name!.SimpleName! : "";
  if (name === "arg_max" || name === "arg_min")
    return argExtreme(call, named, names, columns, name === "arg_max" ? 1 : -1);
  const compile = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
  if (!compile) throw refused(call, "not an aggregate that is evaluated here");
  if (named === undefined) throw refused(node, "give the aggregate a name");
  const args = itemsOf(call.ArgumentList!.Expressions);
  const aggregate = compile(
    args.map((argument) => scalar(argument, names)),
    args.map(typeOf),
  );
  return (rows, run) => ({ [named]: aggregate(rows, run) });
};

/** The row in which a value is greatest: its columns that were asked for, or all with `*`. */
const argExtreme = (
  call: Node,
  named: string | undefined,
  names: Names,
  columns: readonly string[],
  sign: number,
): Summary => {
  const [by, ...taken] = itemsOf(call.ArgumentList!.Expressions);
  const name = named ?? by!.SimpleName;
  if (name === undefined) throw refused(call, "give the aggregate a name");
  const of = scalar(by!, names);
  const kept = taken.flatMap((item) => {
    if (kindOf(item) === "StarExpression") return columns.filter((column) => column !== by!.SimpleName);
    if (item.SimpleName === undefined) throw refused(item, "arg_max gives columns of the row");
    return [item.SimpleName];
  });
  return (rows, run) => {
    let best: Row | undefined;
    let greatest: Value = null;
    for (const row of rows) {
      const value = of(row, run);
      if (value !== null && (best === undefined || compared(value, greatest) * sign > 0))
        [best, greatest] = [row, value];
    }
    return { [name]: greatest, ...Object.fromEntries(kept.map((column) => [column, best?.[column] ?? null])) };
  };
};
