import { atOnce, piece } from "../work.ts";
import type { Work } from "../work.ts";

export type Category = "pii" | "secret";

/** A stretch of text that must not leave. */
export interface Span {
  readonly category: Category;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export const personal = (type: string, start: number, end: number): Span => ({ category: "pii", type, start, end });

/** The earlier first, of those at one place the longer. */
const inOrder = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** Most lists are in order already, because texts are read from left to right. */
const sorted = (list: readonly Span[]): readonly Span[] =>
  list.every((span, at) => at === 0 || inOrder(list[at - 1] as Span, span) <= 0) ? list : [...list].sort(inOrder);

/** Spans that are sorted at once. */
const few = 512;

/** By where in the text they begin, so that each list can be sorted on its own. */
const byPlace = (spans: readonly (readonly Span[])[]): readonly (readonly Span[])[] => {
  const all = spans.reduce((sum, { length }) => sum + length, 0);
  if (all <= few) return [spans.flat()];
  const lists: Span[][] = [];
  for (const list of spans) for (const span of list) (lists[Math.floor(span.start / piece)] ??= []).push(span);
  return lists;
};

/** Sorted, and without overlap: the earlier wins, at the same place the longer. */
export function* separated(...spans: readonly (readonly Span[])[]): Work<Span[]> {
  const kept: Span[] = [];
  const lists = byPlace(spans);
  for (let at = 0; at < lists.length; at += 1) {
    for (const span of sorted(lists[at] ?? [])) {
      const last = kept.at(-1);
      if (!last || span.start >= last.end) kept.push(span);
      // The part of a span beyond an overlapping neighbour is covered too, never left readable.
      else if (span.end > last.end) kept[kept.length - 1] = { ...last, end: span.end };
    }
    if (lists.length > 1) yield;
  }
  return kept;
}

export const withoutOverlap = (spans: readonly Span[]): Span[] => atOnce(separated(spans));
