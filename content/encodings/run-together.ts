import { createDictionary } from "../dictionary.ts";
import { injectionVocabulary } from "../heuristics/injection-vocabulary.ts";
import { redirectionVocabulary } from "../heuristics/redirection-vocabulary.ts";

/** Common words, which stand between those of the rules. */
const commonest =
  "a an the of to in on at by for from with and or but not no is are was were be been am do does did has have had will would can could may might " +
  "i you your yours my me mine we our us he his she her it its they their them this that these those here there now then first next last " +
  "if when while before after until once as so than too also only just very more most much many some each other another same who what which where why how " +
  "up out over under about into onto via per please thanks thank let lets make made get got take know need want use using used work find found see look tell told say said " +
  "new old good best name names number file files folder date time day week month year monday friday january february march april may june july august " +
  "complete completed answer question questions following instruction finish finished begin start part text message messages data information info details list content contents " +
  "system user users admin security service services website site page mail email emails address account accounts bank money payment bill order orders group groups channel channels " +
  "home house door room hotel restaurant city street event events calendar meeting project report results result document documents note notes photo photos phone smart device devices patient health record records " +
  "settings setting policy domain domains permanent permanently friend current currently price prices code command commands exactly every everyone everything anyone someone don't not never always";

/** The words that are found without gaps between them. */
export const wordsTogether: readonly string[] = [
  ...new Set(
    [...Object.values(injectionVocabulary), ...Object.values(redirectionVocabulary)]
      .flat()
      .flatMap((phrase) => phrase.toLowerCase().split(/[^a-z]+/))
      .concat(commonest.split(/[^a-z]+/))
      .filter((word) => word.length > 1 || word === "a" || word === "i"),
  ),
];
const dictionary = createDictionary(wordsTogether);

/** The cost of a word by its length: few long words are cheaper than many short ones. */
const costOfWord = [0, 1, 2, 1.8];
const costOfLongWord = 1.2;
const costOfLetter = 1.05;
/** From this share of unmatched letters on, a run counts as one long word of another language. */
const mostUnknown = 0.4;

const memoryFor = (letters: number) => [new Float64Array(letters + 1), new Uint8Array(letters + 1)] as const;
/** By place: the least cost of all letters before it, and the length of the word that ends there, or 0 for a letter of no word. All texts share this memory. */
let [least, last] = memoryFor(512);

/**
 * Reads letters without gaps as the fewest words; letters of no word stay together. Where too many belong to no word, all stay
 * together. The work for a letter is bounded by the words that can end there.
 *
 * @example
 * inWords("ignoreallpreviousinstructions"); // "ignore all previous instructions"
 */
export const inWords = (letters: string): string => {
  if (least.length <= letters.length) [least, last] = memoryFor(letters.length * 2);
  least.fill(0, 0, letters.length + 1);
  last.fill(0, 0, letters.length + 1);
  let judged = 0;
  const judgeUpTo = (end: number): void => {
    for (; judged < end; judged += 1) {
      const cost = (least[judged] as number) + costOfLetter;
      const known = least[judged + 1] as number;
      if (known !== 0 && cost >= known) continue;
      least[judged + 1] = cost;
      last[judged + 1] = 0;
    }
  };
  dictionary.scan(letters, (index, end) => {
    const { length } = wordsTogether[index] as string;
    judgeUpTo(end);
    const cost = (least[end - length] as number) + (costOfWord[length] ?? costOfLongWord);
    if (cost >= (least[end] as number)) return;
    least[end] = cost;
    last[end] = length;
  });
  judgeUpTo(letters.length);
  const parts: string[] = [];
  let unknown = 0;
  for (let end = letters.length; end > 0;) {
    let start = end - (last[end] as number);
    if (start === end) while (start > 0 && last[start] === 0) start -= 1;
    if (last[end] === 0) unknown += end - start;
    parts.push(letters.slice(start, end));
    end = start;
  }
  return unknown > letters.length * mostUnknown ? letters : parts.reverse().join(" ");
};
