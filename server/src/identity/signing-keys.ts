import { createRemoteJWKSet, customFetch, errors } from "jose";
import type { JWTVerifyGetKey } from "jose";
import type { Clock } from "../clock.ts";

/** The signing keys cannot be had, which says nothing about the token. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}

export type FetchKeys = (url: string, options: RequestInit) => Promise<Response>;

interface SigningKeysOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly fetch: FetchKeys;
  /** Longest wait for an answer. */
  readonly timeoutMs?: number;
}

/** An unknown key id is asked for at most once in this time, for any number of tokens that name it. */
const cooldownMs = 30_000;
/** How long keys are used without asking again; a withdrawn key lives no longer. */
const maxAgeMs = 600_000;

/** How long a failed fetch stands before the next one is tried. */
const retryAfterMs = 5_000;

/** Keys fetched when first needed and again when a token names an unknown one; an outage is distinguished from a wrong key. */
export const createSigningKeys = (options: SigningKeysOptions): JWTVerifyGetKey => {
  const { url, clock, fetch, timeoutMs = 5_000 } = options;
  let failedAt = Number.NEGATIVE_INFINITY;
  const fetchUnlessJustFailed: FetchKeys = async (target, options) => {
    if (clock() - failedAt < retryAfterMs) throw new KeysUnavailable("the last fetch of signing keys failed");
    return fetch(target, options);
  };
  const keys = createRemoteJWKSet(new URL(url), {
    cooldownDuration: cooldownMs,
    timeoutDuration: timeoutMs,
    cacheMaxAge: maxAgeMs,
    [customFetch]: fetchUnlessJustFailed,
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (!(error instanceof KeysUnavailable)) failedAt = clock();
      throw new KeysUnavailable("signing keys are unavailable", { cause: error });
    }
  };
};
