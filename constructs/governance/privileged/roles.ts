/** Roles of Azure that an operator may activate. None of them gives rights. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const operatorRoles = {
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "API Management Service Operator Role": "e022efe7-f5ba-4159-bbe4-b44f577e9b61",
  "Key Vault Secrets Officer": "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  "Log Analytics Reader": "73c42c96-874c-492b-b04d-ab87d138a893",
  "Microsoft Sentinel Responder": "3e150937-b8fe-4cfb-8069-0eaf05ecd056",
} as const;

/** A role that operators take for a time. */
export type OperatorRole = keyof typeof operatorRoles;
