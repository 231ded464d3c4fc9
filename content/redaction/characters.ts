const outside = 0;
/**
 * The code at this place, and NUL beside the text. A read outside of a string, or of a table by NaN, is so slow that the engine also gives
 * up its fast way for all later reads at that place of the program.
 */
export const codeAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? text.charCodeAt(at) : outside;

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;
export const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);
/** Alphabets beyond ASCII whose words are set apart; a number may directly follow a word of Chinese, Thai or Korean. */
const isSpaced = (code: number): boolean =>
  code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7 && !(code >= 0xe00 && code < 0x1200);
const words = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  isAlphanumeric(code) || code === 0x5f || isSpaced(code) ? 1 : 0,
);
export const isWord = (code: number): boolean => words[code] === 1;

export const digitsIn = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let i = from; i < to; i += 1) if (isDigit(codeAt(text, i))) count += 1;
  return count;
};

/** What `\s` matches. */
export const isBlank = (code: number): boolean =>
  code <= 0x20
    ? code === 0x20 || (code >= 0x09 && code <= 0x0d)
    : code >= 0xa0 &&
      (code === 0xa0 ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000 ||
        code === 0xfeff);
