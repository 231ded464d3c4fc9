import { membersOf } from "../runs.ts";
import { codeAt, isBlank } from "./characters.ts";
import { matchAt } from "./surroundings.ts";

/** What a name may go on with behind the word that was found in it. */
const ofName = membersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
const mostOfName = 32;

/** Where the rest of a name ends: `[\w.-]{0,32}`. */
export const endOfName = (text: string, from: number): number => {
  let end = from;
  while (end - from < mostOfName && ofName[codeAt(text, end)] === 1) end += 1;
  return end;
};

/** Words within the rest of a name that an assignment may begin with. */
const withinName = /-$|value$|str(?:ing)?$|(?:^|[.-])(?:is|are|was|ist|est)(?:[.-]|$)/i;

/** What the last search behind a name has found. Several words in one name have the same behind it. */
export interface BehindName {
  at: number;
  end: number | undefined;
}

/**
 * Where that ends which stands between a name and its value, given the expressions for what begins behind the whole name and
 * for all of it: `[\w.-]{0,32}` and the first one. The longest name counts, so that the second is needed only where the first does not
 * match, and a part of the name may belong to the assignment.
 */
export const endOfAssignment = (
  { behind, whole }: { readonly behind: RegExp; readonly whole: RegExp },
  text: string,
  from: number,
  known: BehindName,
): number | undefined => {
  const end = endOfName(text, from);
  if (known.at !== end) [known.at, known.end] = [end, matchAt(behind, text, end)];
  if (known.end !== undefined || end === from) return known.end;
  return end - from === mostOfName || withinName.test(text.slice(from, end)) ? matchAt(whole, text, from) : undefined;
};

const isQuote = (code: number): boolean => code === 0x22 || code === 0x27 || code === 0x60;
const endsOfQuoted = membersOf("\"'`\\");
/** No ASCII that a value within quotes goes on behind. */
const notInQuoted = membersOf("\"'`\\ \t\n\v\f\r");

/** Where a value within quotes ends: `[^\s"'`\\]{least,most}(?=["'`\\])`, without going back over what cannot be its end. */
export const endOfQuoted = (text: string, from: number, least: number, most: number): number | undefined => {
  let end = from;
  while (end < text.length && end - from < most) {
    const code = codeAt(text, end);
    if (code < 0x80 ? notInQuoted[code] === 1 : isBlank(code)) break;
    end += 1;
  }
  return end - from >= least && endsOfQuoted[codeAt(text, end)] === 1 ? end : undefined;
};

const isSpaceOrTab = (code: number): boolean => code === 0x20 || code === 0x09;
const mostGaps = 4;

/** Where a value may begin behind a name and nothing but a gap: `[\w.-]{0,32}[ \t]{1,4}["'`]?`. */
export const endOfGap = (text: string, from: number): number | undefined => {
  const name = endOfName(text, from);
  let end = name;
  while (end - name < mostGaps && isSpaceOrTab(codeAt(text, end))) end += 1;
  if (end === name) return undefined;
  return isQuote(codeAt(text, end)) ? end + 1 : end;
};
