import { createRequire } from "node:module";

/** A node of the syntax tree, with the members that the compiler reads. Microsoft's language service is C# translated to JavaScript. */
export interface Node {
  readonly Kind: number;
  readonly ChildCount: number;
  GetChild(index: number): Node | null;
  ToString(): string;
  readonly ResultType: TypeSymbol | null;
  readonly ReferencedSymbol: object | null;
  readonly SimpleName?: string;
  readonly LiteralValue?: unknown;
  readonly Left?: Node;
  readonly Right?: Node;
  readonly First?: Node;
  readonly Second?: Node;
  readonly Name?: Node;
  readonly Expression?: Node;
  readonly Operator?: Node;
  readonly Condition?: Node;
  readonly ConditionClause?: Node;
  readonly ArgumentList?: Node;
  readonly Expressions?: Node;
  readonly Aggregates?: Node;
  readonly ByClause?: Node;
  readonly ByExpression?: Node;
  readonly Parameters?: Node;
  readonly Ordering?: Node;
  readonly AscOrDescKeyword?: Node;
  readonly Selector?: Node;
  readonly Schema?: Node;
  readonly Columns?: Node;
  readonly Type?: Node;
  readonly Values?: Node;
  readonly Names?: Node;
  readonly Statements?: Node;
  readonly OnClause?: Node;
  readonly RangeClause?: Node;
  readonly ToTypeOf?: Node;
  readonly DefaultExpression?: Node;
  readonly From?: Node;
  readonly To?: Node;
  readonly Step?: Node;
  readonly RowLimitClause?: Node;
  readonly [member: string]: unknown;
}

export interface TypeSymbol {
  readonly Name: string;
  /** Of a table. */
  readonly Columns?: object;
}

interface Code {
  readonly Syntax: Node;
  readonly ResultType: TypeSymbol | null;
  GetDiagnostics(): object;
}

interface Globals {
  WithDatabase(database: object): Globals;
}

interface Language {
  readonly Bridge: { toArray<T>(list: object): T[] };
  readonly Kusto: {
    readonly Language: {
      readonly KustoCode: { ParseAndAnalyze(query: string, globals: Globals): Code };
      readonly GlobalState: { readonly Default: Globals };
      readonly Symbols: {
        readonly TableSymbol: {
          new (): object;
          From(columns: string): { WithName(name: string): object };
        };
        readonly ColumnSymbol: new () => object;
        readonly FunctionSymbol: {
          new (): object;
          readonly $ctor16: new (name: string, parameters: string, body: string, description: null) => object;
        };
        readonly DatabaseSymbol: { readonly $ctor1: new (name: string, members: readonly object[]) => object };
      };
      readonly Syntax: {
        readonly SyntaxKind: Readonly<Record<string, unknown>>;
        readonly SyntaxElement: { WalkNodes(root: Node, visit: (node: Node) => void): void };
      };
    };
  };
}

let loaded: Language | undefined;
let kinds: Readonly<Record<number, string>> = {};

/** The language service. It costs 400 ms and 95 MB, so it is loaded by the first query that is checked. */
export const language = (): Language => {
  if (loaded) return loaded;
  const load = createRequire(import.meta.url);
  load("@kusto/language-service-next/bridge.min.js");
  load("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
  const { Bridge, Kusto } = globalThis as unknown as Language;
  loaded = { Bridge, Kusto };
  kinds = Object.fromEntries(
    Object.entries(Kusto.Language.Syntax.SyntaxKind).flatMap(([name, value]) =>
      typeof value === "number" ? [[value, name]] : [],
    ),
  );
  return loaded;
};

export const kindOf = (node: Node): string => kinds[node.Kind] ?? "unknown";

/** The elements of a comma-separated list. */
export const itemsOf = (list: Node | undefined): readonly Node[] =>
  list === undefined ? [] : Array.from({ length: list.ChildCount }, (_, index) => list.GetChild(index)!.GetChild(0)!);

/** The children of a list without separators. */
export const childrenOf = (list: Node | undefined): readonly Node[] =>
  list === undefined ? [] : Array.from({ length: list.ChildCount }, (_, index) => list.GetChild(index)!);

export interface Column {
  readonly name: string;
  readonly type: string;
}

export const columnsOf = (type: TypeSymbol | null): readonly Column[] => {
  if (!type?.Columns) return [];
  return language()
    .Bridge.toArray<{ Name: string; Type: { Name: string } }>(type.Columns)
    .map((column) => ({ name: column.Name, type: column.Type.Name }));
};
