/** What a text is made of, counted in one pass: enough to tell which decoders have anything to do. */
export interface Survey {
  /** Longest run of base64 characters. */
  readonly longestRun: number;
  /** Runs of exactly two hexadecimal digits, and of eight bits. */
  readonly hexPairs: number;
  readonly octets: number;
  readonly percents: number;
  readonly ampersands: number;
  readonly backslashes: number;
  readonly words: number;
  /** Letters that stand alone. */
  readonly loneLetters: number;
  /** Digits and signs between two letters. */
  readonly inWordSigns: number;
}

const token = 1;
const letter = 2;
const hexadecimal = 4;
const bit = 8;
/** Figures that leet writes for letters. */
const sign = 16;

const bits = new Uint8Array(128);
const mark = (characters: string, flag: number): void => {
  for (const c of characters) bits[c.charCodeAt(0)] = (bits[c.charCodeAt(0)] as number) | flag;
};
const letters = "abcdefghijklmnopqrstuvwxyz";
mark(letters + letters.toUpperCase(), token | letter);
mark("0123456789", token | hexadecimal);
mark("+/_-", token);
mark("abcdefABCDEF", hexadecimal);
mark("01", bit);
mark("0134578@$!|", sign);

const flagsAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 128 ? (bits[code] as number) : 0;
};

export function survey(text: string): Survey {
  const count = {
    longestRun: 0,
    hexPairs: 0,
    octets: 0,
    percents: 0,
    ampersands: 0,
    backslashes: 0,
    words: 0,
    loneLetters: 0,
    inWordSigns: 0,
  };
  let start = 0;
  let common = 0xff;
  let before = 0;
  let beforeThat = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const flags = i < text.length ? flagsAt(text, i) : 0;
    if ((before & sign) !== 0 && (beforeThat & letter) !== 0 && (flags & letter) !== 0) count.inWordSigns += 1;
    if ((before & letter) !== 0 && (beforeThat & letter) === 0) {
      count.words += 1;
      if ((beforeThat & token) === 0 && (flags & token) === 0) count.loneLetters += 1;
    }
    if ((flags & token) !== 0) {
      if ((before & token) === 0) [start, common] = [i, 0xff];
      common &= flags;
    } else {
      if ((before & token) !== 0) {
        const length = i - start;
        if (length > count.longestRun) count.longestRun = length;
        if (length === 2 && (common & hexadecimal) !== 0) count.hexPairs += 1;
        if (length === 8 && (common & bit) !== 0) count.octets += 1;
      }
      const code = text.charCodeAt(i);
      if (code === 0x25) count.percents += 1;
      else if (code === 0x26) count.ampersands += 1;
      else if (code === 0x5c) count.backslashes += 1;
    }
    beforeThat = before;
    before = flags;
  }
  return count;
}
