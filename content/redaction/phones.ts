import { isDigit } from "./characters.ts";
import type { NumberContext } from "./number-context.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { endsHere, matchAt } from "./surroundings.ts";

const international = /(?:\+|00)[1-9]\d{0,2}(?:[ .\-()/\u00a0\u2010-\u2013]{0,2}\d){6,13}/y;
const american =
  /(?:1[ .-])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]\d{4}|[2-9]\d{2}(?:-[2-9]\d{2}-|\.[2-9]\d{2}\.| [2-9]\d{2}[ -])\d{4})/y;
const trunk = /\(?0[1-9]\d{0,4}\)?[ \-/.]\d{2,8}(?:[ .-]\d{2,5}){0,4}/y;
// Groupings that little else has.
const brazilian = /\(?[1-9]\d\)? 9\d{4}-\d{4}/y;
const russian = /[78][ -]?\(?\d{3}\)?[ -]\d{3}-\d{2}-\d{2}/y;
const chinese = /1[3-9]\d[ -]\d{4}[ -]\d{4}/y;
const spanish = /[6-9]\d{2} \d{2} \d{2} \d{2}/y;
const byFirst: Readonly<Record<string, readonly RegExp[]>> = {
  "+": [international],
  "0": [international, trunk],
  "(": [american, trunk, brazilian],
};
/** By how many digits stand in a row where it begins. */
const byLength: readonly (readonly RegExp[])[] = [
  [],
  [american, russian],
  [brazilian],
  [american, chinese, spanish],
  [russian],
];

function shapesAt(text: string, at: number): readonly RegExp[] {
  const special = byFirst[text[at] as string];
  if (special) return special;
  let length = 1;
  while (length < byLength.length && isDigit(text.charCodeAt(at + length))) length += 1;
  return byLength[length] ?? [];
}
const described = /\(?\d{1,5}\)?(?:[ .\-/]?\d{1,5}){1,5}/y;
/** Small countries have numbers of four digits, which are taken for one where nothing else stands between. */
const announced =
  /(?:phone|tel(?:efon|ephone)?|mobile?|cell|fax|gsm|handy)\.?(?: ?(?:no|nr|number)\.?)?\s?[:=]\s?\(?$/i;
const mostAnnounced = 24;
const fewestTold = 4;
const date =
  /^(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d(?!\d)|(?:19|20)\d{2}[-/](?:19|20)\d{2}(?!\d))/;
/** Written as social security numbers and American postal codes are, and bytes in a row. */
const ofAnotherKind = /^(?:\d{3}[- ]\d{2}[- ]\d{4}|\d{5}-\d{4}|\d{2}(?: \d{2}){5,})$/;

export function findPhone(text: string, at: number, context: NumberContext): Span | undefined {
  const first = text[at];
  // What is added to something is a summand.
  if (first === "+" && /[\w)\]+]/.test(text[at - 1] ?? "")) return undefined;
  const shapes = shapesAt(text, at);
  const isDescribed = !/[-_/#]/.test(text[at - 1] ?? "") && context.stands("phone", at);
  for (const shape of isDescribed ? [...shapes, described] : shapes) {
    const end = matchAt(shape, text, at);
    if (end === undefined || !endsHere(text, end) || ofAnotherKind.test(text.slice(at, end))) continue;
    if (date.test(text.slice(at, at + 11))) return undefined;
    const digits = text.slice(at, end).replace(/\D/g, "").length;
    if (shape === described && digits >= fewestTold && announced.test(text.slice(Math.max(0, at - mostAnnounced), at)))
      return personal("phone", at, end);
    // The double zero is the beginning of many numbers, so that what follows it has to be a whole one.
    if (digits < (shape === international && first === "0" ? 11 : 7) || digits > 15) continue;
    // A zero behind another group of digits is a thousand of a large number.
    if (shape !== international && shape !== american && shape !== described) {
      if (digits < 9 || isDigit(text.charCodeAt(at - 2))) continue;
    }
    return personal("phone", at, end);
  }
  return undefined;
}
