import { secret } from "./anchored-rule.ts";
import type { Headers } from "./headers.ts";
import { isNamedSecret } from "./sensitive-names.ts";
import { isNumberOf, kindOfColumn } from "./personal-columns.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";

const longestRow = 4000;
const mostRows = 500;
const separators = ["|", "\t", ";", ","] as const;

type Cell = readonly [start: number, end: number];

const aroundCell = /[\s"'`*]/;
/** The cells of a line, without blanks and quotes; a separator within quotes separates nothing. */
const cellsOf = (text: string, from: number, to: number, separator: string): readonly Cell[] => {
  const cells: Cell[] = [];
  let start = from;
  let isQuoted = false;
  for (let at = from; at <= to; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (at < to && (text[at] !== separator || isQuoted)) continue;
    let [first, last] = [start, at];
    while (first < last && aroundCell.test(text[first] as string)) first += 1;
    while (first < last && aroundCell.test(text[last - 1] as string)) last -= 1;
    cells.push([first, last]);
    start = at + 1;
  }
  return cells;
};

const title = /^[\p{L}_][\w .()/#-]{0,40}$/u;
const rule = /^[\s|+:=-]+$/;

/** Whether the line above belongs to the same table, so that this one is no header. */
const isRow = (text: string, from: number): boolean =>
  from > 0 && text.slice(text.lastIndexOf("\n", from - 2) + 1, from).includes("|");

/** Adds the values below one header, and tells where the table ends. */
const addTable = (spans: Span[], text: string, from: number): number => {
  const headerEnd = text.indexOf("\n", from);
  const header = text.slice(from, headerEnd);
  const separator = separators.find((sign) => header.includes(sign));
  if (separator === undefined || (separator === "|" && isRow(text, from))) return headerEnd;
  const titles = cellsOf(text, from, headerEnd, separator).map(([start, end]) => text.slice(start, end));
  const named = titles.filter((name) => name !== "");
  if (named.length < 2 || !named.every((name) => title.test(name))) return headerEnd;
  const kinds = titles.map(kindOfColumn);
  let at = headerEnd + 1;
  for (let rows = 0; at < text.length && rows < mostRows; rows += 1) {
    const next = text.indexOf("\n", at);
    const end = next === -1 ? text.length : next;
    if (end - at > longestRow || end === at) break;
    const cells = cellsOf(text, at, end, separator);
    if (!rule.test(text.slice(at, end))) {
      if (cells.length !== titles.length) break;
      for (const [index, [start, stop]] of cells.entries()) {
        const value = text.slice(start, stop);
        const kind = kinds[index];
        if (kind !== undefined && isNumberOf(kind, value)) spans.push(personal(kind, start, stop));
        else if (isNamedSecret(titles[index] as string, value)) spans.push(secret("column", start, stop));
      }
    }
    at = end + 1;
  }
  return at;
};

/** Adds the secrets and the numbers of persons in tables, where the name is the title of the column: comma-separated values, Markdown, answers of databases. */
export function* addColumns(spans: Span[], text: string, headers: Headers): Work<void> {
  let until = 0;
  let rest = piece;
  for (const start of headers.starts) {
    if (start < until) continue;
    if (start > rest) {
      rest = start + piece;
      yield;
    }
    until = addTable(spans, text, start);
  }
}
