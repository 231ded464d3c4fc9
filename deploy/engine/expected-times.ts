type Values = Readonly<Record<string, unknown>>;

interface Expected {
  readonly type: string;
  /** For a type whose time depends on it. */
  readonly when?: (values: Values) => boolean;
  readonly minutes: string;
}

const startsWith = (attribute: string, prefix: string) => (values: Values) =>
  String(values[attribute] ?? "").startsWith(prefix);

/** What takes minutes at Azure, as its documentation and users report it. The rest takes seconds. */
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
];

export const expectedMinutes = (type: string, values: Values = {}): string | undefined =>
  expectedTimes.find((one) => one.type === type && (one.when?.(values) ?? true))?.minutes;
