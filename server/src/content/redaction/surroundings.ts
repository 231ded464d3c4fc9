import { isDigit, isWord } from "./characters.ts";

export function matchAt(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}

/** Whether what was read ends here, and is not the beginning of a longer number or word. */
export const endsHere = (text: string, at: number): boolean =>
  !isWord(text.charCodeAt(at)) && !(/[-.]/.test(text[at] ?? "") && isDigit(text.charCodeAt(at + 1)));

/** Whether one of the words stands shortly before. */
export const before = (text: string, at: number, words: RegExp): boolean =>
  words.test(text.slice(Math.max(0, at - 40), at));
