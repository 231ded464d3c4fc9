import { isDigit } from "./characters.ts";
import { personal } from "./span.ts";
import type { Span } from "./span.ts";
import { before, endsHere, matchAt } from "./surroundings.ts";

const phoneWords =
  /(?<![a-z])(?:tel|cell|call|fax|sms|dial|tlf|gsm)(?![a-z])|(?<![а-я])тел(?![а-я])|phone|calls|called|calling|whatsapp|viber|hotline|contact|telefon|mobil|handy|rufnummer|teléfono|móvil|celular|cellulare|puhelin|телефон|电话|手机|電話|携帯|전화|휴대폰|फ़ोन|फोन|هاتف|טלפון/i;
const international = /(?:\+|00)[1-9]\d{0,2}(?:[ .\-()/\u00a0\u2010-\u2013]{0,2}\d){6,13}/y;
const american =
  /(?:1[ .-])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]\d{4}|[2-9]\d{2}(?:-[2-9]\d{2}-|\.[2-9]\d{2}\.| [2-9]\d{2}[ -])\d{4})/y;
const trunk = /\(?0[1-9]\d{0,4}\)?[ \-/.]\d{2,8}(?:[ .-]\d{2,5}){0,4}/y;
const brazilian = /\(?[1-9]\d\)? 9\d{4}-\d{4}/y;
/** Groupings that little else has: Brazil, Russia, China, Spain. */
const customary = [
  brazilian,
  /[78][ -]?\(?\d{3}\)?[ -]\d{3}-\d{2}-\d{2}/y,
  /1[3-9]\d[ -]\d{4}[ -]\d{4}/y,
  /[6-9]\d{2} \d{2} \d{2} \d{2}/y,
];
const grouped = [american, ...customary];
const byFirst: Readonly<Record<string, readonly RegExp[]>> = {
  "+": [international],
  "0": [international, trunk],
  "(": [american, trunk, brazilian],
};
const described = /\(?\d{1,5}\)?(?:[ .\-/]?\d{1,5}){1,5}/y;
const date =
  /^(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d(?!\d)|(?:19|20)\d{2}[-/](?:19|20)\d{2}(?!\d))/;
/** Written as social security numbers and American postal codes are, and bytes in a row. */
const ofAnotherKind = /^(?:\d{3}[- ]\d{2}[- ]\d{4}|\d{5}-\d{4}|\d{2}(?: \d{2}){5,})$/;

export function findPhone(text: string, at: number): Span | undefined {
  const first = text[at];
  // What is added to something is a summand.
  if (first === "+" && /[\w)\]+]/.test(text[at - 1] ?? "")) return undefined;
  if (date.test(text.slice(at, at + 11))) return undefined;
  const shapes = byFirst[first ?? ""] ?? grouped;
  const isDescribed = !/[-_/#]/.test(text[at - 1] ?? "") && before(text, at, phoneWords);
  for (const shape of isDescribed ? [...shapes, described] : shapes) {
    const end = matchAt(shape, text, at);
    if (end === undefined || !endsHere(text, end) || ofAnotherKind.test(text.slice(at, end))) continue;
    const digits = text.slice(at, end).replace(/\D/g, "").length;
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
