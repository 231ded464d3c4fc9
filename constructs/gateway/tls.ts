import type { TierFacts } from "./tiers.ts";

const prefix = "Microsoft.WindowsAzure.ApiManagement.Gateway";

interface GatewaySetting {
  /** The name behind `Microsoft.WindowsAzure.ApiManagement.Gateway`. */
  readonly property: string;
  /** The argument of azurerm that sets the same; some have none. */
  readonly argument?: string;
  readonly on: boolean;
  /** Only where the tier knows the setting. */
  readonly needs?: "ciphers" | "tls13";
}

const off = (property: string, argument: string): GatewaySetting => ({ property, argument, on: false });

const cipherOff = (suite: string, argument: string): GatewaySetting => ({
  ...off(`Security.Ciphers.${suite}`, argument),
  needs: "ciphers",
});

/**
 * Protocols and ciphers of both sides of the gateway (R-42, CKV_AZURE_173, Azure.APIM.Protocols, Azure.APIM.Ciphers): TLS 1.2 is the floor,
 * TLS 1.3 is on, and every suite that can be switched off and has no forward secrecy or no authenticated encryption is.
 */
export const gatewaySettings: readonly GatewaySetting[] = [
  off("Security.Protocols.Ssl30", "frontendSsl30Enabled"),
  off("Security.Protocols.Tls10", "frontendTls10Enabled"),
  off("Security.Protocols.Tls11", "frontendTls11Enabled"),
  off("Security.Backend.Protocols.Ssl30", "backendSsl30Enabled"),
  off("Security.Backend.Protocols.Tls10", "backendTls10Enabled"),
  off("Security.Backend.Protocols.Tls11", "backendTls11Enabled"),
  cipherOff("TripleDes168", "tripleDesCiphersEnabled"),
  cipherOff("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "tlsEcdheEcdsaWithAes256CbcShaCiphersEnabled"),
  cipherOff("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "tlsEcdheEcdsaWithAes128CbcShaCiphersEnabled"),
  cipherOff("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "tlsEcdheRsaWithAes256CbcShaCiphersEnabled"),
  cipherOff("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "tlsEcdheRsaWithAes128CbcShaCiphersEnabled"),
  cipherOff("TLS_RSA_WITH_AES_128_GCM_SHA256", "tlsRsaWithAes128GcmSha256CiphersEnabled"),
  cipherOff("TLS_RSA_WITH_AES_256_GCM_SHA384", "tlsRsaWithAes256GcmSha384CiphersEnabled"),
  cipherOff("TLS_RSA_WITH_AES_128_CBC_SHA256", "tlsRsaWithAes128CbcSha256CiphersEnabled"),
  cipherOff("TLS_RSA_WITH_AES_256_CBC_SHA256", "tlsRsaWithAes256CbcSha256CiphersEnabled"),
  cipherOff("TLS_RSA_WITH_AES_128_CBC_SHA", "tlsRsaWithAes128CbcShaCiphersEnabled"),
  cipherOff("TLS_RSA_WITH_AES_256_CBC_SHA", "tlsRsaWithAes256CbcShaCiphersEnabled"),
  // Costs clients that renegotiate for a client certificate; this gateway asks for none.
  { property: "Security.Protocols.Tls13", on: true, needs: "tls13" },
  { property: "Security.Backend.Protocols.Tls13", on: true, needs: "tls13" },
  // The gateway's identity must not pass the firewalls of other services as a "trusted service".
  { property: "ManagedIdentity.DisableOverPrivilegedAccess", on: true },
];

/** For azurerm's `security` block. The block covers every tier: the provider leaves out the protocols that a tier lacks. */
export const securityBlock = (): Readonly<Record<string, boolean>> =>
  Object.fromEntries(gatewaySettings.flatMap(({ argument, on }) => (argument ? [[argument, on]] : [])));

/**
 * For Azure itself, complete: a change of one property resets those that a request leaves out. The spelling is the one that Azure answers with,
 * so that a later plan finds no difference.
 */
export const customProperties = (facts: TierFacts): Readonly<Record<string, "True" | "False">> =>
  Object.fromEntries(
    gatewaySettings
      .filter(({ needs }) => needs === undefined || facts[needs])
      .map(({ property, on }) => [`${prefix}.${property}`, on ? "True" : "False"] as const),
  );
