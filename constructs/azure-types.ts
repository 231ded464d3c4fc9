/**
 * What Private Link calls each service, and the zones in which its names resolve. Public cloud only: a sovereign cloud has other suffixes.
 * https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
export const privateLink = {
  vault: { subresource: "vault", zones: ["privatelink.vaultcore.azure.net"] },
  registry: { subresource: "registry", zones: ["privatelink.azurecr.io"] },
  cognitiveAccount: { subresource: "account", zones: ["privatelink.cognitiveservices.azure.com"] },
  blob: { subresource: "blob", zones: ["privatelink.blob.core.windows.net"] },
  redis: { subresource: "redisEnterprise", zones: ["privatelink.redis.azure.net"] },
  apiManagement: { subresource: "Gateway", zones: ["privatelink.azure-api.net"] },
  // Azure Monitor keeps some of its data in blobs, and a network can have only one blob zone: it is shared.
  monitor: {
    subresource: "azuremonitor",
    zones: [
      "privatelink.monitor.azure.com",
      "privatelink.oms.opinsights.azure.com",
      "privatelink.ods.opinsights.azure.com",
      "privatelink.agentsvc.azure-automation.net",
      "privatelink.blob.core.windows.net",
    ],
  },
} as const satisfies Record<string, { subresource: string; zones: readonly string[] }>;

/** A service that private endpoints reach. */
export type PrivateLinkService = keyof typeof privateLink;

/** The name of a private DNS zone. */
export type PrivateZoneName = (typeof privateLink)[PrivateLinkService]["zones"][number];

/** What a resource sends to the workspace. */
export interface DiagnosticFacts {
  /** A group takes in categories that Azure adds later. */
  readonly logs: "allLogs" | "audit" | readonly string[];
  readonly metrics: readonly string[];
  /** Some services keep their logs on a child that Terraform does not model. */
  readonly child?: string;
  /** Tables with a column per property instead of the shared one; only for services that offer both, the others have no choice to make. */
  readonly ownTables?: true;
}

/** What a resource costs a month before it is used. */
export interface Price {
  /** US dollars a month. */
  readonly monthly: number;
  /** What is counted, and what is not: traffic, requests and stored gigabytes come on top everywhere. */
  readonly per: string;
  /** Public page with the figure, or nothing for one that is from memory and rounded up. */
  readonly source?: string;
}

/** How a kind of resource is named. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export interface NameRule {
  /** Cloud Adoption Framework abbreviation. */
  readonly prefix: string;
  /** The longest name that the service takes. */
  readonly max: number;
  /** Services that allow letters and digits only get their parts joined without dashes. @default true */
  readonly dashes?: false;
  /**
   * Names that are unique beyond the subscription, in the tenant or in all of Azure, get a hash of the deployment, so that two teams that call theirs
   * alike do not collide.
   * @default false
   */
  readonly global?: true;
}

/** What this repository knows of a resource type of azurerm or azuread, or of Azure where azapi makes it. A new type is a row here. */
export interface AzureType {
  /** Azure lets it carry tags. */
  readonly tags: boolean;
  /** How its resources are named, by what a deployment calls them: several kinds where it has several of one type. */
  readonly names?: Readonly<Record<string, NameRule>>;
  /** A type without this sends no diagnostics, or says in `withoutDiagnostics` why it deliberately has no setting. */
  readonly diagnostics?: DiagnosticFacts;
  readonly withoutDiagnostics?: string;
  /** Its every resource needs a private endpoint to this service of Private Link. */
  readonly privateLink?: PrivateLinkService;
  /** What it costs by merely standing there, by tier where that decides. A type without this is free or is paid by use. */
  readonly price?: Price | Readonly<Record<string, Price>>;
}

const allMetrics = ["AllMetrics"] as const;

/** When the prices were looked up. They are list prices in US dollars per month of 730 hours, and an estimate. */
export const pricedOn = "2026-11-20";

/**
 * Facts per resource type. What can send diagnostics: https://learn.microsoft.com/azure/azure-monitor/reference/logs-index
 * Which namespace a type needs stands in `resource-providers.ts`, by prefix: a further type of a service needs no row there.
 */
export const azureTypes = {
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
  },
  azurerm_application_insights: {
    tags: true,
    names: { applicationInsights: { prefix: "appi", max: 255 } },
    withoutDiagnostics: "workspace-based: its telemetry is in the workspace already, a setting would store it twice",
  },
  azurerm_application_insights_workbook: { tags: true },
  azurerm_cdn_frontdoor_endpoint: { tags: true },
  azurerm_cdn_frontdoor_firewall_policy: {
    tags: true,
    names: { wafPolicy: { prefix: "waf", max: 128, dashes: false } },
  },
  azurerm_cdn_frontdoor_profile: {
    tags: true,
    names: { frontDoor: { prefix: "afd", max: 46, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    price: { monthly: 330, per: "Premium profile" },
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
  },
  azurerm_container_app: {
    tags: true,
    names: { containerApp: { prefix: "ca", max: 32 } },
    withoutDiagnostics:
      "metrics only, which Azure Monitor keeps without a setting; its logs come from the environment's setting",
    price: { monthly: 40, per: "replica of 0.5 vCPU and 1 GiB that always runs" },
  },
  azurerm_container_app_environment: {
    tags: true,
    names: { containerEnvironment: { prefix: "cae", max: 60 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
  },
  azurerm_container_app_job: {
    tags: true,
    names: { containerJob: { prefix: "caj", max: 32 } },
    withoutDiagnostics: "its logs come from the environment's setting",
  },
  azurerm_container_registry: {
    tags: true,
    names: { registry: { prefix: "cr", max: 50, dashes: false, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    privateLink: "registry",
    price: { monthly: 50, per: "Premium registry" },
  },
  azurerm_firewall: {
    tags: true,
    names: { firewall: { prefix: "afw", max: 56 } },
    // One by one, because the group has each of them a second time, in the older form.
    diagnostics: {
      logs: [
        "AZFWApplicationRule",
        "AZFWDnsQuery",
        "AZFWFqdnResolveFailure",
        "AZFWIdpsSignature",
        "AZFWNatRule",
        "AZFWNetworkRule",
        "AZFWThreatIntel",
      ],
      metrics: allMetrics,
      ownTables: true,
    },
    price: { monthly: 912, per: "Standard firewall" },
  },
  azurerm_firewall_policy: { tags: true, names: { firewallPolicy: { prefix: "afwp", max: 80 } } },
  azurerm_key_vault: {
    tags: true,
    names: { keyVault: { prefix: "kv", max: 24, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    privateLink: "vault",
  },
  azurerm_log_analytics_workspace: {
    tags: true,
    names: { workspace: { prefix: "log", max: 63 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
  },
  azurerm_managed_redis: {
    tags: true,
    names: { redis: { prefix: "redis", max: 60, global: true } },
    // The metrics are the cluster's, and Azure Monitor keeps them without a setting.
    diagnostics: { logs: "allLogs", metrics: [], child: "/databases/default" },
    privateLink: "redis",
    price: { monthly: 60, per: "smallest balanced size, two nodes" },
  },
  azurerm_monitor_action_group: { tags: true, names: { actionGroup: { prefix: "ag", max: 260 } } },
  azurerm_monitor_activity_log_alert: { tags: true },
  azurerm_monitor_data_collection_endpoint: {
    tags: true,
    names: { dataCollectionEndpoint: { prefix: "dce", max: 44 } },
  },
  azurerm_monitor_data_collection_rule: {
    tags: true,
    names: { dataCollectionRule: { prefix: "dcr", max: 64 } },
    // Rows that do not fit their table are reported here alone.
    diagnostics: { logs: "allLogs", metrics: allMetrics },
  },
  azurerm_monitor_private_link_scope: {
    tags: true,
    names: { privateLinkScope: { prefix: "ampls", max: 255 } },
    privateLink: "monitor",
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: { tags: true, names: { alert: { prefix: "alert", max: 255 } } },
  azurerm_nat_gateway: {
    tags: true,
    names: { natGateway: { prefix: "ng", max: 80 } },
    price: { monthly: 32.85, per: "gateway", source: "https://c3x.dev/resources/azure/azurerm_nat_gateway/" },
  },
  azurerm_network_security_group: {
    tags: true,
    names: { networkSecurityGroup: { prefix: "nsg", max: 80 } },
    diagnostics: { logs: "allLogs", metrics: [] },
  },
  azurerm_network_watcher_flow_log: { tags: true, names: { flowLog: { prefix: "fl", max: 80 } } },
  azurerm_private_dns_a_record: { tags: true },
  azurerm_private_dns_zone: { tags: true },
  azurerm_private_dns_zone_virtual_network_link: { tags: true },
  azurerm_private_endpoint: {
    tags: true,
    names: { privateEndpoint: { prefix: "pep", max: 64 } },
    price: { monthly: 7.3, per: "endpoint", source: "https://c3x.dev/resources/azure/azurerm_private_endpoint/" },
  },
  azurerm_public_ip: {
    tags: true,
    names: { publicIp: { prefix: "pip", max: 80 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    price: { monthly: 3.65, per: "static address", source: "https://c3x.dev/resources/azure/azurerm_nat_gateway/" },
  },
  azurerm_purview_account: {
    tags: true,
    names: { purview: { prefix: "pview", max: 63, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
  },
  azurerm_resource_group: { tags: true, names: { resourceGroup: { prefix: "rg", max: 90 } } },
  azurerm_route_table: { tags: true, names: { routeTable: { prefix: "rt", max: 80 } } },
  azurerm_security_center_automation: { tags: true, names: { securityExport: { prefix: "export", max: 90 } } },
  azurerm_storage_account: {
    tags: true,
    names: { storageAccount: { prefix: "st", max: 24, dashes: false, global: true } },
    // Storage answers with its two metric categories, also when all are asked for.
    diagnostics: { logs: "allLogs", metrics: ["Capacity", "Transaction"], child: "/blobServices/default" },
    privateLink: "blob",
  },
  azurerm_user_assigned_identity: { tags: true, names: { identity: { prefix: "id", max: 128 } } },
  azurerm_virtual_network: {
    tags: true,
    names: { virtualNetwork: { prefix: "vnet", max: 64 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
  },
  azurerm_subnet: { tags: false, names: { subnet: { prefix: "snet", max: 80 } } },
  azuread_application: {
    tags: false,
    names: {
      resourceApplication: { prefix: "api", max: 120, global: true },
      clientApplication: { prefix: "client", max: 120, global: true },
    },
  },
  "Microsoft.KeyVault/vaults/keys": {
    tags: false,
    names: { encryptionKey: { prefix: "key", max: 127 }, signingKey: { prefix: "sign", max: 127 } },
  },
  azurerm_log_analytics_data_export_rule: { tags: false, names: { dataExport: { prefix: "export", max: 63 } } },
  azurerm_monitor_diagnostic_setting: { tags: false, names: { diagnosticSetting: { prefix: "diag", max: 260 } } },
  "Microsoft.ApiCenter/services": { tags: false, names: { apiCenter: { prefix: "apic", max: 90, global: true } } },
  "Microsoft.Logic/workflows": { tags: false, names: { workflow: { prefix: "logic", max: 43 } } },
} as const satisfies Readonly<Record<string, AzureType>>;

type Types = typeof azureTypes;
/** A type of resource that sends logs or metrics. */
export type DiagnosableType = {
  [T in keyof Types]: Types[T] extends { readonly diagnostics: object } ? T : never;
}[keyof Types];

const entries: readonly (readonly [string, AzureType])[] = Object.entries(azureTypes);

/** One fact of every type that has it. */
export const factOf = <F extends keyof AzureType>(fact: F): Readonly<Record<string, NonNullable<AzureType[F]>>> =>
  Object.fromEntries(entries.flatMap(([type, facts]) => (facts[fact] === undefined ? [] : [[type, facts[fact]]])));

/** A kind of resource that gets a name from the deployment. */
export type NamedResource = {
  [T in keyof Types]: Types[T] extends { readonly names: infer N } ? Extract<keyof N, string> : never;
}[keyof Types];

/** How each kind of resource is named. */
export const nameRules = Object.assign({}, ...Object.values(factOf("names"))) as Readonly<
  Record<NamedResource, NameRule>
>;

const isPrice = (price: NonNullable<AzureType["price"]>): price is Price => typeof price["monthly"] === "number";

/** What costs money by merely standing there: a type, or `<type>/<tier>` where the tier decides. */
export const prices: Readonly<Record<string, Price>> = Object.fromEntries(
  Object.entries(factOf("price")).flatMap(([type, price]) =>
    isPrice(price) ? [[type, price]] : Object.entries(price).map(([tier, each]) => [`${type}/${tier}`, each]),
  ),
);
