import type { Column, Node } from "./language.ts";
import { columnsOf, language } from "./language.ts";

/** Tables that a query may read: name of the table, name and type of each column. */
export type Schemas = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the language service knows of a query. */
export interface CheckedQuery {
  /** The query. */
  readonly text: string;
  /** Errors and warnings; a query with any is refused. */
  readonly problems: readonly string[];
  /** Tables, columns and functions that the query refers to. */
  readonly used: {
    readonly tables: ReadonlySet<string>;
    readonly columns: ReadonlySet<string>;
    readonly functions: ReadonlySet<string>;
  };
  /** Columns of the result. */
  readonly columns: readonly Column[];
  /** Its syntax tree, as Microsoft's language service makes it. */
  readonly syntax: Node;
}

type Globals = ReturnType<ReturnType<typeof language>["Kusto"]["Language"]["GlobalState"]["Default"]["WithDatabase"]>;
const known = new WeakMap<Schemas, Globals>();

/** Sentinel's function that reads a watchlist; the other functions of a workspace are unknown here, and so refused. */
const watchlist = ["_GetWatchlist", "(alias: string)", "{ datatable(SearchKey: string)[] }"] as const;

const globalsOf = (schemas: Schemas): Globals => {
  const existing = known.get(schemas);
  if (existing) return existing;
  const { Symbols, GlobalState } = language().Kusto.Language;
  const tables = Object.entries(schemas).map(([name, columns]) => {
    const declared = Object.entries(columns).map(([column, type]) => `${column}: ${type}`);
    return Symbols.TableSymbol.From(`(${declared.join(", ")})`).WithName(name);
  });
  const members = [...tables, new Symbols.FunctionSymbol.$ctor16(...watchlist, null)];
  const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor1("workspace", members));
  known.set(schemas, globals);
  return globals;
};

interface Diagnostic {
  readonly Severity: string;
  readonly Code: string;
  readonly Start: number;
  readonly Message: string;
}

/**
 * Parses and analyses a query against declared tables.
 *
 * @example
 * checkQuery("Calls | where Status == 403", { Calls: { Status: "int" } }).problems; // []
 */
export const checkQuery = (text: string, schemas: Schemas): CheckedQuery => {
  const { Bridge, Kusto } = language();
  const { Symbols, Syntax, KustoCode } = Kusto.Language;
  const code = KustoCode.ParseAndAnalyze(text, globalsOf(schemas));
  const problems = Bridge.toArray<Diagnostic>(code.GetDiagnostics()).map(
    ({ Severity, Code, Start, Message }) => `${Severity} ${Code} at ${Start}: ${Message}`,
  );
  const used = { tables: new Set<string>(), columns: new Set<string>(), functions: new Set<string>() };
  Syntax.SyntaxElement.WalkNodes(code.Syntax, ({ ReferencedSymbol: symbol }) => {
    if (symbol === null || symbol === undefined) return;
    const { Name } = symbol as { Name: string };
    if (symbol instanceof Symbols.TableSymbol && Object.hasOwn(schemas, Name)) used.tables.add(Name);
    if (symbol instanceof Symbols.ColumnSymbol) used.columns.add(Name);
    if (symbol instanceof Symbols.FunctionSymbol) used.functions.add(Name);
  });
  return { text, problems, used, columns: columnsOf(code.ResultType), syntax: code.Syntax };
};
