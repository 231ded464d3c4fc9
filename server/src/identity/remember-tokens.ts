import { hash } from "node:crypto";
import type { Clock } from "../clock.ts";
import { createExpiring } from "../expiring.ts";
import type { TokenVerifier, VerifiedToken } from "./token.ts";

/** Short enough that a withdrawn key or a disabled account is noticed as soon as with Entra's own caches. */
const seconds = 60;
const most = 10_000;

/** Spares the signature check for a token seen a moment ago. Only accepted tokens are remembered, and only by their hash. */
export const rememberTokens = (verify: TokenVerifier, clock: Clock): TokenVerifier => {
  const remembered = createExpiring<VerifiedToken>({ clock, most });
  const verifyAnew = async (token: string, name: string): Promise<VerifiedToken> => {
    const now = clock();
    const verified = await verify(token);
    remembered.set(name, verified, Math.min(now + seconds * 1_000, verified.expiresAt * 1_000));
    return verified;
  };
  return (token) => {
    const name = hash("sha256", token, "base64url");
    const known = remembered.get(name);
    return known ? Promise.resolve(known) : verifyAnew(token, name);
  };
};
