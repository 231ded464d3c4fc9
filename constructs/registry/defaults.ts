import type { ContainerRegistry } from "../providers.ts";

/** What no registry of ours differs in. Every value is written out, also where Azure's default agrees, so that a plan shows it. */
export const registryDefaults = {
  // The only tier with private endpoints, an export policy and retention.
  sku: "Premium",
  // R-35, CKV_AZURE_137: the admin user is a shared password.
  adminEnabled: false,
  // CKV_AZURE_138: every pull has an identity.
  anonymousPullEnabled: false,
  // R-86, CKV_AZURE_139: reachable through its private endpoint only; the rule set stays closed should that ever be changed by hand.
  publicNetworkAccessEnabled: false,
  networkRuleSet: [{ defaultAction: "Deny", ipRule: [] }],
  // Azure.ACR.ExportPolicy: no copies of its content to another registry.
  exportPolicyEnabled: false,
  // CKV_AZURE_237: layers come from a host of this registry, so that a firewall need not allow all of Azure Storage.
  dataEndpointEnabled: true,
} satisfies Partial<ConstructorParameters<typeof ContainerRegistry>[2]>;

/** CKV_AZURE_167: manifests without a tag go after a month. Images of `importImage` have a tag, and stay. */
export const defaultUntaggedDays = 30;

/** CKV_AZURE_233: a zone may fail and images can still be pulled; Premium pays for it anyhow. */
export const defaultZoneRedundant = true;

/**
 * `importImage` runs in Azure's own registry service and is let past the network rules as that. Without it a first deployment from outside
 * of the network has no image, so this is on until a build inside the network turns it off.
 */
export const defaultTrustedServices = true;

export const registryApi = "2025-11-01";
