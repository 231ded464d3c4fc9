import { isAscii } from "../ascii-bytes.ts";
import { survey } from "../encodings/survey.ts";
import type { DisguiseClass, Finding } from "../finding.ts";
import { findBidi } from "./bidi.ts";
import { codePointsOf, kinds } from "./code-points.ts";
import type { CodePoints } from "./code-points.ts";
import { findInvisible } from "./invisible.ts";
import { findConfusable } from "./words.ts";
import { atOnce } from "../work.ts";
import type { Work } from "../work.ts";

/** Runs of what a reader does not see. Control characters: everything but tab, line breaks and form feed. */
export const hiddenIn: Readonly<Record<Exclude<DisguiseClass, "confusable">, RegExp>> = {
  control: /[^\t\n\v\f\r -~\u0080-\uffff]+/g,
  bidi: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g,
  invisible: /[\p{Default_Ignorable_Code_Point}\p{Co}\p{Noncharacter_Code_Point}\ufff9-\ufffb]+/gu,
};

function findControls(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: run, index } of text.matchAll(hiddenIn.control)) {
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

/** How far apart hidden characters may stand and be told as one stretch: text that is full of them has thousands. */
const apart = 16;

/** In the order of the text. Stretches of hidden characters that lie close together are one; what a reader sees between them stays. */
function joined(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const lastOf = new Map<string, number>();
  for (const found of [...findings].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const place = lastOf.get(found.rule);
    const last = place === undefined ? undefined : kept[place];
    if (place !== undefined && last && found.start - last.end <= apart) {
      kept[place] = { ...last, end: Math.max(last.end, found.end) };
      continue;
    }
    if (found.class !== "confusable") lastOf.set(found.rule, kept.length);
    kept.push(found);
  }
  return kept;
}

/** Everything in a text that a reader does not see as it is. Linear in the length of the text. */
export function* disguisesIn(text: string, surveyed = survey(text)): Work<Finding[]> {
  const found = surveyed.controls > 0 ? findControls(text) : [];
  if (!isAscii(text)) {
    const points = codePointsOf(text);
    for (const find of [findInvisible, findBidi, findPrivateUse, findConfusable]) {
      yield;
      for (const one of find(points)) found.push(one);
    }
    yield;
  }
  return joined(found);
}

export const findDisguises = (text: string): Finding[] => atOnce(disguisesIn(text));
