import { createHmac } from "node:crypto";

const shortestKey = 32;

/** Ties a record to its arguments without revealing them: guesses cannot be tried without the key. */
export const createArgumentsHash = (key: Uint8Array): ((argumentsDigest: string) => string) => {
  if (key.byteLength < shortestKey) {
    throw new Error(`audit arguments key: ${key.byteLength} bytes received, at least ${shortestKey} needed`);
  }
  return (digest) => createHmac("sha256", key).update(`mcp-audit/1 arguments\n${digest}`).digest("base64url");
};
