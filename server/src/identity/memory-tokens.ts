import { TokenRejected } from "./token-rejected.ts";
import type { TokenVerifier, VerifiedToken } from "./token.ts";

/**
 * Tokens that mean what a table says, for tests and for where no Entra is; any other is rejected.
 *
 * @example
 * declare const token: VerifiedToken;
 * createMemoryTokens(new Map([["a bearer token", token]]));
 */
export const createMemoryTokens =
  (known: ReadonlyMap<string, VerifiedToken>): TokenVerifier =>
  async (token) => {
    const said = known.get(token);
    if (!said) throw new TokenRejected("not a known token");
    return said;
  };
