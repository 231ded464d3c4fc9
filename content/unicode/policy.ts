import { isAscii } from "../ascii-bytes.ts";
import { survey } from "../encodings/survey.ts";
import type { Finding } from "../finding.ts";
import { findBidi } from "./bidi.ts";
import { codePointsOf, kinds } from "./code-points.ts";
import type { CodePoints } from "./code-points.ts";
import { findInvisible } from "./invisible.ts";
import { findConfusable } from "./words.ts";

/** Control characters that no text needs: everything but tab, line breaks and form feed. */
const control = /[^\t\n\v\f\r -~\u0080-\uffff]+/g;

function findControls(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: run, index } of text.matchAll(control)) {
    findings.push({ class: "control", rule: "control-character", start: index, end: index + run.length });
  }
  return findings;
}

const isSupplementaryPrivate = (value: number): boolean => value >= 0xf0000;

/** One private character is an icon of some font; several in a row, or any of the supplementary planes, carry data. */
function findPrivateUse(points: CodePoints): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < points.length; at += 1) {
    let end = at;
    while (end < points.length && points.kinds[end] === kinds.privateUse) end += 1;
    if (end - at >= 2 || (end > at && isSupplementaryPrivate(points.values[at] as number))) {
      const [start, stop] = [points.offsets[at] as number, points.offsets[end] as number];
      findings.push({ class: "invisible", rule: "private-use", start, end: stop });
    }
    at = Math.max(at, end - 1);
  }
  return findings;
}

/** Everything in a text that a reader does not see as it is. Linear in the length of the text. */
export function findDisguises(text: string, surveyed = survey(text)): Finding[] {
  const controls = surveyed.controls > 0 ? findControls(text) : [];
  if (isAscii(text)) return controls;
  const points = codePointsOf(text);
  return [
    ...controls,
    ...findInvisible(points),
    ...findBidi(points),
    ...findPrivateUse(points),
    ...findConfusable(points),
  ];
}
