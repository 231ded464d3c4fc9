import { inboundStages } from "@mcp-landing-zone/gateway/documents/mcp";
import type { AppSource } from "../graph.ts";
import { stackOf } from "./app.ts";
import { policyOf } from "./cases/servers.ts";

/** A small deployment in three stacks that breaks no rule, with something in it for every rule to look at. */

const tags = { owner: "mcp" };
const group = "${azurerm_resource_group.rg.name}";
const from = (stack: string, output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;
const remote = (stack: string) => ({
  [`data.terraform_remote_state.cross-stack-reference-input-${stack}`]: {
    backend: "azurerm",
    config: { key: `${stack}.tfstate` },
  },
});
const backend = { terraform: { backend: { azurerm: { use_azuread_auth: true } } } };
const outputs = (values: Readonly<Record<string, string>>) => ({
  output: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, sensitive: true }])),
});
const logged = (target: string, workspace: string) => ({
  target_resource_id: target,
  log_analytics_workspace_id: workspace,
  enabled_log: [{ category_group: "allLogs" }],
});
const endpoint = (subnet: string, target: string, part: string) => ({
  subnet_id: subnet,
  tags,
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
  private_dns_zone_group: { private_dns_zone_ids: [from("foundation", "zone")] },
});
const denied = (direction: string) => ({
  name: `DenyAll${direction}`,
  access: "Deny",
  direction,
  priority: 4096,
  source_address_prefix: "*",
  destination_address_prefix: "*",
  destination_port_range: "*",
});

const foundation = stackOf(
  {
    "azurerm_resource_group.rg": { name: "rg-mcp", tags },
    "azurerm_virtual_network.net": { resource_group_name: group, tags },
    "azurerm_subnet.endpoints": {
      name: "endpoints",
      virtual_network_name: "${azurerm_virtual_network.net.name}",
      default_outbound_access_enabled: false,
      private_endpoint_network_policies: "Enabled",
    },
    "azurerm_network_security_group.endpoints": { tags, security_rule: [denied("Inbound"), denied("Outbound")] },
    "azurerm_subnet_network_security_group_association.endpoints": {
      subnet_id: "${azurerm_subnet.endpoints.id}",
      network_security_group_id: "${azurerm_network_security_group.endpoints.id}",
    },
    "azurerm_private_dns_zone.vault": { name: "privatelink.vaultcore.azure.net", tags },
    "azurerm_private_dns_zone_virtual_network_link.vault": {
      private_dns_zone_name: "${azurerm_private_dns_zone.vault.name}",
      virtual_network_id: "${azurerm_virtual_network.net.id}",
      tags,
    },
    "azurerm_log_analytics_workspace.log": {
      tags,
      internet_ingestion_enabled: false,
      internet_query_enabled: true,
      local_authentication_enabled: false,
      retention_in_days: 365,
    },
    "azurerm_monitor_diagnostic_setting.net": logged(
      "${azurerm_virtual_network.net.id}",
      "${azurerm_log_analytics_workspace.log.id}",
    ),
    "azurerm_monitor_diagnostic_setting.nsg": logged(
      "${azurerm_network_security_group.endpoints.id}",
      "${azurerm_log_analytics_workspace.log.id}",
    ),
    "azurerm_monitor_diagnostic_setting.log": logged(
      "${azurerm_log_analytics_workspace.log.id}",
      "${azurerm_log_analytics_workspace.log.id}",
    ),
  },
  {
    ...backend,
    ...outputs({
      subnet: "${azurerm_subnet.endpoints.id}",
      zone: "${azurerm_private_dns_zone.vault.id}",
      workspace: "${azurerm_log_analytics_workspace.log.id}",
    }),
  },
);

const off = (names: readonly string[]) => Object.fromEntries(names.map((name) => [`${name}_enabled`, false]));
const side = { request: { headers: [], body: { bytes: 0 } }, response: { headers: [], body: { bytes: 0 } } };

const platform = stackOf(
  {
    ...remote("foundation"),
    "azurerm_user_assigned_identity.gateway": { tags },
    "azurerm_user_assigned_identity.server": { tags },
    "azurerm_key_vault.vault": {
      tags,
      public_network_access_enabled: false,
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      network_acls: { default_action: "Deny", bypass: "None" },
    },
    "azurerm_key_vault.keys": {
      tags,
      public_network_access_enabled: false,
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      network_acls: { default_action: "Deny", bypass: "AzureServices" },
    },
    "azurerm_private_endpoint.keys": endpoint(from("foundation", "subnet"), "${azurerm_key_vault.keys.id}", "vault"),
    "azurerm_monitor_diagnostic_setting.keys": logged("${azurerm_key_vault.keys.id}", from("foundation", "workspace")),
    "azapi_resource_action.key": {
      type: "Microsoft.KeyVault/vaults/keys@2024-11-01",
      resource_id: "${azurerm_key_vault.keys.id}/keys/documents",
      body: {
        properties: {
          attributes: { exp: 1 },
          keyOps: ["wrapKey", "unwrapKey"],
          rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" } }] },
        },
      },
    },
    "azurerm_private_endpoint.vault": endpoint(from("foundation", "subnet"), "${azurerm_key_vault.vault.id}", "vault"),
    "azurerm_monitor_diagnostic_setting.vault": logged(
      "${azurerm_key_vault.vault.id}",
      from("foundation", "workspace"),
    ),
    "azurerm_role_assignment.server": {
      scope: "${azurerm_key_vault.vault.id}",
      role_definition_name: "Key Vault Secrets User",
      principal_id: "${azurerm_user_assigned_identity.server.principal_id}",
      principal_type: "ServicePrincipal",
    },
    "azurerm_container_app_environment.apps": {
      tags,
      internal_load_balancer_enabled: true,
      public_network_access: "Disabled",
      mutual_tls_enabled: true,
      zone_redundancy_enabled: false,
      logs_destination: "azure-monitor",
    },
    "azurerm_monitor_diagnostic_setting.apps": logged(
      "${azurerm_container_app_environment.apps.id}",
      from("foundation", "workspace"),
    ),
    "azurerm_api_management.gateway": {
      tags,
      sku_name: "StandardV2_1",
      min_api_version: "2021-08-01",
      public_network_access_enabled: true,
      identity: { type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.gateway.id}"] },
      lifecycle: { ignore_changes: ["public_network_access_enabled"] },
      security: off([
        ...["frontend", "backend"].flatMap((at) => ["ssl30", "tls10", "tls11"].map((name) => `${at}_${name}`)),
        "triple_des_ciphers",
        ...["ecdsa", "rsa"].flatMap((key) =>
          ["aes256", "aes128"].map((cipher) => `tls_ecdhe_${key}_with_${cipher}_cbc_sha_ciphers`),
        ),
        ...[
          "aes128_gcm_sha256",
          "aes256_gcm_sha384",
          "aes128_cbc_sha256",
          "aes256_cbc_sha256",
          "aes128_cbc_sha",
          "aes256_cbc_sha",
        ].map((suite) => `tls_rsa_with_${suite}_ciphers`),
      ]),
    },
    "azurerm_cdn_frontdoor_profile.edge": { tags, sku_name: "Premium_AzureFrontDoor" },
    "azurerm_monitor_diagnostic_setting.edge": logged(
      "${azurerm_cdn_frontdoor_profile.edge.id}",
      from("foundation", "workspace"),
    ),
    "azurerm_cdn_frontdoor_endpoint.edge": {
      tags,
      cdn_frontdoor_profile_id: "${azurerm_cdn_frontdoor_profile.edge.id}",
    },
    "azurerm_cdn_frontdoor_custom_domain.edge": { host_name: "mcp.contoso.com", tls: { minimum_tls_version: "TLS12" } },
    "azurerm_cdn_frontdoor_origin.edge": { host_name: "apim-mcp.azure-api.net", certificate_name_check_enabled: true },
    "azurerm_cdn_frontdoor_route.edge": {
      cdn_frontdoor_endpoint_id: "${azurerm_cdn_frontdoor_endpoint.edge.id}",
      cdn_frontdoor_origin_ids: ["${azurerm_cdn_frontdoor_origin.edge.id}"],
      supported_protocols: ["Https"],
      forwarding_protocol: "HttpsOnly",
    },
    "azurerm_cdn_frontdoor_firewall_policy.edge": {
      tags,
      mode: "Prevention",
      enabled: true,
      managed_rule: [{ type: "Microsoft_DefaultRuleSet" }, { type: "Microsoft_BotManagerRuleSet" }],
      custom_rule: [{ type: "RateLimitRule" }],
    },
    "azurerm_cdn_frontdoor_security_policy.edge": {
      security_policies: {
        firewall: {
          cdn_frontdoor_firewall_policy_id: "${azurerm_cdn_frontdoor_firewall_policy.edge.id}",
          association: {
            domain: [
              { cdn_frontdoor_domain_id: "${azurerm_cdn_frontdoor_endpoint.edge.id}" },
              { cdn_frontdoor_domain_id: "${azurerm_cdn_frontdoor_custom_domain.edge.id}" },
            ],
          },
        },
      },
    },
    "azapi_update_resource.gateway": {
      resource_id: "${azurerm_api_management.gateway.id}",
      body: { properties: { publicNetworkAccess: "Disabled" } },
    },
    "azapi_resource_action.gateway": {
      type: "Microsoft.ApiManagement/service/diagnostics@2024-05-01",
      resource_id: "${azurerm_api_management.gateway.id}/diagnostics/azuremonitor",
      body: { properties: { frontend: side, backend: side } },
    },
    "azurerm_monitor_diagnostic_setting.gateway": logged(
      "${azurerm_api_management.gateway.id}",
      from("foundation", "workspace"),
    ),
  },
  {
    ...backend,
    ...outputs({
      environment: "${azurerm_container_app_environment.apps.id}",
      server: "${azurerm_user_assigned_identity.server.id}",
      gateway_url: "https://apim-mcp.azure-api.net",
    }),
  },
);

const workload = stackOf(
  {
    ...remote("platform"),
    "azuread_application.server": {
      prevent_duplicate_names: true,
      sign_in_audience: "AzureADMyOrg",
      api: { requested_access_token_version: 2 },
      public_client: { redirect_uris: ["http://localhost"] },
    },
    "azurerm_role_management_policy.operators": {
      activation_rules: {
        require_approval: true,
        require_multifactor_authentication: true,
        maximum_duration: "PT4H",
      },
    },
    "azuread_conditional_access_policy.strong": {
      conditions: { users: { included_groups: ["users"], excluded_groups: ["break-glass"] } },
    },
    "azuread_service_principal.server": {
      client_id: "${azuread_application.server.client_id}",
      app_role_assignment_required: true,
    },
    "azurerm_api_management_named_value.audience": {
      name: "mcp-client-id",
      api_management_name: "apim-mcp",
      value: "${azuread_application.server.client_id}",
    },
    "azurerm_api_management_api_policy.server": {
      xml_content: policyOf(
        inboundStages,
        ["answer"],
        '<audience>{{mcp-client-id}}</audience>@(context.Request.Headers.GetValueOrDefault("X-Azure-FDID", ""))',
      ),
    },
    "azurerm_container_app.server": {
      tags,
      container_app_environment_id: from("platform", "environment"),
      identity: { type: "UserAssigned", identity_ids: [from("platform", "server")] },
      ingress: {
        external_enabled: true,
        allow_insecure_connections: false,
        ip_security_restriction: [{ action: "Allow" }],
      },
      template: {
        container: [{ name: "server", image: `registry.example/server@sha256:${"0123456789abcdef".repeat(4)}` }],
      },
    },
  },
  backend,
);

export const sample: AppSource = { foundation, platform, workload };
