import type { TerraformStack } from "cdktf";
import { TerraformResource } from "cdktf";

/** Attributes of shared resources that the stack of a server may read, by type. */
const readByServers: Readonly<Record<string, readonly string[]>> = {
  azurerm_cognitive_account: ["endpoint", "id"],
  azurerm_container_app_environment: ["default_domain", "id"],
  azurerm_container_registry: ["id", "login_server"],
  azurerm_key_vault: ["id", "vault_uri"],
  azurerm_monitor_data_collection_endpoint: ["logs_ingestion_endpoint"],
  azurerm_monitor_data_collection_rule: ["id", "immutable_id"],
  azurerm_private_dns_zone: ["id"],
  azurerm_storage_account: ["id", "primary_blob_endpoint"],
  azurerm_storage_container: ["id"],
};

/**
 * Declares all outputs of a shared stack that a server could read, also while none does: otherwise a new server would need a deployment
 * of the shared stacks first, and the removal of a server would change them.
 */
export const offerToServers = (stack: TerraformStack): void => {
  for (const node of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(node)) continue;
    for (const attribute of readByServers[node.terraformResourceType] ?? [])
      stack.registerOutgoingCrossStackReference(`${node.terraformResourceType}.${node.friendlyUniqueId}.${attribute}`);
  }
};
