/** Tables that an investigation reads long after, how long each is kept in all, and why. Azure takes these numbers of days only. */
export const keptTables = {
  ApiManagementGatewayLogs: { totalDays: 730, why: "which address called what, and what the gateway answered" },
  AzureActivity: { totalDays: 730, why: "who changed the deployment" },
  AzureDiagnostics: { totalDays: 730, why: "who read the vault, and the actions of playbooks" },
  SigninLogs: { totalDays: 730, why: "who signed in, from where, how strongly" },
  AuditLogs: { totalDays: 730, why: "who changed applications, roles and policies in Entra" },
} as const satisfies Readonly<Record<string, { readonly totalDays: number; readonly why: string }>>;

/** Categories of Entra's logs. Those of risk have rows with P2 alone. https://learn.microsoft.com/entra/identity/monitoring-health/concept-diagnostic-settings-logs-options */
export const entraCategories = [
  "AuditLogs",
  "SignInLogs",
  "NonInteractiveUserSignInLogs",
  "ServicePrincipalSignInLogs",
  "ManagedIdentitySignInLogs",
  "RiskyUsers",
  "UserRiskEvents",
  "RiskyServicePrincipals",
  "ServicePrincipalRiskEvents",
] as const;
