import type { Rule } from "../../rule.ts";
import { examine, ofType, violation } from "../../rule.ts";

/** What cannot be used without a secret in state, and what does the same without one. */
const forbiddenTypes: Readonly<Record<string, string>> = {
  azuread_application_password: "a federated credential",
  azuread_service_principal_password: "a federated credential",
  azuread_application_certificate: "a federated credential",
  azuread_service_principal_certificate: "a federated credential",
  azurerm_api_management_logger: "an azapi logger with identityClientId",
  azurerm_api_management_redis_cache: "the gateway's own cache",
  azurerm_api_management_subscription: "a token of Entra",
  azurerm_api_management_certificate: "a certificate that stays in the vault",
  azurerm_key_vault_secret: "a secret container without the data plane",
  azurerm_key_vault_access_policy: "a role on the vault",
  azurerm_container_registry_token_password: "the role AcrPull",
  azurerm_storage_account_local_user: "a role on the account",
  random_password: "a managed identity",
  tls_private_key: "a key that the vault makes",
};

export const forbiddenType: Rule = {
  id: "forbidden-type",
  severity: "high",
  title: "No resource is used that is a secret, or needs one in state",
  why: "What Terraform knows stands in its state, readable to every reader of that.",
  references: ["R-32", "R-34", "R-35"],
  check: (graph) =>
    examine(ofType(graph, ...Object.keys(forbiddenTypes)), ({ type }) => [
      violation(`${type}, expected ${forbiddenTypes[type]}`),
    ]),
};
