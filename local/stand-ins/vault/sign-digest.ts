// Stand-in for Azure Key Vault: ECDSA over a digest that the caller made. Node signs messages only, so the last step is here.
import { createECDH, randomBytes } from "node:crypto";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, "0"), "hex");

/** The inverse modulo a prime, by Fermat. */
const inverse = (value: bigint): bigint => {
  let [result, base] = [1n, value % order];
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
};

const randomScalar = (): bigint => {
  const value = numberOf(randomBytes(32));
  return value > 0n && value < order ? value : randomScalar();
};

/** P-256, as r and s side by side. `privateScalar` is the `d` of the key. */
export const signDigest = (digest: Uint8Array, privateScalar: Uint8Array): Buffer => {
  const k = randomScalar();
  const point = createECDH("prime256v1");
  point.setPrivateKey(bytesOf(k));
  const r = numberOf(point.getPublicKey().subarray(1, 33)) % order;
  const s = (inverse(k) * (numberOf(digest) + r * numberOf(privateScalar))) % order;
  return r === 0n || s === 0n ? signDigest(digest, privateScalar) : Buffer.concat([bytesOf(r), bytesOf(s)]);
};
