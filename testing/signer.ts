import type { KeyObject } from "node:crypto";
import { generateKeyPairSync, sign } from "node:crypto";

/** A claim set to undefined is left out; wrong types are the point of some tests. */
export type Claims = Readonly<Record<string, unknown>>;

/** An RSA key pair, fresh in each process. */
export const rsaKeys = (): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } =>
  generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A token whose header and claims are these very texts, signed with RS256. */
export const signedText = (header: string, claims: string, key: KeyObject): string => {
  const signed = [header, claims].map((text) => Buffer.from(text).toString("base64url")).join(".");
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url")}`;
};

/** Header and claims as JSON, written otherwise. */
export type Respell = (texts: readonly [header: string, claims: string]) => readonly [string, string];

/** A token of these claims, signed with RS256; its header may claim another algorithm. */
export const signedJwt = (header: Claims, claims: Claims, key: KeyObject, respell: Respell = (texts) => texts) =>
  signedText(...respell([JSON.stringify({ typ: "JWT", alg: "RS256", ...header }), JSON.stringify(claims)]), key);
