import type { AzureType } from "./facts.ts";
import { is, needs, rows, stated } from "./facts.ts";

/** Groups of resources, identities and rights. */
export const identityTypes = {
  azuread_application: {
    names: {
      resourceApplication: { prefix: "api", max: 120, global: true },
      clientApplication: { prefix: "client", max: 120, global: true },
    },
    secure: {
      defaults: [
        ...rows([
          ["api.requested_access_token_version", is(2), 1, "R-06", "R-32"],
          ["prevent_duplicate_names", is(true), false, "R-32"],
          ["sign_in_audience", is("AzureADMyOrg"), "AzureADMyOrg", "R-32"],
        ]),
        ...rows(
          [
            ["access_token_issuance_enabled", is(false), false, "R-18"],
            ["id_token_issuance_enabled", is(false), false, "R-18"],
          ],
          { within: "web.implicit_grant" },
        ),
      ],
    },
  },
  azuread_service_principal: {
    secure: {
      defaults: rows([["app_role_assignment_required", is(true), false, "R-32"]], {
        excusedBy: ["assignmentRequired"],
      }),
    },
  },
  azurerm_federated_identity_credential: {
    arm: needs("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"),
  },
  azurerm_management_lock: { arm: needs("Microsoft.Authorization/locks") },
  azurerm_resource_group: {
    tags: true,
    names: { resourceGroup: { prefix: "rg", max: 90 } },
    arm: needs("Microsoft.Resources/subscriptions/resourceGroups"),
  },
  azurerm_role_assignment: {
    arm: needs("Microsoft.Authorization/roleAssignments"),
    secure: { defaults: rows([["principal_type", stated, undefined, "R-52"]]) },
  },
  azurerm_role_definition: { arm: needs("Microsoft.Authorization/roleDefinitions") },
  azurerm_user_assigned_identity: {
    tags: true,
    names: { identity: { prefix: "id", max: 128 } },
    arm: needs("Microsoft.ManagedIdentity/userAssignedIdentities"),
  },
} as const satisfies Readonly<Record<string, AzureType>>;
