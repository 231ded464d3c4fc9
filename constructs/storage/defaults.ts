import type { StorageAccount } from "../providers.ts";

/** What no account of ours may differ in. Every value is written out, also where Azure's default agrees, so that a plan shows it. */
export const storageAccountDefaults = {
  accountKind: "StorageV2",
  accountTier: "Standard",
  accessTier: "Hot",
  // R-35, CKV2_AZURE_40: a shared key is a password to everything in the account, and also what signs anonymous links.
  sharedAccessKeyEnabled: false,
  defaultToOauthAuthentication: true,
  // CKV_AZURE_244: local users of SFTP have passwords of their own.
  localUserEnabled: false,
  sftpEnabled: false,
  nfsv3Enabled: false,
  // R-86, CKV_AZURE_59: reachable through its private endpoint only.
  publicNetworkAccessEnabled: false,
  // CKV_AZURE_190, CKV2_AZURE_47: no container can be opened to the world later.
  allowNestedItemsToBePublic: false,
  // CKV_AZURE_3, CKV_AZURE_44.
  httpsTrafficOnlyEnabled: true,
  minTlsVersion: "TLS1_2",
  // R-36, AZU-0061: a second layer of encryption; can be chosen at creation only.
  infrastructureEncryptionEnabled: true,
  // Data leaves neither the tenant nor the network by a server-side copy.
  crossTenantReplicationEnabled: false,
  allowedCopyScope: "PrivateLink",
  // CKV_AZURE_35, CKV_AZURE_36: the platform's own writers (logs, malware scan) come past the firewall, and still need a role.
  networkRules: { defaultAction: "Deny", bypass: ["AzureServices"] },
} satisfies Partial<ConstructorParameters<typeof StorageAccount>[2]>;

/** A zone may fail and nothing is lost (CKV_AZURE_206 asks for a second region, which costs twice: by prop). */
export const defaultReplication = "ZRS";

/** CKV2_AZURE_38, AZU-0056: how long what was deleted or overwritten can be brought back. */
export const defaultRecoveryDays = 30;
