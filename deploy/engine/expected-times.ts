type Values = Readonly<Record<string, unknown>>;

interface Expected {
  readonly type: string;
  /** For a type whose time depends on it. */
  readonly when?: (values: Values) => boolean;
  /** @default create */
  readonly action?: "create" | "update" | "delete";
  readonly minutes: string;
}

const startsWith = (attribute: string, prefix: string) => (values: Values) =>
  String(values[attribute] ?? "").startsWith(prefix);

/** What takes minutes: at Azure, as its documentation and users report it, or because the provider looks again and again before it believes. The rest takes seconds. */
export const expectedTimes: readonly Expected[] = [
  // https://learn.microsoft.com/azure/api-management/get-started-create-service-instance
  { type: "azurerm_api_management", when: startsWith("sku_name", "Developer"), minutes: "30 to 45" },
  { type: "azurerm_api_management", when: startsWith("sku_name", "Premium_"), minutes: "30 to 60" },
  { type: "azurerm_api_management", minutes: "5 to 15" },
  { type: "azurerm_container_app_environment", minutes: "5 to 10" },
  { type: "azurerm_managed_redis", minutes: "10 to 20" },
  { type: "azurerm_firewall", minutes: "5 to 15" },
  { type: "azurerm_cdn_frontdoor_profile", minutes: "1 to 5" },
  { type: "azurerm_monitor_private_link_scope", minutes: "1 to 5" },
  // azurerm 4.73.0 looks once a minute, and wants six answers in a row: before the change and after it.
  { type: "azurerm_api_management_custom_domain", minutes: "6 to 15" },
  // It waits until Azure Policy and its copies agree: 10 or 20 answers in a row, five or ten seconds apart.
  { type: "azurerm_policy_definition", minutes: "1 to 3" },
  { type: "azurerm_policy_set_definition", minutes: "1 to 3" },
  { type: "azurerm_resource_group_policy_assignment", minutes: "2 to 4" },
  // An update looks twelve times after a minute; a deletion twenty times.
  { type: "azurerm_role_definition", action: "update", minutes: "3 to 5" },
  { type: "azurerm_role_definition", action: "delete", minutes: "3 to 4" },
];

export const expectedMinutes = (type: string, action: string, values: Values = {}): string | undefined =>
  expectedTimes.find((one) => one.type === type && (one.action ?? "create") === action && (one.when?.(values) ?? true))
    ?.minutes;
