import { isDigit, isLetter, isWord } from "./characters.ts";

export function matchAt(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}

/** Whether what was read ends here, and is not the beginning of a longer number or word. */
export const endsHere = (text: string, at: number): boolean =>
  !isWord(text.charCodeAt(at)) && !(/[-.]/.test(text[at] ?? "") && isDigit(text.charCodeAt(at + 1)));

const farthest = 40;

/** Whether words stand shortly before, and not other numbers only. */
export function hasWordsBefore(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - farthest; i -= 1) {
    const code = text.charCodeAt(i);
    if (isLetter(code) || code > 0x7f) return true;
  }
  return false;
}

/** Whether one of the words stands shortly before. */
export const before = (text: string, at: number, words: RegExp): boolean =>
  hasWordsBefore(text, at) && words.test(text.slice(Math.max(0, at - farthest), at));
