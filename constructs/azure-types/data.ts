import type { AzureType } from "./facts.ts";
import { allMetrics, is, needs, oneOf, rows, stated } from "./facts.ts";

/** Services that keep secrets, data and state. */
export const dataTypes = {
  "Microsoft.KeyVault/vaults/keys": {
    names: { encryptionKey: { prefix: "key", max: 127 }, signingKey: { prefix: "sign", max: 127 } },
  },
  azurerm_cognitive_account: {
    tags: true,
    names: {
      cognitiveAccount: { prefix: "cs", max: 64, global: true },
      languageAccount: { prefix: "lang", max: 64, global: true },
    },
    // no record of each request to a service whose requests are what users wrote.
    diagnostics: { logs: "audit", metrics: allMetrics },
    privateLink: "cognitiveAccount",
    arm: needs("Microsoft.CognitiveServices/accounts"),
    secure: {
      publicAccess: rows([
        ["public_network_access_enabled", is(false), true, "R-86", "CKV_AZURE_134", "Azure.AI.PublicAccess"],
        ["network_acls.default_action", is("Deny"), undefined, "R-86"],
      ]),
      keyAccess: rows([["local_auth_enabled", is(false), true, "R-35", "CKV_AZURE_236", "Azure.AI.DisableLocalAuth"]]),
      defaults: rows([
        ["outbound_network_access_restricted", is(true), false, "R-86", "CKV_AZURE_247"],
        ["custom_subdomain_name", stated, undefined, "R-35"],
        ["identity.type", stated, undefined, "R-35", "CKV_AZURE_238"],
      ]),
    },
  },
  azurerm_cosmosdb_account: {
    tags: true,
    secure: {
      publicAccess: rows([["public_network_access_enabled", is(false), true, "R-86", "CKV_AZURE_101"]]),
      keyAccess: rows([["local_authentication_disabled", is(true), false, "R-35", "CKV_AZURE_140"]]),
    },
  },
  azurerm_key_vault: {
    tags: true,
    names: { keyVault: { prefix: "kv", max: 24, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    privateLink: "vault",
    arm: needs("Microsoft.KeyVault/vaults"),
    secure: {
      publicAccess: rows([
        ["public_network_access_enabled", is(false), true, "R-86", "R-34", "CKV_AZURE_189"],
        ["network_acls.default_action", is("Deny"), undefined, "R-34", "CKV_AZURE_109", "AZU-0013"],
      ]),
      keyAccess: rows([["rbac_authorization_enabled", is(true), false, "R-34", "Azure.KeyVault.RBAC"]]),
      defaults: [
        ...rows([["purge_protection_enabled", is(true), false, "R-34", "CKV_AZURE_42", "CKV_AZURE_110", "AZU-0016"]], {
          excusedBy: ["purgeProtection"],
        }),
        ...rows([["soft_delete_retention_days", stated, undefined, "AZU-0016"]]),
      ],
    },
    deprecated: ["enable_rbac_authorization"],
  },
  azurerm_managed_redis: {
    tags: true,
    names: { redis: { prefix: "redis", max: 60, global: true } },
    // The metrics are the cluster's, and Azure Monitor keeps them without a setting.
    diagnostics: { logs: "allLogs", metrics: [], child: "/databases/default" },
    privateLink: "redis",
    price: { monthly: 60, per: "smallest balanced size, two nodes" },
    arm: needs("Microsoft.Cache/redisEnterprise Microsoft.Cache/redisEnterprise/databases"),
    secure: {
      publicAccess: rows([["public_network_access", is("Disabled"), "Enabled", "R-86", "CKV_AZURE_89"]]),
      keyAccess: rows([
        ["default_database.access_keys_authentication_enabled", is(false), false, "R-35", "Azure.Redis.LocalAuth"],
      ]),
      tls: rows([["default_database.client_protocol", is("Encrypted"), "Encrypted", "R-41", "CKV_AZURE_91"]]),
    },
  },
  azurerm_purview_account: {
    tags: true,
    names: { purview: { prefix: "pview", max: 63, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    arm: needs("Microsoft.Purview/accounts", "Microsoft.Purview/accounts/listkeys/action"),
  },
  azurerm_storage_account: {
    tags: true,
    names: { storageAccount: { prefix: "st", max: 24, dashes: false, global: true } },
    // Storage answers with its two metric categories, also when all are asked for.
    diagnostics: { logs: "allLogs", metrics: ["Capacity", "Transaction"], child: "/blobServices/default" },
    privateLink: "blob",
    arm: needs("Microsoft.Storage/storageAccounts Microsoft.Storage/storageAccounts/blobServices"),
    secure: {
      publicAccess: rows([
        ["public_network_access_enabled", is(false), true, "R-86", "CKV_AZURE_59"],
        ["allow_nested_items_to_be_public", is(false), true, "CKV_AZURE_190", "CKV2_AZURE_47"],
        ["network_rules.default_action", is("Deny"), undefined, "CKV_AZURE_35", "AZU-0012"],
      ]),
      keyAccess: rows([
        [
          "shared_access_key_enabled",
          is(false),
          true,
          "R-35",
          "CKV2_AZURE_40",
          "CKV2_AZURE_41",
          "Azure.Storage.LocalAuth",
        ],
        ["local_user_enabled", is(false), true, "R-35", "CKV_AZURE_244"],
      ]),
      tls: rows([
        ["https_traffic_only_enabled", is(true), true, "R-41", "CKV_AZURE_3", "AZU-0008"],
        ["min_tls_version", oneOf("TLS1_2", "TLS1_3"), "TLS1_2", "R-42", "CKV_AZURE_44", "AZU-0011"],
      ]),
      defaults: rows([
        ["cross_tenant_replication_enabled", is(false), false, "R-86"],
        ["infrastructure_encryption_enabled", is(true), false, "R-36", "AZU-0061"],
        ["default_to_oauth_authentication", is(true), false, "R-35"],
        ["blob_properties.delete_retention_policy.days", stated, undefined, "R-62", "CKV2_AZURE_38", "AZU-0056"],
      ]),
    },
  },
  azurerm_storage_container: {
    arm: needs("Microsoft.Storage/storageAccounts/blobServices/containers"),
    secure: {
      publicAccess: rows([
        ["container_access_type", is("private"), "private", "CKV_AZURE_34", "CKV2_AZURE_8", "AZU-0007"],
      ]),
    },
    deprecated: ["storage_account_name"],
  },
  azurerm_storage_container_immutability_policy: {
    arm: needs("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"),
  },
  azurerm_storage_management_policy: { arm: needs("Microsoft.Storage/storageAccounts/managementPolicies") },
} as const satisfies Readonly<Record<string, AzureType>>;
