import { isAscii } from "./ascii-bytes.ts";
import { decodings } from "./encodings/decode.ts";
import { survey } from "./encodings/survey.ts";
import type { Survey } from "./encodings/survey.ts";
import type { Encoding, Finding } from "./finding.ts";
import { foreignOrders, injectionRules } from "./heuristics/injection-rules.ts";
import { densest } from "./heuristics/phrase-rules.ts";
import type { Match } from "./heuristics/phrase-rules.ts";
import { fold } from "./unicode/fold.ts";
import { findDisguises } from "./unicode/policy.ts";

/** Weight from which matched rules make an injection. */
const threshold = 0.6;
/** Whoever hides a text has a reason; less is needed then. */
const hiddenThreshold = 0.45;
const maxLayers = 3;
/** Characters of decoded text that are read, as a multiple of the text and at least. */
const budgetFactor = 16;
const leastBudget = 65_536;

interface Reading {
  readonly text: string;
  readonly via: readonly Encoding[];
  readonly start: number;
  readonly end: number;
  readonly matches: readonly Match[];
}

const read = (text: string, via: readonly Encoding[], start: number, end: number): Reading => ({
  text,
  via,
  start,
  end,
  matches: injectionRules.match(text),
});

/** All readings of a text, layer by layer, until the budget is used up. */
function* readingsOf(text: string, surveyed: Survey): Generator<Reading | "too-much"> {
  const folded = isAscii(text) ? text : fold(text);
  let layer = [read(text, [], 0, text.length)];
  if (folded !== text) layer.push(read(folded, ["folded"], 0, text.length));
  yield* layer;
  let budget = Math.max(leastBudget, text.length * budgetFactor);
  const seen = new Set<string>();
  for (let depth = 0; depth < maxLayers && layer.length > 0; depth += 1) {
    const next: Reading[] = [];
    for (const outer of layer) {
      const mentions = (rule: string) => outer.matches.some((match) => match.rule === rule);
      const hints = { rotated: mentions("rotated"), backwards: mentions("backwards") };
      for (const inner of decodings(outer.text, outer.text === text ? surveyed : survey(outer.text), hints)) {
        if (inner.text === text || inner.text === folded) continue;
        // What undoes a substitution twice over makes ever new text out of figures and says nothing new.
        if (seen.has(inner.text) || (outer.via.includes(inner.via) && inner.via !== "base64")) continue;
        seen.add(inner.text);
        budget -= inner.text.length;
        if (budget < 0) return yield "too-much";
        // Inside an encoded text there is no place of its own in the original.
        const { start, end } = outer.via.length === 0 ? inner : outer;
        next.push(read(inner.text, [...outer.via, inner.via], start, end));
      }
    }
    yield* next;
    layer = next;
  }
}

const hasForeignOrder = (text: string): boolean => {
  const lower = text.toLowerCase();
  return foreignOrders.some((order) => lower.includes(order));
};

/** In a hidden reading only what the open text did not say counts, and less of it is enough. */
function injectionIn({ text, via, start, end, matches }: Reading, open: ReadonlySet<string>): Finding[] {
  const hidden = via.length > 0;
  const evidence = densest(hidden ? matches.filter(({ rule }) => !open.has(rule)) : matches);
  if (evidence && evidence.weight >= (hidden ? hiddenThreshold : threshold)) {
    const { rule, start: from, end: to } = evidence.heaviest;
    return [
      hidden ? { class: "injection", rule, start, end, via } : { class: "injection", rule, start: from, end: to },
    ];
  }
  if (isAscii(text) || !hasForeignOrder(text)) return [];
  return [{ class: "injection", rule: "foreign-order", start, end, ...(hidden && { via }) }];
}

/**
 * What a text hides and what it orders: disguised characters, and instructions in the clear or under encodings. Runs in
 * time linear in the text, however it is made.
 */
export function inspect(text: string): Finding[] {
  const surveyed = survey(text);
  const findings = findDisguises(text, surveyed);
  let open: ReadonlySet<string> | undefined;
  for (const reading of readingsOf(text, surveyed)) {
    if (reading === "too-much") {
      findings.push({ class: "injection", rule: "encoded-too-deep", start: 0, end: text.length });
    } else {
      open ??= new Set(reading.matches.map(({ rule }) => rule));
      findings.push(...injectionIn(reading, open));
    }
  }
  return findings;
}
