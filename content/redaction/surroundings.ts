import { codeAt, isDigit, isWord } from "./characters.ts";

export const matchAt = (shape: RegExp, text: string, at: number): number | undefined => {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
};

const dash = 0x2d;
const dot = 0x2e;
/** Whether the digits on both sides of it are one number. */
export const joins = (code: number): boolean => code === dash || code === dot;

/** Whether what was read ends here, and is not the beginning of a longer number or word. */
export const endsHere = (text: string, at: number): boolean =>
  !isWord(codeAt(text, at)) && !(joins(codeAt(text, at)) && isDigit(codeAt(text, at + 1)));
