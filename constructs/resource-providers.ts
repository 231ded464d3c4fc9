/** The resource providers behind the types of azurerm; none where every subscription has them registered. The first matching pattern counts. */
const namespaces: readonly (readonly [type: RegExp, ...namespaces: string[]])[] = [
  // Definitions and assignments themselves need none; this one keeps the compliance results.
  [/^azurerm_(policy_|(resource_group|subscription|management_group)_policy_)/, "Microsoft.PolicyInsights"],
  [/^azurerm_(resource_group|role_assignment|role_definition|management_lock|subscription|management_group)/],
  [/^azurerm_(sentinel_|log_analytics_solution)/, "Microsoft.SecurityInsights", "Microsoft.OperationsManagement"],
  [/^azurerm_security_center_/, "Microsoft.Security"],
  [/^azurerm_consumption_budget_/, "Microsoft.Consumption"],
  [/^azurerm_logic_app_/, "Microsoft.Logic"],
  [/^azurerm_(pim_|role_management_policy|monitor_aad_)/],
  [/^azurerm_purview_/, "Microsoft.Purview"],
  [/^azurerm_api_management/, "Microsoft.ApiManagement"],
  [/^azurerm_(application_insights|monitor_)/, "Microsoft.Insights"],
  [/^azurerm_cdn_frontdoor_firewall_policy$/, "Microsoft.Network"],
  [/^azurerm_cdn_frontdoor/, "Microsoft.Cdn"],
  [/^azurerm_cognitive_/, "Microsoft.CognitiveServices"],
  // A Container Apps environment in a network of one's own stands on the second.
  [/^azurerm_container_app/, "Microsoft.App", "Microsoft.ContainerService"],
  [/^azurerm_container_registry/, "Microsoft.ContainerRegistry"],
  [/^azurerm_(user_assigned_identity|federated_identity_credential)$/, "Microsoft.ManagedIdentity"],
  [/^azurerm_key_vault/, "Microsoft.KeyVault"],
  [/^azurerm_log_analytics_/, "Microsoft.OperationalInsights"],
  [/^azurerm_managed_redis/, "Microsoft.Cache"],
  [/^azurerm_storage_/, "Microsoft.Storage"],
  [
    /^azurerm_(virtual_network|subnet|network_|nat_gateway|public_ip|route_table|firewall|private_dns_|private_endpoint)/,
    "Microsoft.Network",
  ],
];

/** A stack as far as this reads it: resource types, and of azapi's the Azure type of each resource. */
interface ResourceBlocks {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/**
 * The resource providers that a subscription must have registered before the stacks are deployed.
 *
 * @example
 * const { resource } = synthesize((scope) => new Vault(scope, "vault", { ...surroundings }));
 * console.log(resourceProvidersOf({ resource })); // to be registered in the subscription
 */
export const resourceProvidersOf = (...stacks: readonly ResourceBlocks[]): readonly string[] => {
  const needed = stacks.flatMap(({ resource }) =>
    Object.entries(resource).flatMap(([type, blocks]) =>
      type.startsWith("azapi_") ? Object.values(blocks).map(armNamespace) : namespacesOf(type),
    ),
  );
  return [...new Set(needed)].sort();
};

/** The namespaces behind one type of azurerm; other providers have none. */
export const namespacesOf = (type: string): readonly string[] => {
  if (!type.startsWith("azurerm_")) return [];
  const row = namespaces.find(([pattern]) => pattern.test(type));
  if (row === undefined) throw new Error(`${type} has no row in resource-providers.ts`);
  return row.slice(1) as readonly string[];
};

const armNamespace = ({ type }: Readonly<Record<string, unknown>>): string => String(type).split("/", 1)[0]!;
