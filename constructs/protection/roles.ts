/**
 * The only built-in roles that this package assigns: each narrow, each for the data plane or one action of one service.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const roles = {
  AcrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  "Cognitive Services User": "a97b65f3-24c7-4388-baec-2e87135dc908",
  "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "Key Vault Crypto User": "12338af0-0e69-4776-bea7-57ae8d297424",
  "Key Vault Secrets User": "4633458b-17de-408a-b874-0445c86b69e6",
  "Monitoring Metrics Publisher": "3913510d-42f4-4e42-8a64-420c390055eb",
  "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
} as const;

/** A role of Azure that the constructs assign. */
export type RoleName = keyof typeof roles;
