import { hash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { TokenVerifier, VerifiedToken } from "./token.ts";

interface Remembered {
  readonly token: VerifiedToken;
  readonly until: number;
}

/** Short enough that a withdrawn key or a disabled account is noticed as soon as with Entra's own caches. */
const seconds = 60;
const most = 10_000;

/** Spares the signature check for a token seen a moment ago. Only accepted tokens are remembered, and only by their hash. */
export const rememberTokens = (verify: TokenVerifier, clock: Clock): TokenVerifier => {
  const remembered = new Map<string, Remembered>();
  return async (token) => {
    const now = clock();
    const name = hash("sha256", token, "base64url");
    const known = remembered.get(name);
    if (known && known.until > now) return known.token;
    const verified = await verify(token);
    if (remembered.size >= most) remembered.clear();
    remembered.set(name, { token: verified, until: Math.min(now + seconds * 1_000, verified.expiresAt * 1_000) });
    return verified;
  };
};
