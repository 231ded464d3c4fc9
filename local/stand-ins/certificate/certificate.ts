// Stand-in for a certificate authority: one X.509 v3 certificate with a P-256 signature.
import { createHash, createPublicKey, randomBytes, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { isIPv4 } from "node:net";
import { bits, explicit, implicit, integer, octets, oid, sequence, set, utcTime, utf8, yes } from "./der.ts";

interface CertificateRequest {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  /** Private key of the issuer. */
  readonly signer: KeyObject;
  readonly from: Date;
  readonly until: Date;
  /** Host names and IPv4 addresses it is good for; without any it is an authority. */
  readonly hosts?: readonly string[];
}

const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));
const keyCertSign = bits(Buffer.of(0b0000_0100), 2);
const digitalSignature = bits(Buffer.of(0b1000_0000), 7);

const name = (commonName: string): Buffer => sequence(set(sequence(oid("2.5.4.3"), utf8(commonName))));

const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), octets(value));
const critical = (id: string, value: Buffer): Buffer => sequence(oid(id), yes, octets(value));

/** Any value that names the key and no other. */
const keyId = (key: KeyObject): Buffer =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest()
    .subarray(0, 20);

const authorityExtensions = (): Buffer[] => [
  // An authority that may sign certificates for hosts and for no further authority.
  critical("2.5.29.19", sequence(yes, integer(Buffer.of(0)))),
  critical("2.5.29.15", keyCertSign),
];

const hostExtensions = (hosts: readonly string[]): Buffer[] => [
  critical("2.5.29.19", sequence()),
  critical("2.5.29.15", digitalSignature),
  extension("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.1"))),
  extension(
    "2.5.29.17",
    sequence(
      ...hosts.map((host) =>
        isIPv4(host) ? implicit(7, Buffer.from(host.split(".").map(Number))) : implicit(2, Buffer.from(host)),
      ),
    ),
  ),
];

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;

export const createCertificate = (request: CertificateRequest): string => {
  const { subject, issuer, publicKey, signer, from, until, hosts } = request;
  const body = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    name(issuer),
    sequence(utcTime(from), utcTime(until)),
    name(subject),
    publicKey.export({ type: "spki", format: "der" }),
    explicit(
      3,
      sequence(
        ...(hosts ? hostExtensions(hosts) : authorityExtensions()),
        extension("2.5.29.14", octets(keyId(publicKey))),
        extension("2.5.29.35", sequence(implicit(0, keyId(createPublicKey(signer))))),
      ),
    ),
  );
  return pem(sequence(body, ecdsaWithSha256, bits(sign("sha256", body, signer))));
};
