import type { Row, SecureArgument } from "./secure-argument.ts";
import { is, oneOf, rowsOf } from "./secure-argument.ts";

const protocols = [
  "frontend_ssl30",
  "frontend_tls10",
  "frontend_tls11",
  "backend_ssl30",
  "backend_tls10",
  "backend_tls11",
];

const suites = [
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

const gatewayRows: readonly Row[] = [
  ...protocols.map((name): Row => [
    `security.${name}_enabled`,
    is(false),
    undefined,
    "R-42",
    "CKV_AZURE_173",
    "Azure.APIM.Protocols",
  ]),
  ...suites.map((name): Row => [
    `security.${name}_ciphers_enabled`,
    is(false),
    undefined,
    "R-42",
    "Azure.APIM.Ciphers",
  ]),
];

/** Encryption on the way: HTTPS everywhere, nothing below TLS 1.2, certificates that are checked. */
export const tls: readonly SecureArgument[] = [
  ...rowsOf("azurerm_api_management", gatewayRows),
  ...rowsOf("azurerm_api_management_api", [["protocols", is(["https"]), ["https"], "R-41", "Azure.APIM.HTTPEndpoint"]]),
  ...rowsOf("azurerm_api_management_backend", [
    ["url", { begins: "https://" }, undefined, "R-41", "CKV_AZURE_215", "Azure.APIM.HTTPBackend"],
    ["tls.validate_certificate_chain", is(true), undefined, "R-43"],
    ["tls.validate_certificate_name", is(true), undefined, "R-43"],
  ]),
  ...rowsOf(
    "azurerm_container_app",
    [["allow_insecure_connections", is(false), false, "R-41", "Azure.ContainerApp.Insecure"]],
    { within: "ingress" },
  ),
  ...rowsOf("azurerm_container_app_environment", [["mutual_tls_enabled", is(true), false, "R-41", "R-43"]]),
  ...rowsOf("azurerm_storage_account", [
    ["https_traffic_only_enabled", is(true), true, "R-41", "CKV_AZURE_3", "AZU-0008"],
    ["min_tls_version", oneOf("TLS1_2", "TLS1_3"), "TLS1_2", "R-42", "CKV_AZURE_44", "AZU-0011"],
  ]),
  ...rowsOf("azurerm_managed_redis", [
    ["default_database.client_protocol", is("Encrypted"), "Encrypted", "R-41", "CKV_AZURE_91"],
  ]),
  ...rowsOf("azurerm_cdn_frontdoor_route", [
    ["supported_protocols", is(["Https"]), undefined, "R-41"],
    ["forwarding_protocol", is("HttpsOnly"), "MatchRequest", "R-41"],
  ]),
  ...rowsOf("azurerm_cdn_frontdoor_origin", [["certificate_name_check_enabled", is(true), undefined, "R-43"]]),
  ...rowsOf(
    "azurerm_cdn_frontdoor_custom_domain",
    [
      ["minimum_version", oneOf("TLS12", "TLS13"), "TLS12", "R-42"],
      ["minimum_tls_version", oneOf("TLS12", "TLS13"), "TLS12", "R-42"],
    ],
    { within: "tls" },
  ),
];
