/** Shorter texts are quoted by the runtime in less time than it takes to look for what has to be escaped. */
const long = 512;
/** One character to be escaped among so many, or fewer: then finding them costs a fraction of going through the text character by character. */
const sparse = 48;
/** As many more may stand near the beginning, where JSON has the names of its members. */
const leastJudged = 1_024;

const escapes = Object.entries({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" });
/** In what is JSON already, no others are left. */
const escapesOfJson = escapes.slice(0, 2);

/** Control characters but for tab and line breaks. */
const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).filter(
  (c) => !/[\t\n\r]/.test(c),
);
const surrogate = /[\ud800-\udfff]/;

const isSparse = (text: string, character: string): boolean => {
  let at = text.indexOf(character);
  for (let count = 1; at !== -1; count += 1) {
    if (count * sparse > at + leastJudged) return false;
    at = text.indexOf(character, at + 1);
  }
  return true;
};

const escaped = (text: string, all: typeof escapes): string | undefined =>
  text.length >= long && all.every(([character]) => isSparse(text, character))
    ? `"${all.reduce((part, [character, escape]) => part.replaceAll(character, escape), text)}"`
    : undefined;

const isWithout = (text: string, characters: readonly string[]): boolean =>
  characters.every((character) => text.indexOf(character) === -1);

/**
 * A text as a JSON string, as the runtime writes it. In a long text of few line breaks and quotation marks it takes a third of the time.
 *
 * @example
 * quoted('say "hi"') === JSON.stringify('say "hi"'); // true
 */
export const quoted = (text: string): string =>
  text.length >= long && isWithout(text, controls) && !surrogate.test(text)
    ? (escaped(text, escapes) ?? JSON.stringify(text))
    : JSON.stringify(text);

/**
 * The same for a text that is JSON itself, as the copy of structured content is.
 *
 * @example
 * quotedJson('{"a":1}') === JSON.stringify('{"a":1}'); // true
 */
export const quotedJson = (json: string): string => escaped(json, escapesOfJson) ?? JSON.stringify(json);
