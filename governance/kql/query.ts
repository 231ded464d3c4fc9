import type { CheckedQuery, Schemas } from "./check.ts";
import { checkQuery } from "./check.ts";
import type { Node } from "./language.ts";
import { itemsOf, kindOf } from "./language.ts";
import type { Names, Scalar } from "./scalar.ts";
import { refused, scalar } from "./scalar.ts";
import type { Table } from "./tabular.ts";
import { isTabular, table } from "./tabular.ts";
import type { Row, Run } from "./values.ts";
import { UnsupportedQuery, valueIn, valueOut } from "./values.ts";

/** Rows of tables as they come from outside: times as text, columns may be missing. */
export type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** A query in KQL with its parameters filled in. */
export interface Query {
  /** The query with what the language service says of it. */
  readonly checked: CheckedQuery;
  /** The rows that the query gives at this time, in milliseconds since 1970. Times in them are ISO 8601. */
  evaluate(tables: Tables | PreparedTables, now: number): readonly Readonly<Record<string, unknown>>[];
}

/**
 * A query that does not fit its tables, or says nothing that the language service understands.
 *
 * @example
 * try {
 *   compileQuery("Calls | where Stat == 403", { Calls: { Status: "int" } });
 * } catch (error) {
 *   if (error instanceof InvalidQuery) console.error(error.message);
 * }
 */
export class InvalidQuery extends Error {
  override readonly name = "InvalidQuery";

  constructor(problem: string) {
    super(`${problem}; see docs/errors.md#query-invalid`);
  }
}

/**
 * Rows as the evaluator holds them. Many queries over the same rows convert them once.
 *
 * @example
 * const schemas = { Calls: { Status: "int" } };
 * const tables = new PreparedTables({ Calls: [{ Status: 403 }] }, schemas);
 * compileQuery("Calls | count", schemas).evaluate(tables, Date.now());
 */
export class PreparedTables {
  readonly #rows: ReadonlyMap<string, readonly Row[]>;

  constructor(tables: Tables, schemas: Schemas) {
    const unknown = Object.keys(tables).find((name) => !Object.hasOwn(schemas, name));
    if (unknown !== undefined) throw new InvalidQuery(`rows of ${unknown}: no such table is declared`);
    this.#rows = new Map(
      Object.entries(schemas).map(([name, columns]) => [
        name,
        (tables[name] ?? []).map((row) => rowIn(name, row, columns)),
      ]),
    );
  }

  rows(table: string): readonly Row[] {
    return this.#rows.get(table) ?? [];
  }
}

const rowIn = (
  table: string,
  row: Readonly<Record<string, unknown>>,
  columns: Readonly<Record<string, string>>,
): Row => {
  const unknown = Object.keys(row).find((name) => !Object.hasOwn(columns, name));
  if (unknown !== undefined) throw new InvalidQuery(`a row of ${table}: the column ${unknown} is not declared`);
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, valueIn(type, row[name])]));
};

interface Let {
  readonly name: string;
  readonly tabular?: Table;
  readonly scalar?: Scalar;
}

/**
 * Checks a query and compiles it; refuses what is wrong and what is outside of the subset.
 *
 * @example
 * const query = compileQuery("Calls | where Status == 403 | count", { Calls: { Status: "int" } });
 * query.evaluate({ Calls: [{ Status: 403 }, { Status: 200 }] }, Date.now()); // [{ Count: 1 }]
 */
export const compileQuery = (text: string, schemas: Schemas): Query => {
  const checked = checkQuery(text, schemas);
  if (checked.problems.length > 0) throw new InvalidQuery(checked.problems.join("\n"));
  const lets: Let[] = [];
  const names: { tabular: Set<string>; scalars: Set<string> } & Names = {
    table,
    tabular: new Set(),
    scalars: new Set(),
  };
  let result: Table | undefined;
  for (const statement of itemsOf(checked.syntax.Statements)) {
    if (kindOf(statement) === "LetStatement") lets.push(compileLet(statement, names));
    else if (kindOf(statement) === "ExpressionStatement" && !result) result = table(statement.Expression!, names);
    else throw refused(statement, `${kindOf(statement)} is not evaluated here`);
  }
  if (!result) throw new UnsupportedQuery("a query ends in a table");
  const rows = result;
  return {
    checked,
    evaluate(tables, now) {
      const prepared = tables instanceof PreparedTables ? tables : new PreparedTables(tables, schemas);
      const run: Run = { now, rows: (name) => prepared.rows(name), tabular: new Map(), scalars: new Map() };
      for (const { name, tabular, scalar: value } of lets) {
        if (tabular) run.tabular.set(name, tabular(run));
        else run.scalars.set(name, value!({}, run));
      }
      return rows(run).map((row) =>
        Object.fromEntries(checked.columns.map(({ name, type }) => [name, valueOut(type, row[name] ?? null)])),
      );
    },
  };
};

const compileLet = (statement: Node, names: Names & { tabular: Set<string>; scalars: Set<string> }): Let => {
  const name = statement.Name!.SimpleName!;
  const expression = statement.Expression!;
  if (isTabular(expression)) {
    const compiled = { name, tabular: table(expression, names) };
    names.tabular.add(name);
    return compiled;
  }
  const compiled = { name, scalar: scalar(expression, names) };
  names.scalars.add(name);
  return compiled;
};
