import { createPublicKey, verify } from "node:crypto";
import { canonicalJson, digestOf } from "@mcp-landing-zone/contract";
import { parseStrictJson } from "../guards/strict-json.ts";

/** The public half of a signer's key. */
export interface ApproverKey {
  /** The type of the key. */
  readonly kty: "EC";
  /** The curve of the key. */
  readonly crv: "P-256";
  /** The first coordinate of the point, base64url. */
  readonly x: string;
  /** The second coordinate of the point, base64url. */
  readonly y: string;
}

/** A key that may be used and, where it lies in a vault, not read. */
export interface ApproverSigner {
  /** The public key. */
  readonly key: ApproverKey;
  /** ECDSA over SHA-256, the two numbers one after the other. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/**
 * How a deployment names an approver's key (RFC 7638).
 *
 * @example
 * declare const signer: ApproverSigner;
 * thumbprintOf(signer.key); // what `catalogueApprovers` takes
 */
export const thumbprintOf = ({ kty, crv, x, y }: ApproverKey): string => digestOf({ kty, crv, x, y });

const algorithm = "ES256";

const base64url = (text: string | Uint8Array): string => Buffer.from(text).toString("base64url");

/** A kind of signed text: its name, its longest length and its members. */
export interface SignedKind {
  readonly type: string;
  readonly longest: number;
  readonly fields: readonly string[];
}

/** A text under a signature: a compact JWS that brings the public key along. Whether that is to be trusted, its thumbprint decides. */
export const signText = async (
  { type }: Pick<SignedKind, "type">,
  payload: unknown,
  { key, sign }: ApproverSigner,
): Promise<string> => {
  const signed = [
    base64url(canonicalJson({ alg: algorithm, jwk: key, typ: type })),
    base64url(canonicalJson(payload)),
  ].join(".");
  return `${signed}.${base64url(await sign(Buffer.from(signed)))}`;
};

/** The signature does not stand for what it is with. The message says what was received and what would be right. */
export class SignatureRejected extends Error {
  override readonly name = "SignatureRejected";
}

export const rejected = (received: string, right: string): SignatureRejected =>
  new SignatureRejected(`received ${received}; should be ${right}`);

export type Members = Readonly<Record<string, unknown>>;

/** The object that a part encodes, with exactly these members: a member that is not read is not signed either. */
const membersOf = (part: string, what: string, names: readonly string[]): Members => {
  const bytes = Buffer.from(part, "base64url");
  const value: unknown = bytes.toString("base64url") === part ? jsonIn(bytes) : undefined;
  const isRight =
    typeof value === "object" && value !== null && Object.keys(value).sort().join() === [...names].sort().join();
  if (!isRight) throw rejected(`another ${what}`, `an object with exactly ${names.join(", ")}, in Base64url`);
  return value as Members;
};

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return parseStrictJson(bytes);
  } catch {
    return undefined;
  }
};

const keyIn = (value: unknown): ApproverKey => {
  const { kty, crv, x, y, ...rest } = (value ?? {}) as Members;
  const coordinates = [x, y].every((one) => typeof one === "string" && /^[\w-]{43}$/.test(one));
  if (kty !== "EC" || crv !== "P-256" || !coordinates || Object.keys(rest).length > 0) {
    throw rejected("another jwk", "a public EC key on P-256 with kty, crv, x, y and nothing else");
  }
  return { kty, crv, x: x as string, y: y as string };
};

const isSignedBy = (key: ApproverKey, signed: string, signature: Buffer): boolean => {
  try {
    const publicKey = createPublicKey({ key: { ...key }, format: "jwk" });
    return verify("sha256", Buffer.from(signed), { key: publicKey, dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
};

/**
 * What was signed, and the thumbprint of the key that signed it. The algorithm is ours to name: the header may only agree, so
 * there is no second one to be talked into.
 */
export const readSigned = (
  jws: string,
  { type, longest, fields }: SignedKind,
): { readonly payload: Members; readonly thumbprint: string } => {
  const [header = "", payload = "", signature = "", ...rest] = jws.length <= longest ? jws.split(".") : [];
  if (signature === "" || rest.length > 0) throw rejected("another text", "a compact JWS of three parts");
  const { alg, typ, jwk } = membersOf(header, "header", ["alg", "jwk", "typ"]);
  if (alg !== algorithm) throw rejected(`alg ${JSON.stringify(alg)}`, algorithm);
  if (typ !== type) throw rejected(`typ ${JSON.stringify(typ)}`, type);
  const key = keyIn(jwk);
  const bytes = Buffer.from(signature, "base64url");
  const isRight = bytes.toString("base64url") === signature && isSignedBy(key, `${header}.${payload}`, bytes);
  if (!isRight) throw rejected("a signature that does not fit", "one by the key in the header over what was signed");
  return { payload: membersOf(payload, "payload", fields), thumbprint: thumbprintOf(key) };
};
