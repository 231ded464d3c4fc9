import type { KeyVault } from "../providers.ts";

/** What no vault of ours differs in. Every value is written out, also where Azure's default agrees, so that a plan shows it. */
export const vaultDefaults = {
  // rights are role assignments, which the plan shows and the activity log records; access policies are neither.
  rbacAuthorizationEnabled: true,
  // CKV_AZURE_189: reachable through its private endpoint only.
  publicNetworkAccessEnabled: false,
  // No machine, disk or template deployment of Azure reads secrets from it.
  enabledForDeployment: false,
  enabledForDiskEncryption: false,
  enabledForTemplateDeployment: false,
} satisfies Partial<ConstructorParameters<typeof KeyVault>[2]>;

/** R-34, CKV_AZURE_110: for 90 days no role can purge what was deleted. Fixed when the vault is made. */
export const recoverable = { purgeProtectionEnabled: true, softDeleteRetentionDays: 90 };

/** Retention without purge protection: Azure's shortest time, after which the name is free again. */
export const purgeable = { purgeProtectionEnabled: false, softDeleteRetentionDays: 7 };

/**
 * The newest version in which Azure has keys and secrets: of 2026-02-01 it registered the vaults, not what is in them. Azure withdraws this one in
 * February 2027; before that the other has to be tried again.
 */
export const keyVaultApi = "2025-05-01";

export const keyDefaults = {
  /** The one size that every service takes for its customer-managed key; Content Safety takes no other. */
  size: 2048,
  /** a service wraps and unwraps its own key, and does nothing else with this one. */
  operations: ["wrapKey", "unwrapKey"],
  /** what a key that vouches for records does. */
  signingOperations: ["sign", "verify"],
  /** the vault makes a new version before a quarter is over. */
  rotateAfterDays: 90,
  /** CKV_AZURE_40: what a rotation that silently stopped leaves for it to be noticed. */
  expireAfterDays: 365,
  notifyBeforeExpiryDays: 30,
} as const;

/** how long a secret is good when nothing is said. */
export const secretValidForDays = 90;
