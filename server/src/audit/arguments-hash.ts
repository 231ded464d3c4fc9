import { hash } from "node:crypto";

const shortestKey = 32;
/** SHA-256 reads blocks of so many bytes, and gives so many. */
const [block, given] = [64, 32] as const;
const [innerPad, outerPad] = [0x36, 0x5c] as const;

const purpose = "mcp-audit/1 arguments\n";

/**
 * Ties a record to its arguments without revealing them: guesses cannot be tried without the key. It is HMAC (RFC 2104) from two hashes
 * in one step each; the object that Node makes for an HMAC costs several times as much, for every record. A test compares the two.
 */
export const createArgumentsHash = (key: Uint8Array): ((argumentsDigest: string) => string) => {
  if (key.byteLength < shortestKey || key.byteLength > block) {
    throw new Error(`audit arguments key: ${key.byteLength} bytes received, ${shortestKey} to ${block} needed`);
  }
  const padded = (pad: number, room: number): Buffer => {
    const bytes = Buffer.alloc(block + room);
    for (let at = 0; at < block; at += 1) bytes[at] = (key[at] ?? 0) ^ pad;
    return bytes;
  };
  const inner = padded(innerPad, 0).toString("latin1") + purpose;
  const outer = padded(outerPad, given);
  return (digest) => {
    // As text the result of the first costs a third of what it costs as bytes.
    outer.write(hash("sha256", Buffer.from(inner + digest, "latin1"), "binary"), block, "latin1");
    return hash("sha256", outer, "base64url");
  };
};
