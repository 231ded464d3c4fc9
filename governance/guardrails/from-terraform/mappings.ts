// Long: a table, one mapping for each resource type.
import type { Value } from "../value.ts";
import type { Reader } from "./read.ts";

/** How a resource of azurerm looks to Azure Resource Manager, as far as guardrails ask. */
export interface Mapping {
  readonly type: string;
  /** Types that have a location, and with it tags. */
  readonly located: boolean;
  /** The resource that it is a child of, where that is not the resource group: the argument that names or identifies it. */
  readonly parent?: { readonly type: string; readonly argument: string };
  readonly extra?: (read: Reader) => Readonly<Record<string, Value>>;
  readonly properties: (read: Reader) => Readonly<Record<string, Value>>;
  /** A child that Azure makes with it, and that nothing here changes. */
  readonly implied?: {
    readonly type: string;
    readonly name: string;
    readonly properties: Readonly<Record<string, Value>>;
  };
}

const gatewayChild = { type: "Microsoft.ApiManagement/service", argument: "api_management_name" };
const skuName =
  (path: string) =>
  (read: Reader): Readonly<Record<string, Value>> => ({ sku: { name: read.value(path) } });
const whole = (read: Reader, path: string, make: (read: Reader) => Value): Value => read.blocks(path).map(make);

/** The images of an app or a job of Container Apps, and the registries that they come from. */
const containersOf = (read: Reader): Value => ({
  containers: whole(read, "template.container", (each) => ({ image: each.value("image") })),
});
const registriesOf = (read: Reader): Value => whole(read, "registry", (each) => ({ server: each.value("server") }));

export const mappings: Readonly<Record<string, Mapping>> = {
  azurerm_api_management: {
    type: "Microsoft.ApiManagement/service",
    located: true,
    // The direct management API, which is off unless switched on.
    implied: { type: "Microsoft.ApiManagement/service/tenant", name: "access", properties: { enabled: false } },
    // StandardV2_1: name and units.
    extra: (read) => ({ sku: { name: String(read.value("sku_name")).split("_")[0] as string } }),
    properties: (read) => ({
      publicNetworkAccess: read.enabled("public_network_access_enabled", true),
      virtualNetworkType: read.value("virtual_network_type", "None"),
      apiVersionConstraint: { minApiVersion: read.value("min_api_version") },
    }),
  },
  azurerm_api_management_api: {
    type: "Microsoft.ApiManagement/service/apis",
    located: false,
    parent: gatewayChild,
    properties: (read) => ({
      type: read.value("api_type", "http"),
      path: read.value("path"),
      protocols: read.value("protocols", []),
      serviceUrl: read.value("service_url"),
      subscriptionRequired: read.value("subscription_required", true),
    }),
  },
  azurerm_api_management_backend: {
    type: "Microsoft.ApiManagement/service/backends",
    located: false,
    parent: gatewayChild,
    properties: (read) => ({
      // The scheme is known although the host is not.
      url: String(read.declared.attributes["url"]).startsWith("https://")
        ? "https://known-at-deployment"
        : read.value("url"),
      protocol: read.value("protocol"),
      tls: {
        validateCertificateChain: read.value("tls.validate_certificate_chain"),
        validateCertificateName: read.value("tls.validate_certificate_name"),
      },
      ...(read.blocks("credentials").length === 0
        ? {}
        : {
            credentials: {
              certificate: read.value("credentials.certificate"),
              authorization: read.value("credentials.authorization"),
            },
          }),
    }),
  },
  azurerm_api_management_named_value: {
    type: "Microsoft.ApiManagement/service/namedValues",
    located: false,
    parent: gatewayChild,
    properties: (read) => ({
      displayName: read.value("display_name"),
      value: read.value("value"),
      secret: read.value("secret", false),
      ...(read.blocks("value_from_key_vault").length === 0
        ? {}
        : { keyVault: { secretIdentifier: read.value("value_from_key_vault.secret_id") } }),
    }),
  },
  azurerm_container_app_environment: {
    type: "Microsoft.App/managedEnvironments",
    located: true,
    properties: (read) => ({
      ...(read.value("infrastructure_subnet_id") === undefined
        ? {}
        : {
            vnetConfiguration: {
              internal: read.value("internal_load_balancer_enabled", false),
              infrastructureSubnetId: read.value("infrastructure_subnet_id"),
            },
          }),
      zoneRedundant: read.value("zone_redundancy_enabled", false),
      appLogsConfiguration: { destination: read.value("logs_destination") },
    }),
  },
  azurerm_container_app: {
    type: "Microsoft.App/containerApps",
    located: true,
    properties: (read) => ({
      managedEnvironmentId: read.value("container_app_environment_id"),
      configuration: {
        ...(read.blocks("ingress").length === 0
          ? {}
          : {
              ingress: {
                external: read.value("ingress.external_enabled", false),
                allowInsecure: read.value("ingress.allow_insecure_connections", false),
                clientCertificateMode: read.value("ingress.client_certificate_mode", "ignore"),
              },
            }),
        registries: registriesOf(read),
      },
      template: containersOf(read),
    }),
  },
  azurerm_container_app_job: {
    type: "Microsoft.App/jobs",
    located: true,
    properties: (read) => ({
      configuration: { registries: registriesOf(read) },
      template: containersOf(read),
    }),
  },
  azurerm_cognitive_account: {
    type: "Microsoft.CognitiveServices/accounts",
    located: true,
    extra: (read) => ({ kind: read.value("kind") }),
    properties: (read) => ({
      disableLocalAuth: read.value("local_auth_enabled", true) === false,
      publicNetworkAccess: read.enabled("public_network_access_enabled", true),
      restrictOutboundNetworkAccess: read.value("outbound_network_access_restricted", false),
      networkAcls: { defaultAction: read.value("network_acls.default_action") },
      ...(read.blocks("customer_managed_key").length === 0 ? {} : { encryption: { keySource: "Microsoft.KeyVault" } }),
    }),
  },
  azurerm_key_vault: {
    type: "Microsoft.KeyVault/vaults",
    located: true,
    properties: (read) => ({
      publicNetworkAccess: read.enabled("public_network_access_enabled", true),
      // The provider always sends it.
      enableSoftDelete: true,
      enablePurgeProtection: read.value("purge_protection_enabled"),
      enableRbacAuthorization: read.value("rbac_authorization_enabled", false),
      networkAcls: {
        defaultAction: read.value("network_acls.default_action"),
        bypass: read.value("network_acls.bypass"),
      },
      softDeleteRetentionInDays: read.value("soft_delete_retention_days", 90),
    }),
  },
  azurerm_storage_account: {
    type: "Microsoft.Storage/storageAccounts",
    located: true,
    extra: (read) => ({ kind: read.value("account_kind", "StorageV2") }),
    properties: (read) => ({
      allowSharedKeyAccess: read.value("shared_access_key_enabled", true),
      publicNetworkAccess: read.enabled("public_network_access_enabled", true),
      allowBlobPublicAccess: read.value("allow_nested_items_to_be_public", true),
      minimumTlsVersion: read.value("min_tls_version", "TLS1_2"),
      supportsHttpsTrafficOnly: read.value("https_traffic_only_enabled", true),
      allowCrossTenantReplication: read.value("cross_tenant_replication_enabled", false),
      allowedCopyScope: read.value("allowed_copy_scope"),
      isLocalUserEnabled: read.value("local_user_enabled", true),
      isSftpEnabled: read.value("sftp_enabled", false),
      encryption: { requireInfrastructureEncryption: read.value("infrastructure_encryption_enabled", false) },
      networkAcls: {
        defaultAction: read.value("network_rules.default_action", "Allow"),
        bypass: read.value("network_rules.bypass", "AzureServices"),
        ipRules: read.value("network_rules.ip_rules", []),
        virtualNetworkRules: read.value("network_rules.virtual_network_subnet_ids", []),
      },
    }),
  },
  azurerm_container_registry: {
    type: "Microsoft.ContainerRegistry/registries",
    located: true,
    extra: skuName("sku"),
    properties: (read) => ({
      publicNetworkAccess: read.enabled("public_network_access_enabled", true),
      adminUserEnabled: read.value("admin_enabled", false),
      anonymousPullEnabled: read.value("anonymous_pull_enabled", false),
      policies: { exportPolicy: { status: lower(read.enabled("export_policy_enabled", true)) } },
      networkRuleSet: { defaultAction: read.value("network_rule_set.default_action", "Allow") },
      encryption: { status: read.blocks("encryption").length === 0 ? "disabled" : "enabled" },
    }),
  },
  azurerm_log_analytics_workspace: {
    type: "Microsoft.OperationalInsights/workspaces",
    located: true,
    properties: (read) => ({
      publicNetworkAccessForIngestion: read.enabled("internet_ingestion_enabled", true),
      publicNetworkAccessForQuery: read.enabled("internet_query_enabled", true),
      features: { disableLocalAuth: read.value("local_authentication_enabled", true) === false },
      retentionInDays: read.value("retention_in_days", 30),
    }),
  },
  azurerm_application_insights: {
    type: "Microsoft.Insights/components",
    located: true,
    properties: (read) => ({
      DisableLocalAuth: read.value("local_authentication_disabled", false),
      publicNetworkAccessForIngestion: read.enabled("internet_ingestion_enabled", true),
      publicNetworkAccessForQuery: read.enabled("internet_query_enabled", true),
    }),
  },
  azurerm_monitor_diagnostic_setting: {
    type: "Microsoft.Insights/diagnosticSettings",
    located: false,
    parent: { type: "", argument: "target_resource_id" },
    properties: (read) => ({
      workspaceId: read.value("log_analytics_workspace_id"),
      logs: whole(read, "enabled_log", (each) => ({ category: each.value("category"), enabled: true })),
    }),
  },
  azurerm_virtual_network: {
    type: "Microsoft.Network/virtualNetworks",
    located: true,
    properties: (read) => ({
      subnets: whole(read, "subnet", (each) => ({
        name: each.value("name"),
        properties: {
          networkSecurityGroup: { id: each.value("security_group") },
          routeTable: { id: each.value("route_table_id") },
          defaultOutboundAccess: each.value("default_outbound_access_enabled", true),
        },
      })),
    }),
  },
  azurerm_subnet: {
    type: "Microsoft.Network/virtualNetworks/subnets",
    located: false,
    parent: { type: "Microsoft.Network/virtualNetworks", argument: "virtual_network_name" },
    // Its security group and route table are associated after it is created, and a rule judges the creation.
    properties: (read) => ({
      defaultOutboundAccess: read.value("default_outbound_access_enabled", true),
      serviceEndpoints: whole(read, "service_endpoints", () => ({})),
    }),
  },
  azurerm_network_security_group: {
    type: "Microsoft.Network/networkSecurityGroups",
    located: true,
    properties: (read) => ({
      securityRules: whole(read, "security_rule", (each) => ({
        name: each.value("name"),
        properties: {
          access: each.value("access"),
          direction: each.value("direction"),
          destinationPortRange: each.value("destination_port_range"),
          destinationPortRanges: each.value("destination_port_ranges", []),
          sourceAddressPrefix: each.value("source_address_prefix"),
          sourceAddressPrefixes: each.value("source_address_prefixes", []),
        },
      })),
    }),
  },
  azurerm_purview_account: {
    type: "Microsoft.Purview/accounts",
    located: true,
    properties: (read) => ({ publicNetworkAccess: read.enabled("public_network_enabled", true) }),
  },
  azurerm_cdn_frontdoor_endpoint: {
    type: "Microsoft.Cdn/profiles/afdEndpoints",
    located: true,
    parent: { type: "", argument: "cdn_frontdoor_profile_id" },
    properties: () => ({}),
  },
  azurerm_cdn_frontdoor_firewall_policy: {
    type: "Microsoft.Network/frontdoorWebApplicationFirewallPolicies",
    located: true,
    properties: (read) => ({ policySettings: { mode: read.value("mode") } }),
  },
  azurerm_role_assignment: {
    type: "Microsoft.Authorization/roleAssignments",
    located: false,
    parent: { type: "", argument: "scope" },
    properties: (read) => ({
      principalType: read.value("principal_type"),
      roleDefinitionId: roleId(read),
    }),
  },
  ...Object.fromEntries(
    (
      [
        ["azurerm_private_dns_zone", "Microsoft.Network/privateDnsZones"],
        ["azurerm_private_endpoint", "Microsoft.Network/privateEndpoints"],
        ["azurerm_public_ip", "Microsoft.Network/publicIPAddresses"],
        ["azurerm_nat_gateway", "Microsoft.Network/natGateways"],
        ["azurerm_managed_redis", "Microsoft.Cache/redisEnterprise"],
        ["azurerm_user_assigned_identity", "Microsoft.ManagedIdentity/userAssignedIdentities"],
        ["azurerm_monitor_action_group", "Microsoft.Insights/actionGroups"],
        ["azurerm_monitor_private_link_scope", "Microsoft.Insights/privateLinkScopes"],
        ["azurerm_monitor_data_collection_rule", "Microsoft.Insights/dataCollectionRules"],
        ["azurerm_monitor_data_collection_endpoint", "Microsoft.Insights/dataCollectionEndpoints"],
        ["azurerm_monitor_scheduled_query_rules_alert_v2", "Microsoft.Insights/scheduledQueryRules"],
        ["azurerm_monitor_activity_log_alert", "Microsoft.Insights/activityLogAlerts"],
        ["azurerm_cdn_frontdoor_profile", "Microsoft.Cdn/profiles"],
        ["azurerm_firewall", "Microsoft.Network/azureFirewalls"],
        ["azurerm_firewall_policy", "Microsoft.Network/firewallPolicies"],
        ["azurerm_route_table", "Microsoft.Network/routeTables"],
        ["azurerm_application_insights_workbook", "Microsoft.Insights/workbooks"],
        ["azurerm_security_center_automation", "Microsoft.Security/automations"],
      ] as const
    ).map(([from, type]) => [from, { type, located: true, properties: () => ({}) }]),
  ),
};

/** Types that Azure keeps in no region. */
export const globalTypes: ReadonlySet<string> = new Set([
  "Microsoft.Network/privateDnsZones",
  "Microsoft.Insights/actionGroups",
  "Microsoft.Insights/privateLinkScopes",
  "Microsoft.Insights/activityLogAlerts",
  "Microsoft.Cdn/profiles",
  "Microsoft.Cdn/profiles/afdEndpoints",
  "Microsoft.Network/frontdoorWebApplicationFirewallPolicies",
]);

const lower = (value: Value): Value => (typeof value === "string" ? value.toLowerCase() : value);

/** Azure knows roles by id. A rule that forbids a role names the broad ones, which are the ones that need translation. */
const roleIds: Readonly<Record<string, string>> = {
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "User Access Administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  "Role Based Access Control Administrator": "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
};

const roleId = (read: Reader): Value => {
  const name = read.value("role_definition_name");
  if (typeof name !== "string") return read.value("role_definition_id");
  return `/providers/Microsoft.Authorization/roleDefinitions/${roleIds[name] ?? name}`;
};
