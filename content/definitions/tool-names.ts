import { acting, grave, others, quoted, recipient } from "./order-vocabulary.ts";

/** A name in quotation marks, or one that code has and prose has not. */
const nameOrWord = /([`'"\u2018\u201c]?)([A-Za-z][\w:-]*)([`'"\u2019\u201d]?)/g;
const isName = /[A-Za-z\d]_[A-Za-z\d]|[a-z][A-Z]|[a-z]-[a-z]+-[a-z]/;
/** `OpenAI`, `DynamoDB`: products, as a rule; `SLACK_TOKEN`: settings. */
const isBrand = /^[A-Z](?:[A-Za-z\d]*|[A-Z\d_]*)$/;
/** What stands before a value is an argument, or the key of an example. */
const isGiven = /^["']\s?:/;
/** What a text calls so is an argument, or a member of one. */
const isArgument = /^["'`\u2019\u201d]?\s(?:\w+\s)?(?:parameter|argument|field|property|option|flag|header|column)\b/;
const isJoined = /_|[a-z]-[a-z]|[a-z][A-Z]/;
const smallWords = /-(?:to|of|the|and|by|in|a|on|or|as|at|for)-/;
const number = /\b\d[\d.,]{2,}\b/g;
/** What stands before a name with one hyphen distinguishes it from a usual word. */
const hyphened = /\b(using|calling|invoking|running|executing|call|use|invoke|run|via)( the)? [a-z]+-[a-z]+\b/gi;
const own = "this one";
const ownArgument = /this one (?:argument|parameter|field)/g;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
/** What the name of a tool begins with that does something. */
const acts = words(
  "run set change write move rename update record add save merge log download assign mark configure modify edit print register enable subscribe",
);
/** What it begins with that takes, gives away, pays or puts at risk: an honest definition seldom asks for a call of such a tool. */
const graveActs = words(
  "send post delete remove transfer pay refund export share grant invite push upload deploy execute exec sell buy place approve reset disable publish forward drop purge wipe revoke quick overwrite withdraw charge order email mail close cancel kick ban unlock switch submit sync backup import lift erase clear checkout wire uninstall dump hand make",
);
/** The same, wherever it stands in a name. */
const graveAnywhere = words("push delete remove transfer send execute force grant export purge wipe erase payment");
const parts = /[A-Z]?[a-z]+/g;
/** A server's name, as hosts set it before the names of its tools. */
const ofServer = /^(?:mcp_|.*(?:__|:))/;
const byName = (name: string): string => {
  const [first = "", ...further] = Array.from(name.replace(ofServer, "").matchAll(parts), ([part]) =>
    part.toLowerCase(),
  );
  if (graveActs.has(first) || further.some((part) => graveAnywhere.has(part))) return grave;
  return acts.has(first) ? acting : others;
};
const mailAddress = /\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g;

/** The text with the names of other tools, and with quoted values, as words that the rules know. */
export const withNames = (text: string, owns: ReadonlySet<string>): string =>
  text
    .replace(mailAddress, recipient)
    .replace(nameOrWord, (whole: string, opening: string, word: string, closing: string, at: number, named: string) => {
      const isQuoted = opening !== "" && closing !== "";
      if (!isQuoted && (!isName.test(word) || isBrand.test(word))) return whole;
      if (owns.has(word)) return own;
      const end = at + opening.length + word.length;
      if (isGiven.test(named.slice(end, end + 4))) return whole;
      if (isArgument.test(named.slice(end, end + 24))) return quoted;
      if (isQuoted && !isJoined.test(word) && !/^[`\u2018]/.test(opening)) return quoted;
      if (smallWords.test(word)) return whole;
      return byName(word);
    })
    .replace(hyphened, `$1$2 ${others}`)
    .replace(ownArgument, own)
    .replace(number, quoted);
