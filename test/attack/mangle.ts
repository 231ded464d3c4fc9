import type { KeyObject } from "node:crypto";
import { createHmac } from "node:crypto";
import { rsaKeys, signedText } from "../../testing/signer.ts";
import type { Claims, Mangling } from "../../testing/composition/token.ts";

/** A key of no authority, in the shape of the authority's. */
const foreignKey = rsaKeys();

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const decoded = (part: string): Claims => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Claims;

const signed = (header: Claims, claims: Claims, key: KeyObject = foreignKey.privateKey): string =>
  signedText(JSON.stringify(header), JSON.stringify(claims), key);

interface Parts {
  readonly token: string;
  readonly head: string;
  readonly body: string;
  readonly signature: string;
  readonly header: Claims;
  readonly claims: Claims;
}

const attackers = "https://attacker.invalid";

const ways: Readonly<Record<Mangling, (parts: Parts) => string>> = {
  unsigned: ({ header, body }) => `${encoded({ ...header, alg: "none" })}.${body}.`,
  "unsigned-mixed-case": ({ header, body }) => `${encoded({ ...header, alg: "nOnE" })}.${body}.`,
  "unsigned-with-signature": ({ header, body, signature }) =>
    `${encoded({ ...header, alg: "none" })}.${body}.${signature}`,
  "signed-by-another-key": ({ header, claims }) => signed(header, claims),
  "signed-by-another-key-key-inside": ({ header, claims }) =>
    signed({ ...header, jwk: foreignKey.publicKey.export({ format: "jwk" }) }, claims),
  "signed-by-another-key-key-elsewhere": ({ header, claims }) =>
    signed({ ...header, jku: `${attackers}/keys` }, claims),
  "signed-by-another-key-certificate-elsewhere": ({ header, claims }) =>
    signed({ ...header, x5u: `${attackers}/certificate` }, claims),
  "unknown-key": ({ header, claims }) => signed({ ...header, kid: "an-unknown-key" }, claims),
  "no-key-id": ({ header, claims }) => signed({ ...header, kid: undefined }, claims),
  "symmetric-with-public-key": ({ header, body }) => {
    const text = `${encoded({ ...header, alg: "HS256" })}.${body}`;
    const key = foreignKey.publicKey.export({ format: "pem", type: "spki" });
    return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
  },
  "claims-changed": ({ head, claims, signature }) =>
    `${head}.${encoded({ ...claims, scp: "documents.read documents.write documents.delete" })}.${signature}`,
  "signature-cut": ({ token }) => token.slice(0, -20),
  "signature-empty": ({ head, body }) => `${head}.${body}.`,
  "two-parts": ({ head, body }) => `${head}.${body}`,
  "five-parts": ({ token }) => `${token}.e30.e30`,
  "critical-header": ({ header, claims }) => signed({ ...header, crit: ["exp"], b64: false }, claims),
  "not-json": ({ body, signature }) => `bm90LWpzb24.${body}.${signature}`,
  "too-long": ({ head, signature }) => `${head}.${"a".repeat(20_000)}.${signature}`,
  padded: ({ head, body, signature }) => `${head}==.${body}==.${signature}==`,
};

/** An honest token, changed by an attacker without a key of the authority. */
export const mangled = (token: string, how: Mangling): string => {
  const [head = "", body = "", signature = ""] = token.split(".");
  return ways[how]({ token, head, body, signature, header: decoded(head), claims: decoded(body) });
};
