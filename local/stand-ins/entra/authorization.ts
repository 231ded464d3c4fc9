// Stand-in for Microsoft Entra ID: what a person agreed to, until it is turned into tokens.
import { createHash, randomBytes } from "node:crypto";
import type { UserGrant } from "./claims.ts";
import { refuse } from "./entra-error.ts";

export interface CodeChallenge {
  readonly method: "plain" | "S256";
  readonly value: string;
}

export interface Authorization {
  readonly grant: Omit<UserGrant, "proof">;
  /** The resource in the words of the request. */
  readonly requested: string;
  readonly openId: readonly string[];
  readonly nonce?: string | undefined;
}

interface CodeAuthorization extends Authorization {
  readonly redirectUri: string;
  readonly challenge?: CodeChallenge | undefined;
}

const codeMs = 600_000;
const refreshMs = 24 * 3_600_000;

interface Kept<T> {
  readonly value: T;
  readonly until: number;
  used: boolean;
}

const keep = <T>(lifetimeMs: number, now: () => number) => {
  const kept = new Map<string, Kept<T>>();
  return {
    put: (value: T): string => {
      for (const [key, { until }] of kept) if (until < now()) kept.delete(key);
      const key = `1.${randomBytes(48).toString("base64url")}`;
      kept.set(key, { value, until: now() + lifetimeMs, used: false });
      return key;
    },
    get: (key: string): Kept<T> => {
      const found = kept.get(key);
      if (!found) throw refuse.codeInvalid();
      if (found.until < now()) throw refuse.codeExpired();
      return found;
    },
  };
};

export interface Authorizations {
  issueCode(authorization: CodeAuthorization): string;
  /** Once. */
  redeemCode(code: string): CodeAuthorization;
  issueRefreshToken(authorization: Authorization): string;
  readRefreshToken(token: string): Authorization;
}

export const createAuthorizations = (now: () => number): Authorizations => {
  const codes = keep<CodeAuthorization>(codeMs, now);
  const refreshTokens = keep<Authorization>(refreshMs, now);
  return {
    issueCode: codes.put,
    redeemCode: (code) => {
      const found = codes.get(code);
      if (found.used) throw refuse.codeRedeemed();
      found.used = true;
      return found.value;
    },
    issueRefreshToken: refreshTokens.put,
    readRefreshToken: (token) => refreshTokens.get(token).value,
  };
};

export const answersChallenge = (challenge: CodeChallenge | undefined, verifier: string | undefined): boolean => {
  if (!challenge) return true;
  if (verifier === undefined) return false;
  const shown = challenge.method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
  return shown === challenge.value;
};
