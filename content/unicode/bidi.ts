import { Stretches } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { kinds } from "./code-points.ts";
import type { CodePoints } from "./code-points.ts";
import { isBidi } from "./invisible.ts";

const pop = 0x202c;
const popIsolate = 0x2069;
const closers: ReadonlyMap<number, number> = new Map([
  [0x202a, pop],
  [0x202b, pop],
  [0x2066, popIsolate],
  [0x2067, popIsolate],
  [0x2068, popIsolate],
]);
const overrides: ReadonlySet<number> = new Set([0x202d, 0x202e]);
const marks: ReadonlySet<number> = new Set([0x200e, 0x200f, 0x061c]);
const isParagraphEnd = (value: number): boolean => value === 0x0a || value === 0x2029;

/** Directional controls that reorder what is read: overrides, unbalanced embeddings, marks inside Latin words. */
export const findBidi = (points: CodePoints): Finding[] => {
  // They are seen nowhere, so that a text where nothing is invisible has none.
  if (!points.has(kinds.ignorable)) return [];
  const stretches = new Stretches("bidi");
  const report = (rule: string, at: number): void =>
    stretches.add(rule, points.offsets[at] as number, points.offsets[at + 1] as number);
  let open: { readonly at: number; readonly closer: number }[] = [];
  let marksInRow = 0;
  let overridden = false;
  for (let at = 0; at < points.length; at += 1) {
    const value = points.values[at] as number;
    if (isParagraphEnd(value)) {
      for (const opened of open) report("unbalanced", opened.at);
      open = [];
    }
    if (points.kinds[at] !== kinds.ignorable || !isBidi(value)) {
      marksInRow = 0;
      continue;
    }
    marksInRow = marks.has(value) ? marksInRow + 1 : 0;
    if (overrides.has(value)) {
      const isOfOneLetter = !isBidi(points.values[at + 1] as number) && points.values[at + 2] === pop;
      // One alone turns nothing round, and Yiddish texts are written so; several side by side do.
      if (!isOfOneLetter || overridden) report("override", at);
      overridden = true;
      open.push({ at, closer: pop });
    } else if (marks.has(value)) {
      const inWord = points.kinds[at - 1] === kinds.latin && points.kinds[at + 1] === kinds.latin;
      if (inWord || marksInRow === 4) report("mark", at);
    } else if (closers.has(value)) {
      open.push({ at, closer: closers.get(value) as number });
    } else if (open.at(-1)?.closer === value) {
      open.pop();
    } else {
      report("unbalanced", at);
    }
  }
  for (const opened of open) report("unbalanced", opened.at);
  return stretches.findings;
};
