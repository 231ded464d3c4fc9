import { isAscii } from "../ascii-bytes.ts";
import { survey } from "../encodings/survey.ts";
import { Stretches } from "../finding.ts";
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

const findControls = (text: string): Finding[] => {
  const stretches = new Stretches("control");
  for (const { 0: run, index } of text.matchAll(hiddenIn.control)) {
    stretches.add("control-character", index, index + run.length);
  }
  return stretches.findings;
};

const isSupplementaryPrivate = (value: number): boolean => value >= 0xf0000;

/** One private character is an icon of some font; several in a row, or any of the supplementary planes, carry data. */
const findPrivateUse = (points: CodePoints): Finding[] => {
  if (!points.has(kinds.privateUse)) return [];
  const stretches = new Stretches("invisible");
  for (let at = 0; at < points.length; at += 1) {
    let end = at;
    while (end < points.length && points.kinds[end] === kinds.privateUse) end += 1;
    if (end - at >= 2 || (end > at && isSupplementaryPrivate(points.values[at] as number))) {
      stretches.add("private-use", points.offsets[at] as number, points.offsets[end] as number);
    }
    at = Math.max(at, end - 1);
  }
  return stretches.findings;
};

/** Everything in a text that a reader does not see as it is, in the order of the text. Linear in its length. */
export function* disguisesIn(text: string, surveyed = survey(text)): Work<Finding[]> {
  const points = isAscii(text) ? undefined : codePointsOf(text);
  const found = (points ? points.hasControls : surveyed.controls > 0) ? findControls(text) : [];
  if (points) {
    for (const find of [findInvisible, findBidi, findPrivateUse, findConfusable]) {
      yield;
      for (const one of find(points)) found.push(one);
    }
    points.giveBack();
    yield;
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

export const findDisguises = (text: string): Finding[] => atOnce(disguisesIn(text));
