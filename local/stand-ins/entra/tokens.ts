// Stand-in for Microsoft Entra ID: signs tokens, and reads those it signed. A second signer on purpose: it runs, and is checked against the tests' own tokens.
import { errors, jwtVerify, SignJWT } from "jose";
import type { JWTHeaderParameters, JWTPayload } from "jose";
import type { SigningKey, SigningKeys } from "./signing-keys.ts";

/** A claim set to undefined is left out; wrong types are the point of some tests. */
export type Claims = Readonly<Record<string, unknown>>;

type TokenFault = "signature" | "time";

/** Header and claims as they are written, changed. */
export type Respell = (texts: readonly [header: string, claims: string]) => readonly [string, string];

export interface Tokens {
  sign(
    payload: JWTPayload,
    header?: Partial<JWTHeaderParameters>,
    key?: SigningKey,
    respell?: Respell,
  ): Promise<string>;
  /** The claims of a token that this tenant signed and that is in its time, or what is wrong with it. */
  read(token: string): Promise<JWTPayload | TokenFault>;
}

/** What no library would write. */
const signText = async (texts: readonly string[], { privateKey }: SigningKey): Promise<string> => {
  const signed = texts.map((text) => Buffer.from(text).toString("base64url")).join(".");
  const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", privateKey, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString("base64url")}`;
};

export const createTokens = (keys: SigningKeys, now: () => number): Tokens => ({
  sign: (payload, header = {}, key = keys.current(), respell) => {
    const full = { typ: "JWT", alg: "RS256", kid: key.kid, ...header };
    return respell
      ? signText(respell([JSON.stringify(full), JSON.stringify(payload)]), key)
      : new SignJWT(payload).setProtectedHeader(full).sign(key.privateKey);
  },
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
