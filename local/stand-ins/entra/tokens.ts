// Stand-in for Microsoft Entra ID: signs tokens, and reads those it signed.
import { errors, jwtVerify, SignJWT } from "jose";
import type { JWTHeaderParameters, JWTPayload } from "jose";
import type { SigningKey, SigningKeys } from "./signing-keys.ts";

/** A claim set to undefined is left out; wrong types are the point of some tests. */
export type Claims = Readonly<Record<string, unknown>>;

type TokenFault = "signature" | "time";

export interface Tokens {
  sign(payload: JWTPayload, header?: Partial<JWTHeaderParameters>, key?: SigningKey): Promise<string>;
  /** The claims of a token that this tenant signed and that is in its time, or what is wrong with it. */
  read(token: string): Promise<JWTPayload | TokenFault>;
}

export const createTokens = (keys: SigningKeys, now: () => number): Tokens => ({
  sign: (payload, header = {}, key = keys.current()) =>
    new SignJWT(payload).setProtectedHeader({ typ: "JWT", alg: "RS256", kid: key.kid, ...header }).sign(key.privateKey),
  read: async (token) => {
    const keyOf = ({ kid }: { readonly kid?: string }) => {
      const key = keys.published().find((one) => one.kid === kid);
      if (!key) throw new errors.JWKSNoMatchingKey();
      return key.publicKey;
    };
    try {
      const options = { algorithms: ["RS256"], currentDate: new Date(now()), clockTolerance: 300 };
      return (await jwtVerify(token, keyOf, options)).payload;
    } catch (error) {
      const late = error instanceof errors.JWTExpired;
      return late || (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf") ? "time" : "signature";
    }
  },
});
