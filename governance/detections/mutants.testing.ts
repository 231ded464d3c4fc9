import type { Schemas } from "../kql/index.ts";
import { checkQuery } from "../kql/index.ts";
import type { Node } from "../kql/language.ts";
import { itemsOf, kindOf, language } from "../kql/language.ts";

/** A query with one condition less, or one value of a list less. */
export interface Mutant {
  readonly without: string;
  readonly query: string;
}

interface Placed extends Node {
  readonly TextStart: number;
  readonly End: number;
}

/** Every query that differs from this one by a condition of a `where`, or by a value of an `in`. */
export const mutantsOf = (text: string, schemas: Schemas): readonly Mutant[] => {
  const made: Mutant[] = [];
  const spanOf = (node: Node) => [(node as Placed).TextStart, (node as Placed).End] as const;
  const replaced = (node: Node, by: string): void => {
    const [start, end] = spanOf(node);
    made.push({ without: text.slice(start, end), query: text.slice(0, start) + by + text.slice(end) });
  };
  const condition = (node: Node, neutral: "true" | "false"): void => {
    const kind = kindOf(node);
    if (kind === "ParenthesizedExpression") condition(node.Expression!, neutral);
    else if (kind === "AndExpression" || kind === "OrExpression") {
      for (const side of [node.Left!, node.Right!]) condition(side, kind === "AndExpression" ? "true" : "false");
    } else {
      replaced(node, neutral);
      if (/^(Not)?In(Cs)?Expression$/.test(kind)) values(node);
    }
  };
  const values = (node: Node): void => {
    const list = node.Right!;
    const items = itemsOf(list.Expressions).filter((item) => kindOf(item) === "StringLiteralExpression");
    if (items.length < 2) return;
    const texts = items.map((item) => text.slice(...spanOf(item)));
    const [start, end] = spanOf(list);
    for (const left of texts) {
      const kept = texts.filter((each) => each !== left).join(", ");
      made.push({ without: left, query: `${text.slice(0, start)}(${kept})${text.slice(end)}` });
    }
  };
  language().Kusto.Language.Syntax.SyntaxElement.WalkNodes(checkQuery(text, schemas).syntax, (node) => {
    if (kindOf(node) === "FilterOperator") condition(node.Condition!, "true");
  });
  return made;
};
