import type { WrittenStack } from "../../../stacks/read-stacks.ts";

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

const anyMember = {
  "any member of the tenant": "b79fbf4d-3ef9-4689-8143-76b194e85509",
};

export const graphRights: readonly GraphRight[] = [
  {
    type: /^data\.azuread_service_principal$/,
    permissions: ["Application.Read.All", "Directory.Read.All", "Application.ReadWrite.All"],
    roles: { ...administrators, ...anyMember },
  },
  {
    type: /^azuread_(application|service_principal$)/,
    permissions: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    roles: administrators,
  },
  { type: /^azuread_app_role_assignment$/, permissions: ["AppRoleAssignment.ReadWrite.All"], roles: administrators },
  {
    type: /^azuread_(custom_directory_role|directory_role_assignment)$/,
    permissions: ["RoleManagement.ReadWrite.Directory"],
    roles: privileged,
  },
  {
    type: /^azuread_access_package/,
    permissions: ["EntitlementManagement.ReadWrite.All"],
    roles: {
      "Identity Governance Administrator": "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e",
      "Global Administrator": privileged["Global Administrator"],
    },
  },
  {
    type: /^azuread_service_principal_delegated_permission_grant$/,
    permissions: ["DelegatedPermissionGrant.ReadWrite.All"],
    roles: privileged,
  },
  {
    type: /^azuread_(conditional_access_policy|named_location|authentication_strength_policy)$/,
    permissions: ["Policy.ReadWrite.ConditionalAccess"],
    roles: {
      "Conditional Access Administrator": "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
      "Global Administrator": privileged["Global Administrator"],
    },
  },
];

export interface StackGraphRights {
  readonly stack: string;
  readonly rights: readonly GraphRight[];
}

/** Rights of each stack in Entra. */
export const graphRightsOf = (stacks: readonly Pick<WrittenStack, "name" | "json">[]): readonly StackGraphRights[] =>
  stacks
    .map(({ name, json }) => ({
      stack: name,
      rights: graphRights.filter(({ type }) =>
        [...Object.keys(json.resource), ...Object.keys(json.data).map((one) => `data.${one}`)].some((one) =>
          type.test(one),
        ),
      ),
    }))
    .filter(({ rights }) => rights.length > 0);
