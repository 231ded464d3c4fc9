import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { JsonWebKey, KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { AzureCliCredential } from "@azure/identity";
import { CryptographyClient, KeyClient, parseKeyVaultKeyIdentifier } from "@azure/keyvault-keys";
import type { ApproverKey, ApproverSigner } from "../definitions/signed-text.ts";
import { Mistake } from "./command.ts";

const unfit = (received: string): Mistake =>
  new Mistake(
    `--key: received ${received}; should be a file with a private EC key on P-256 (PEM, or JWK), or the URL of one in Key Vault`,
  );

const publicKeyOf = (received: string, { kty, crv, x, y }: Readonly<Record<string, unknown>>): ApproverKey => {
  if (kty !== "EC" || crv !== "P-256" || typeof x !== "string" || typeof y !== "string") throw unfit(received);
  return { kty, crv, x, y };
};

const privateKeyIn = (file: string): KeyObject => {
  try {
    const text = readFileSync(file, "utf8");
    return text.trimStart().startsWith("{")
      ? createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: "jwk" })
      : createPrivateKey(text);
  } catch {
    throw unfit(file);
  }
};

/** Signs with a key held here. */
const signerWith = (privateKey: KeyObject, name: string): ApproverSigner => ({
  key: publicKeyOf(name, createPublicKey(privateKey).export({ format: "jwk" })),
  sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
});

/** Signs in the vault, as the user of `az login`; the key stays there. */
const signerInVault = async (url: string): Promise<ApproverSigner> => {
  const credential = new AzureCliCredential();
  const { vaultUrl, name, version } = parseKeyVaultKeyIdentifier(url);
  const vaultKey = await new KeyClient(vaultUrl, credential).getKey(name, version === undefined ? {} : { version });
  const { kty, crv, x = new Uint8Array(), y = new Uint8Array() } = vaultKey.key ?? {};
  const coordinates = { x: Buffer.from(x).toString("base64url"), y: Buffer.from(y).toString("base64url") };
  const client = new CryptographyClient(vaultKey, credential);
  return {
    key: publicKeyOf(url, { kty: kty?.replace("-HSM", ""), crv, ...coordinates }),
    sign: async (bytes) => (await client.signData("ES256", bytes)).result,
  };
};

/** The approver's key, from a file or in a vault. */
export const approverSigner = async (key: string): Promise<ApproverSigner> =>
  key.startsWith("https://") ? signerInVault(key) : signerWith(privateKeyIn(key), key);
