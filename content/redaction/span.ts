export type Category = "pii" | "secret";

/** A stretch of text that must not leave. */
export interface Span {
  readonly category: Category;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export const personal = (type: string, start: number, end: number): Span => ({ category: "pii", type, start, end });

/** Sorted, and without overlap: the earlier wins, at the same place the longer. */
export const withoutOverlap = (spans: readonly Span[]): Span[] => {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    // The part of a span beyond an overlapping neighbour is covered too, never left readable.
    else if (span.end > last.end) kept[kept.length - 1] = { ...last, end: span.end };
  }
  return kept;
};
