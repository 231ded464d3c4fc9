// Stand-in for a certificate authority: made at start, signs one certificate, and is forgotten but for its own.
import { generateKeyPairSync } from "node:crypto";
import { createCertificate } from "./certificate.ts";

interface HostCertificate {
  /** What a client has to trust. */
  readonly authority: string;
  readonly certificate: string;
  readonly privateKey: string;
}

const hour = 3_600_000;
const issuer = "Stand-ins for Azure, this machine only";

/** A certificate for these hosts. The authority's private key does not outlive the call, so nothing else can be signed. */
export const certify = (hosts: readonly string[], now: number = Date.now()): HostCertificate => {
  const validity = { from: new Date(now - hour), until: new Date(now + 30 * 24 * hour) };
  const root = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const host = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signed = { issuer, signer: root.privateKey, ...validity };
  return {
    authority: createCertificate({ subject: issuer, publicKey: root.publicKey, ...signed }),
    certificate: createCertificate({ subject: "stand-ins", publicKey: host.publicKey, hosts, ...signed }),
    privateKey: host.privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
};
