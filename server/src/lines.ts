/**
 * Cuts a stream into lines. A line that grows beyond `most` bytes without an end goes to `tooLong`, once, and its rest is dropped.
 */
export const lines = (
  most: number,
  onLine: (line: Uint8Array) => void,
  tooLong: (beginning: Uint8Array) => void,
): ((chunk: Uint8Array) => void) => {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let dropping = false;

  const take = (piece: Uint8Array): void => {
    if (dropping) return;
    pieces.push(piece);
    size += piece.byteLength;
    if (size <= most) return;
    dropping = true;
    const beginning = Buffer.concat(pieces).subarray(0, most);
    pieces = [];
    tooLong(beginning);
  };
  const finish = (): void => {
    const line = dropping ? undefined : Buffer.concat(pieces);
    pieces = [];
    size = 0;
    dropping = false;
    if (line && line.byteLength > 0) onLine(line);
  };

  return (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, at));
      finish();
      from = at + 1;
    }
    if (from < chunk.byteLength) take(chunk.subarray(from));
  };
};
