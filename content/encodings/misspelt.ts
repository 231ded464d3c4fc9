import { asciiBytes } from "../ascii-bytes.ts";

/** Words that orders to a model can hardly do without. */
const keyWords =
  "ignore disregard forget override bypass previous previously earlier instruction instructions instructed directive directives guidelines prompt system " +
  "assistant reveal disclose password passwords credential credentials secret secrets token tokens exfiltrate forward transfer " +
  "download execute immediately silently confidential administrator developer restrictions unrestricted response respond summary " +
  "important mandatory security account recipient please delete message messages following conversation website address include permanent output " +
  "answer command commands request content contents encode mention recommend snippet document payment transaction reservation calendar appointment " +
  "repository policy history private internal upload submit publish schedule remove create update attach append insert replace modify integrate " +
  "augment repeat display without telling nothing pretend character unlimited adhere strictly comply urgent attention personal";

const codeOfA = 0x61;
const codeOfZ = 0x7a;
const shortest = 5;
const longest = 15;

const lettersOf = (word: string): number => {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) - codeOfA);
  return letters;
};
const words = keyWords.split(" ");
const exact = new Set(words);
/** Correct words that resemble a key word. */
const ownWords = new Set(
  (
    "ignored ignores ignorer disregards forgets forge forged overrides override overrode bypassed previously instructs instruction systems prompts " +
    "prompted prompter promote promoted reveals revealed discloses disclosed tokens secretly secrete executes executed executor transfers " +
    "forwards forwarded downloads downloaded accounts recipients responds responses responded summaries developers assistants assistance " +
    "resistant token taken broken stolen earliest guideline restriction restricted unrestricted mandatory securely importantly " +
    "systemd encoded encodes deleted deletes removes internals consent consents recommends developed forgot xinclude prepend snippets adheres administrators conversations calendars repeats woken augments icalendar " +
    "lease leases pleas pleased depleted deplete massage massages passage passages messaged permanently outputs outlet commend comment comments commanded bequest requests requested " +
    "context contexts contest contests convent encoder recode mentions repayment police polity historic privates primate primates eternal interval uploads unload unloads " +
    "summit summits remote removed remover crate crates created attack attacks attache appends upend insect insects invert inverts inserts assert replica replaced codify notify " +
    "repeal repeals repent displays splay selling tolling yelling felling tilling spelling noting nothings pretends portend characters urgently retention intention detention contention " +
    "persona personnel compel cohere adhered display displayed fallowing flowing hollowing bellowing answered answers swerve recreate recreated creates creator creature " +
    "updates updated updater downdate includes included payments documents documented reservations preservation addressed addresses redress websites transactions " +
    "publisher scheduled schedules scheduler modified modifies integrated integrates attached attaches appended replaces replacer submits published publishes " +
    "precious security insecurity respect respects expression impotent secretion sectors sector recent accounting accounted"
  ).split(" "),
);

/** Key words by a letter at one end of a word, as its place in the alphabet, and the length that it has. */
const placeOf = (letter: number, length: number): number => ((letter - codeOfA) << 4) | length;
interface Table {
  readonly words: readonly (readonly string[])[];
  /** Where the words of each place begin in `letters`. */
  readonly starts: Uint16Array;
  /** Of each word, one bit for each letter in it, in one row: it is read for every word of a text. */
  readonly letters: Int32Array;
}
const tableBy = (letterOf: (word: string) => number): Table => {
  const table: string[][] = Array.from({ length: 26 << 4 }, () => []);
  for (const word of words) {
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      table[placeOf(letterOf(word), length)]?.push(word);
    }
  }
  const starts = new Uint16Array(table.length + 1);
  table.forEach((here, place) => (starts[place + 1] = (starts[place] as number) + here.length));
  return { words: table, starts, letters: Int32Array.from(table.flat(), lettersOf) };
};
const byFirst = tableBy((word) => word.charCodeAt(0));
const byLast = tableBy((word) => word.charCodeAt(word.length - 1));

const withoutLowest = (bits: number): number => bits & (bits - 1);
const hasThreeBits = (bits: number): boolean => withoutLowest(withoutLowest(bits)) !== 0;

/** Whether one slip of the keyboard makes the one of the other: a letter too many, missing, wrong, or two exchanged. */
const isOneSlip = (a: string, b: string): boolean => {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  if (endA - from <= 1 && endB - from <= 1) return true;
  return endA - from === 2 && endB - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
};

const isNear = ({ starts, letters: known }: Table, place: number, letters: number): boolean => {
  const end = starts[place + 1] as number;
  for (let i = starts[place] as number; i < end; i += 1) if (!hasThreeBits((known[i] as number) ^ letters)) return true;
  return false;
};

/** The key word that a word was meant to be. */
const meant = (word: string, candidates: readonly string[]): string | undefined =>
  exact.has(word) || ownWords.has(word) ? undefined : candidates.find((known) => isOneSlip(known, word));

/** The bit of a letter in either case; of anything else nothing. */
const bitOf = Int32Array.from({ length: 256 }, (_, code) => {
  const letter = code | 32;
  return letter >= codeOfA && letter <= codeOfZ ? 1 << (letter - codeOfA) : 0;
});

const lettersIn = (bytes: Uint8Array, start: number, end: number): number => {
  let letters = 0;
  for (let i = start; i < end; i += 1) letters |= bitOf[bytes[i] as number] as number;
  return letters;
};

/**
 * The text with slips in such words mended; the same text when there are none. Looks back from where a word would be long enough, so
 * that most letters of shorter words are not looked at.
 */
export const withoutSlips = (text: string): string => {
  const { bytes } = asciiBytes(text);
  let mended = "";
  let taken = 0;
  for (let start = 0; start + shortest <= text.length;) {
    let outsider = start + shortest - 1;
    while (outsider >= start && bitOf[bytes[outsider] as number] !== 0) outsider -= 1;
    if (outsider >= start) {
      start = outsider + 1;
      continue;
    }
    let end = start + shortest;
    while (bitOf[bytes[end] as number] !== 0) end += 1;
    const [from, length] = [start, end - start];
    start = end + 1;
    if (length > longest) continue;
    const first = placeOf((bytes[from] as number) | 32, length);
    const last = placeOf((bytes[end - 1] as number) | 32, length);
    const letters = lettersIn(bytes, from, end);
    if (!isNear(byFirst, first, letters) && !isNear(byLast, last, letters)) continue;
    const candidates = [...(byFirst.words[first] as readonly string[]), ...(byLast.words[last] as readonly string[])];
    const word = meant(text.slice(from, end).toLowerCase(), candidates);
    if (word === undefined) continue;
    mended += text.slice(taken, from) + word;
    taken = end;
  }
  return taken === 0 ? text : mended + text.slice(taken);
};
