import type { AzureType, SecureRow } from "./facts.ts";
import { allMetrics, assignIdentity, is, joinSubnet, needs, rows, stated } from "./facts.ts";

const oldProtocols = [
  "frontend_ssl30",
  "frontend_tls10",
  "frontend_tls11",
  "backend_ssl30",
  "backend_tls10",
  "backend_tls11",
];

const weakSuites = [
  "triple_des",
  "tls_ecdhe_ecdsa_with_aes256_cbc_sha",
  "tls_ecdhe_ecdsa_with_aes128_cbc_sha",
  "tls_ecdhe_rsa_with_aes256_cbc_sha",
  "tls_ecdhe_rsa_with_aes128_cbc_sha",
  "tls_rsa_with_aes128_gcm_sha256",
  "tls_rsa_with_aes256_gcm_sha384",
  "tls_rsa_with_aes128_cbc_sha256",
  "tls_rsa_with_aes256_cbc_sha256",
  "tls_rsa_with_aes128_cbc_sha",
  "tls_rsa_with_aes256_cbc_sha",
];

const gatewayTls: readonly SecureRow[] = [
  ...oldProtocols.map((name): SecureRow => [
    `security.${name}_enabled`,
    is(false),
    undefined,
    "R-42",
    "CKV_AZURE_173",
    "Azure.APIM.Protocols",
  ]),
  ...weakSuites.map((name): SecureRow => [
    `security.${name}_ciphers_enabled`,
    is(false),
    undefined,
    "R-42",
    "Azure.APIM.Ciphers",
  ]),
];

/** API Management and API Center. */
export const gatewayTypes = {
  "Microsoft.ApiCenter/services": {
    names: { apiCenter: { prefix: "apic", max: 90, global: true } },
  },
  azurerm_api_management: {
    tags: true,
    names: { apiManagement: { prefix: "apim", max: 50, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics, ownTables: true },
    price: {
      Developer: {
        monthly: 48,
        per: "unit, without a service level",
        source: "https://microsoftnegotiations.com/blog/azure-api-management-licensing",
      },
      StandardV2: {
        monthly: 734,
        per: "unit (a further unit is cheaper)",
        source: "https://microsoftnegotiations.com/blog/azure-api-management-licensing",
      },
    },
    arm: needs("Microsoft.ApiManagement/service", joinSubnet, assignIdentity),
    secure: {
      tls: rows(gatewayTls),
      defaults: rows([
        ["min_api_version", stated, undefined, "R-34", "Azure.APIM.MinAPIVersion"],
        ["gateway_disabled", is(false), false],
        ["identity.type", stated, undefined, "R-35", "Azure.APIM.ManagedIdentity"],
      ]),
    },
    deprecated: [
      "security.enable_backend_ssl30",
      "security.enable_backend_tls10",
      "security.enable_backend_tls11",
      "security.enable_frontend_ssl30",
      "security.enable_frontend_tls10",
      "security.enable_frontend_tls11",
      "protocols.enable_http2",
      "hostname_configuration.proxy.key_vault_id",
    ],
  },
  azurerm_api_management_api: {
    arm: needs("Microsoft.ApiManagement/service/apis"),
    secure: {
      tls: rows([["protocols", is(["https"]), ["https"], "R-41", "Azure.APIM.HTTPEndpoint"]]),
      defaults: rows([["subscription_required", stated, undefined, "Azure.APIM.ProductSubscription"]]),
    },
  },
  azurerm_api_management_api_diagnostic: { arm: needs("Microsoft.ApiManagement/service/apis/diagnostics") },
  azurerm_api_management_api_operation: { arm: needs("Microsoft.ApiManagement/service/apis/operations") },
  azurerm_api_management_api_operation_policy: {
    arm: needs("Microsoft.ApiManagement/service/apis/operations/policies"),
  },
  azurerm_api_management_api_policy: { arm: needs("Microsoft.ApiManagement/service/apis/policies") },
  azurerm_api_management_backend: {
    arm: needs("Microsoft.ApiManagement/service/backends"),
    secure: {
      tls: rows([
        ["url", { begins: "https://" }, undefined, "R-41", "CKV_AZURE_215", "Azure.APIM.HTTPBackend"],
        ["tls.validate_certificate_chain", is(true), undefined, "R-43"],
        ["tls.validate_certificate_name", is(true), undefined, "R-43"],
      ]),
      defaults: rows([["circuit_breaker_rule", stated, undefined, "R-55"]]),
    },
  },
  azurerm_api_management_custom_domain: {
    arm: needs("Microsoft.ApiManagement/service"),
    deprecated: ["gateway.key_vault_id"],
  },
  azurerm_api_management_diagnostic: { arm: needs("Microsoft.ApiManagement/service/diagnostics") },
  azurerm_api_management_logger: { arm: needs("Microsoft.ApiManagement/service/loggers") },
  azurerm_api_management_named_value: { arm: needs("Microsoft.ApiManagement/service/namedValues") },
  azurerm_api_management_policy: { arm: needs("Microsoft.ApiManagement/service/policies") },
} as const satisfies Readonly<Record<string, AzureType>>;
