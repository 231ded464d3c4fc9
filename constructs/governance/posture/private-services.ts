import { privateLink, type PrivateLinkService } from "../../protection/private-link.ts";

const services = {
  azurerm_key_vault: "vault",
  azurerm_container_registry: "registry",
  azurerm_cognitive_account: "cognitiveAccount",
  azurerm_storage_account: "blob",
  azurerm_managed_redis: "redis",
  azurerm_monitor_private_link_scope: "monitor",
} as const satisfies Record<string, PrivateLinkService>;

/** The types whose every resource needs a private endpoint, with what Private Link calls the part of them that is used. */
export const privateServices: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(services).map(([type, service]) => [type, privateLink[service].subresource]),
);
