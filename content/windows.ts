/** A stretch of a text that is looked at on its own. Those of one text cover it, and do not overlap. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Divides by four, so that a run of base64 that is cut stays in step. */
const size = 8_192;
/** How far before its limit a window may end, where the text offers a gap. */
const slack = 1_024;

/** Spaces and line breaks, as they stand between the words of a text in Latin letters. */
export const isGap = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
const isPlain = (code: number): boolean => code > 0x20 && code < 0x7f;
const isBase64 = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  ((code | 32) >= 0x61 && (code | 32) <= 0x7a) ||
  code === 0x2b ||
  code === 0x2d ||
  code === 0x2f ||
  code === 0x5f;

/** Behind a line, else behind a word, else where a run of base64 stays in step, else between two plain characters. */
const endOf = (text: string, from: number): number => {
  const limit = from + size;
  if (limit >= text.length) return text.length;
  // Only that far back: without a line break the whole text before would be read for every window.
  const line = text.slice(limit - slack, limit).lastIndexOf("\n");
  if (line !== -1) return limit - slack + line + 1;
  for (let at = limit; at > limit - slack; at -= 1) if (isGap(text.charCodeAt(at - 1))) return at;
  let start = limit;
  while (start > from && isBase64(text.charCodeAt(start - 1))) start -= 1;
  if (limit - start > 4) return limit - ((limit - start) % 4);
  for (let at = limit; at > limit - slack; at -= 1) if (isPlain(text.charCodeAt(at - 1))) return at;
  return (text.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
};

export function* windowsOf(text: string): Generator<Window> {
  for (let from = 0; from < text.length;) {
    const to = endOf(text, from);
    yield { from, to };
    from = to;
  }
}
