import { digitsIn } from "./characters.ts";
import { findPii } from "./pii.ts";
import type { Span } from "./span.ts";

const shortest = 6;
const longest = 40;
/** Names of what is counted, dated or referred to, which identifies no person. */
const impersonal = /(?:ids?|count|code|ref|key|date|time|at|version|length|size|(?<!pass)port|hash)$/i;
const personalId =
  /(?:national|tax|taxpayer|personal|citizen|civil|emirates|fiscal|identity|identification|patient|voter|resident|passport|insurance|health|social|birth)[ _-]?(?:id|code)$|^(?:n|e|pe|hk|q)id$/i;

/** Whether the value is a number that the name of its field calls a reference. */
export const isReference = (name: string, value: string): boolean =>
  impersonal.test(name) && !personalId.test(name) && /^[\d ()./-]{1,20}$/.test(value);

const isNumber = (text: string): boolean =>
  text.length >= shortest && text.length <= longest && digitsIn(text, 0, text.length) >= shortest;

/** Numbers of persons in the value of a field, where the words that tell what they are stand in its name. */
export const findNamedPii = (name: string, text: string): readonly Span[] => {
  if (name.length > longest || !isNumber(text) || (impersonal.test(name) && !personalId.test(name))) return [];
  const words = `${name.replace(/[_.-]/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2")}: `;
  return findPii(words + text)
    .filter(({ start }) => start >= words.length)
    .map((span) => ({ ...span, start: span.start - words.length, end: span.end - words.length }));
};
