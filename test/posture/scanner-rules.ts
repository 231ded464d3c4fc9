import { is, oneOf, stated } from "../../constructs/azure-types/index.ts";
import type { ScannerRule } from "./where.ts";
import { argument, argumentIn, declined, policy, posture, unmade, unwritten } from "./where.ts";

const withRedundancy = ["standard", "standard-direct", "existing-network", "regulated"] as const;
const defender = declined(
  "a plan of the whole subscription: governance buys it where it is asked to, and no profile does",
);

/** What Checkov (CKV), Trivy (AZU) and PSRule for Azure (Azure.) ask of the resources that the stacks make. */
export const scannerRules: readonly ScannerRule[] = [
  // API Management
  [["CKV_AZURE_107"], "azurerm_api_management", argument("virtual_network_configuration.subnet_id", stated)],
  [["CKV_AZURE_174"], "azurerm_api_management", posture("gateway-access")],
  [["CKV_AZURE_173", "Azure.APIM.Protocols", "Azure.APIM.Ciphers"], "azurerm_api_management", posture("tls")],
  [["CKV_AZURE_152"], "azurerm_api_management", declined("asks it of the Consumption tier, which no profile takes")],
  [["Azure.APIM.ManagedIdentity"], "azurerm_api_management", posture("secure-defaults")],
  [["Azure.APIM.MinAPIVersion"], "azurerm_api_management", posture("secure-defaults")],
  [["CKV_AZURE_215", "Azure.APIM.HTTPBackend"], "azurerm_api_management_backend", posture("tls")],
  [["Azure.APIM.HTTPEndpoint"], "azurerm_api_management_api", posture("tls")],
  [["Azure.APIM.CORSPolicy"], "azurerm_api_management_api_policy", policy("no-wildcard-origin")],
  [["Azure.APIM.PolicyBase"], "azurerm_api_management_api_policy", policy("base-in-every-section")],
  [
    ["Azure.APIM.EncryptValues"],
    "azurerm_api_management_named_value",
    declined("they hold ids and a switch: nothing secret is in the gateway"),
  ],
  [
    ["Azure.APIM.ProductSubscription", "Azure.APIM.ProductApproval", "Azure.APIM.SampleProducts"],
    "azurerm_api_management_api",
    unmade("azurerm_api_management_product", "azurerm_api_management_subscription"),
  ],
  [
    ["Azure.APIM.AvailabilityZone", "Azure.APIM.MultiRegion"],
    "azurerm_api_management",
    declined("Premium alone has them; the tier is a choice of the configuration"),
  ],
  [["Azure.APIM.DefenderCloud", "Azure.Defender.Api"], "azurerm_api_management", defender],

  // Key Vault
  [["CKV_AZURE_42", "CKV_AZURE_110", "AZU-0016"], "azurerm_key_vault", posture("secure-defaults")],
  [["CKV_AZURE_111"], "azurerm_key_vault", argument("soft_delete_retention_days", is(90))],
  [["CKV_AZURE_109", "AZU-0013"], "azurerm_key_vault", posture("public-access")],
  [["CKV_AZURE_189"], "azurerm_key_vault", posture("public-access")],
  [["CKV2_AZURE_32"], "azurerm_key_vault", posture("private-endpoint")],
  [["Azure.KeyVault.RBAC"], "azurerm_key_vault", posture("key-access")],
  [["Azure.KeyVault.AccessPolicy"], "azurerm_key_vault", unmade("azurerm_key_vault_access_policy")],
  [["Azure.KeyVault.Logs"], "azurerm_key_vault", posture("diagnostics")],
  [["CKV_AZURE_40", "AZU-0014", "Azure.KeyVault.AutoRotationPolicy"], "azapi_resource_action", posture("key-rotation")],
  [["CKV_AZURE_41", "CKV_AZURE_114", "AZU-0015", "AZU-0017"], "azurerm_key_vault", unmade("azurerm_key_vault_secret")],
  [
    ["CKV_AZURE_112"],
    "azapi_resource_action",
    declined(
      "`regulated` has the keys that encrypt in an HSM; the key that signs checkpoints is one of software everywhere",
    ),
  ],
  [["CKV_AZURE_87", "Azure.Defender.KeyVault"], "azurerm_key_vault", defender],

  // Container Apps
  [["Azure.ContainerApp.PublicAccess"], "azurerm_container_app_environment", posture("public-access")],
  [["Azure.ContainerApp.ExternalIngress"], "azurerm_container_app", posture("container-ingress")],
  [["Azure.ContainerApp.Insecure"], "azurerm_container_app", posture("tls")],
  [["Azure.ContainerApp.RestrictIngress"], "azurerm_container_app", posture("secure-defaults")],
  [["Azure.ContainerApp.ManagedIdentity"], "azurerm_container_app", posture("secure-defaults")],
  [
    ["Azure.ContainerApp.MinReplicas"],
    "azurerm_container_app",
    argumentIn(withRedundancy, "template.min_replicas", oneOf(2, 3)),
  ],
  [
    ["Azure.ContainerApp.AvailabilityZone"],
    "azurerm_container_app_environment",
    argumentIn(withRedundancy, "zone_redundancy_enabled", is(true)),
  ],
  [["Azure.ContainerApp.DisableAffinity"], "azurerm_container_app", unwritten("ingress.sticky_sessions")],
  [["Azure.ContainerApp.Storage"], "azurerm_container_app", unwritten("template.volume")],

  // Container Registry
  [["CKV_AZURE_137", "Azure.ACR.AdminUser"], "azurerm_container_registry", posture("key-access")],
  [["CKV_AZURE_138"], "azurerm_container_registry", posture("key-access")],
  [["CKV_AZURE_139"], "azurerm_container_registry", posture("public-access")],
  [["CKV_AZURE_163", "Azure.ACR.MinSku"], "azurerm_container_registry", posture("secure-defaults")],
  [["CKV_AZURE_167"], "azurerm_container_registry", posture("secure-defaults")],
  [["CKV_AZURE_237"], "azurerm_container_registry", posture("secure-defaults")],
  [["Azure.ACR.ExportPolicy"], "azurerm_container_registry", posture("secure-defaults")],
  [["CKV_AZURE_233"], "azurerm_container_registry", argumentIn(withRedundancy, "zone_redundancy_enabled", is(true))],
  [
    ["CKV_AZURE_164"],
    "azurerm_container_registry",
    declined(
      "content trust is being retired; images are pinned by digest, to which a signature of the tag adds nothing",
    ),
  ],
  [
    ["CKV_AZURE_165", "Azure.ACR.GeoReplica"],
    "azurerm_container_registry",
    declined("the deployment lives in one region; a replica would hold images that nothing there could run"),
  ],
  [
    ["CKV_AZURE_166"],
    "azurerm_container_registry",
    declined("quarantine holds back every image until something lets it go, and nothing here would"),
  ],
  [["CKV2_AZURE_30"], "azurerm_container_registry", unmade("azurerm_container_registry_webhook")],
  [["CKV_AZURE_86", "Azure.ACR.ContainerScan"], "azurerm_container_registry", defender],

  // Content Safety
  [["CKV_AZURE_134", "Azure.AI.PublicAccess"], "azurerm_cognitive_account", posture("public-access")],
  [["CKV_AZURE_236", "Azure.AI.DisableLocalAuth"], "azurerm_cognitive_account", posture("key-access")],
  [["CKV_AZURE_238"], "azurerm_cognitive_account", posture("secure-defaults")],
  [["CKV_AZURE_247"], "azurerm_cognitive_account", posture("secure-defaults")],
  [["Azure.AI.PrivateEndpoints"], "azurerm_cognitive_account", posture("private-endpoint")],
  [
    ["CKV2_AZURE_22"],
    "azurerm_cognitive_account",
    argumentIn(["regulated"], "customer_managed_key.key_vault_key_id", stated),
  ],

  // Storage
  [["CKV_AZURE_3", "AZU-0008"], "azurerm_storage_account", posture("tls")],
  [["CKV_AZURE_44", "AZU-0011", "AZU-0059"], "azurerm_storage_account", argument("min_tls_version", is("TLS1_2"))],
  [["CKV_AZURE_59"], "azurerm_storage_account", posture("public-access")],
  [["CKV_AZURE_190", "CKV2_AZURE_47"], "azurerm_storage_account", posture("public-access")],
  [["CKV2_AZURE_40", "CKV2_AZURE_41", "Azure.Storage.LocalAuth"], "azurerm_storage_account", posture("key-access")],
  [["CKV_AZURE_244"], "azurerm_storage_account", posture("key-access")],
  [["CKV_AZURE_35", "AZU-0012"], "azurerm_storage_account", posture("public-access")],
  [["CKV_AZURE_36", "AZU-0010"], "azurerm_storage_account", argument("network_rules.bypass", is(["AzureServices"]))],
  [["CKV_AZURE_34", "CKV2_AZURE_8", "AZU-0007"], "azurerm_storage_container", posture("public-access")],
  [
    ["CKV_AZURE_206", "AZU-0058"],
    "azurerm_storage_account",
    argumentIn(["regulated"], "account_replication_type", oneOf("GZRS", "RAGZRS")),
  ],
  [["CKV2_AZURE_38", "AZU-0056"], "azurerm_storage_account", posture("secure-defaults")],
  [["CKV2_AZURE_33"], "azurerm_storage_account", posture("private-endpoint")],
  [["AZU-0061"], "azurerm_storage_account", posture("secure-defaults")],
  [
    ["CKV2_AZURE_1", "AZU-0060"],
    "azurerm_storage_account",
    declined(
      "`regulated` has it on the documents; the platform's own data, archive and flow logs, stay under keys of Azure",
    ),
  ],
  [
    ["CKV_AZURE_33", "CKV2_AZURE_20", "CKV2_AZURE_21", "AZU-0009", "AZU-0057"],
    "azurerm_storage_account",
    declined("the classic log, which diagnostic settings replace: the posture rule `diagnostics` wants one on each"),
  ],
  [["CKV_AZURE_84"], "azurerm_storage_account", defender],

  // Telemetry
  [["Azure.AppInsights.LocalAuth"], "azurerm_application_insights", posture("key-access")],
  [["Azure.AppInsights.Workspace"], "azurerm_application_insights", posture("secure-defaults")],
  [
    ["CKV_AZURE_37", "CKV_AZURE_38", "AZU-0031", "AZU-0032", "AZU-0033"],
    "azurerm_log_analytics_workspace",
    unmade("azurerm_monitor_log_profile"),
  ],
  [
    ["Azure.Log.Replication"],
    "azurerm_log_analytics_workspace",
    declined("the archive of `regulated` is in two regions; the workspace is what people search"),
  ],
  [["Azure.Monitor.ServiceHealth"], "azurerm_monitor_activity_log_alert", argument("enabled", is(true))],

  // Shared state
  [["CKV_AZURE_89"], "azurerm_managed_redis", posture("public-access")],
  [["CKV_AZURE_91"], "azurerm_managed_redis", posture("tls")],
  [["Azure.Redis.LocalAuth"], "azurerm_managed_redis", posture("key-access")],
  [
    ["CKV_AZURE_148", "CKV_AZURE_230", "Azure.Redis.EntraID", "Azure.Redis.MinSKU", "Azure.Redis.MigrateAMR"],
    "azurerm_managed_redis",
    unmade("azurerm_redis_cache"),
  ],

  // Network
  [["CKV2_AZURE_31", "Azure.VNET.UseNSGs"], "azurerm_subnet", posture("subnet-security-group")],
  [["Azure.NSG.Associated"], "azurerm_subnet", posture("subnet-security-group")],
  [["Azure.VNET.PrivateSubnet"], "azurerm_subnet", posture("secure-defaults")],
  [
    ["CKV_AZURE_9", "CKV_AZURE_10", "CKV_AZURE_77", "CKV_AZURE_160", "AZU-0047", "AZU-0051"],
    "azurerm_network_security_group",
    posture("open-network"),
  ],
  [["Azure.NSG.LateralTraversal"], "azurerm_network_security_group", posture("deny-by-default")],
  [["CKV_AZURE_182", "CKV_AZURE_183"], "azurerm_virtual_network", unwritten("dns_servers")],
  [
    ["CKV_AZURE_12", "AZU-0049", "AZU-0073"],
    "azurerm_network_security_group",
    unmade("azurerm_network_watcher_flow_log"),
  ],
  [["CKV_AZURE_119", "AZU-0075", "AZU-0076"], "azurerm_public_ip", unmade("azurerm_network_interface")],
  [["CKV_AZURE_216"], "azurerm_firewall_policy", argument("threat_intelligence_mode", is("Deny"))],
  [["CKV_AZURE_219"], "azurerm_firewall", argument("firewall_policy_id", stated)],
  [
    ["CKV_AZURE_220"],
    "azurerm_firewall_policy",
    declined("Premium alone inspects; the list of names that may be reached is what stops a leak"),
  ],

  // Front Door
  [["CKV_AZURE_121", "CKV_AZURE_123"], "azurerm_cdn_frontdoor_firewall_policy", posture("secure-defaults")],

  // Rights
  // Own roles of playbooks name each action; none may assign roles.
  [["CKV_AZURE_39", "AZU-0030", "AZU-0052"], "azurerm_role_definition", posture("role-narrow")],
  [["Azure.RBAC.UseGroups"], "azurerm_role_assignment", posture("role-narrow")],
  [["Azure.RBAC.LimitOwner"], "azurerm_role_assignment", posture("role-scope")],

  // Everything
  [["Azure.Resource.UseTags"], "azurerm_key_vault", posture("tags")],
  [["Azure.Deployment.SecretLeak"], "azurerm_container_app", posture("literal-secret")],
  [["CKV_AZURE_101", "CKV_AZURE_140"], "azurerm_storage_account", unmade("azurerm_cosmosdb_account")],
];
