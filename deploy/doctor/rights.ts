import type { WrittenStack } from "../../stacks/read-stacks.ts";

interface ArmRight {
  readonly type: RegExp;
  readonly action: string;
}

/** An action that a deployer needs for a resource type; a representative one of each service. `npm run doctor` asks Azure for each. */
export const armRights: readonly ArmRight[] = [
  { type: /^azurerm_resource_group$/, action: "Microsoft.Resources/subscriptions/resourceGroups/write" },
  { type: /^azurerm_role_assignment$/, action: "Microsoft.Authorization/roleAssignments/write" },
  { type: /^azurerm_management_lock$/, action: "Microsoft.Authorization/locks/write" },
  { type: /^azurerm_.*policy_assignment$/, action: "Microsoft.Authorization/policyAssignments/write" },
  { type: /^azurerm_api_management/, action: "Microsoft.ApiManagement/service/write" },
  { type: /^azurerm_container_app$/, action: "Microsoft.App/containerApps/write" },
  { type: /^azurerm_container_app_environment$/, action: "Microsoft.App/managedEnvironments/write" },
  { type: /^azurerm_container_registry$/, action: "Microsoft.ContainerRegistry/registries/write" },
  { type: /^azurerm_key_vault$/, action: "Microsoft.KeyVault/vaults/write" },
  { type: /^azurerm_cognitive_account$/, action: "Microsoft.CognitiveServices/accounts/write" },
  { type: /^azurerm_storage_account$/, action: "Microsoft.Storage/storageAccounts/write" },
  { type: /^azurerm_log_analytics_workspace$/, action: "Microsoft.OperationalInsights/workspaces/write" },
  { type: /^azurerm_virtual_network$/, action: "Microsoft.Network/virtualNetworks/write" },
  { type: /^azurerm_private_endpoint$/, action: "Microsoft.Network/privateEndpoints/write" },
  { type: /^azurerm_user_assigned_identity$/, action: "Microsoft.ManagedIdentity/userAssignedIdentities/write" },
  { type: /^azurerm_monitor_/, action: "Microsoft.Insights/diagnosticSettings/write" },
  { type: /^azurerm_cdn_frontdoor_profile$/, action: "Microsoft.Cdn/profiles/write" },
  { type: /^azurerm_managed_redis$/, action: "Microsoft.Cache/redisEnterprise/write" },
];

interface GraphRight {
  readonly type: RegExp;
  /** Application permissions, any of which is enough for a pipeline. */
  readonly permissions: readonly string[];
  /** Directory roles, any of which is enough for a person: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
  readonly roles: Readonly<Record<string, string>>;
}

const privileged = {
  "Privileged Role Administrator": "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "Global Administrator": "62e90394-69f5-4237-9190-012177145e10",
};
const administrators = {
  "Application Administrator": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  "Cloud Application Administrator": "158c047a-c907-4556-b7ef-446551a6b5f7",
  "Global Administrator": privileged["Global Administrator"],
};

export const graphRights: readonly GraphRight[] = [
  {
    type: /^azuread_(application|service_principal$)/,
    permissions: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    roles: administrators,
  },
  { type: /^azuread_app_role_assignment$/, permissions: ["AppRoleAssignment.ReadWrite.All"], roles: administrators },
  {
    type: /^azuread_service_principal_delegated_permission_grant$/,
    permissions: ["DelegatedPermissionGrant.ReadWrite.All"],
    roles: privileged,
  },
  {
    type: /^azuread_(conditional_access_policy|named_location)$/,
    permissions: ["Policy.ReadWrite.ConditionalAccess"],
    roles: {
      "Conditional Access Administrator": "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
      "Global Administrator": privileged["Global Administrator"],
    },
  },
];

interface Needed<Right> {
  readonly stack: string;
  readonly rights: readonly Right[];
}

const neededOf = <Right extends { readonly type: RegExp }>(
  rights: readonly Right[],
  stacks: readonly Pick<WrittenStack, "name" | "json">[],
): readonly Needed<Right>[] =>
  stacks.map(({ name, json }) => ({
    stack: name,
    rights: rights.filter(({ type }) => Object.keys(json.resource).some((one) => type.test(one))),
  }));

/** What each stack needs in Azure. */
export const armRightsOf = (stacks: readonly Pick<WrittenStack, "name" | "json">[]): readonly Needed<ArmRight>[] =>
  neededOf(armRights, stacks);

/** What each stack needs in Entra. */
export const graphRightsOf = (stacks: readonly Pick<WrittenStack, "name" | "json">[]): readonly Needed<GraphRight>[] =>
  neededOf(graphRights, stacks).filter(({ rights }) => rights.length > 0);
