/** What every target is asked, and what it answers. */
export const argumentText = "The quick brown fox jumps over the lazy dog. ".repeat(23).slice(0, 1_000);
export const answerText = (bytes: number): string =>
  "Pack my box with five dozen liquor jugs, and mind the gap. ".repeat(Math.ceil(bytes / 59)).slice(0, bytes);

export const tokenScope = "bench.use";
