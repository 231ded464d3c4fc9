/** Bytes of a picture, a sound or a program are letters, figures, signs and spaces far less often than this. */
const leastReadable = 0.9;

const isReadable = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);

const readableShare = (bytes: Uint8Array): number =>
  bytes.reduce((count, byte) => count + (isReadable(byte) ? 1 : 0), 0) / bytes.length;

const strictly = new TextDecoder("utf-8", { fatal: true });
const somehow = new TextDecoder("utf-8");

/** Bytes that are a text, or would be but for a few, under any media type: no text gets past its inspection as bytes. */
export const textInBytes = (base64: string): string | undefined => {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return undefined;
  try {
    const text = strictly.decode(bytes);
    if (!/[^\P{Cc}\t\n\r]/u.test(text)) return text;
  } catch {
    // No valid UTF-8, which one byte is enough for.
  }
  return readableShare(bytes) >= leastReadable ? somehow.decode(bytes) : undefined;
};
