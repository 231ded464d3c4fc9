import type { Condition, Json, Operator } from "./language.ts";

/** Conditions over one resource type, so that a rule names the type once. */
export const over = (type: string) => {
  const alias = (path: string): string => `${type}/${path}`;
  const compare =
    (operator: Operator) =>
    (path: string, value: Json): Condition => ({ field: alias(path), [operator]: value });
  return {
    type,
    alias,
    equals: compare("equals"),
    notEquals: compare("notEquals"),
    exists: compare("exists"),
    notIn: compare("notIn"),
    like: compare("like"),
    is: { field: "type", equals: type } satisfies Condition,
    /** The type, and all of these. */
    and: (...conditions: Condition[]): Condition => ({ allOf: [{ field: "type", equals: type }, ...conditions] }),
    /** The type, and any of these. */
    any: (...conditions: Condition[]): Condition => ({
      allOf: [{ field: "type", equals: type }, { anyOf: conditions }],
    }),
    /** At least one member of an array. */
    someOf: (array: string, where: Condition): Condition => ({ count: { field: alias(array), where }, greater: 0 }),
  };
};

/** What a guardrail judges, by the name that rules give it. */
export const types = {
  gateway: over("Microsoft.ApiManagement/service"),
  api: over("Microsoft.ApiManagement/service/apis"),
  backend: over("Microsoft.ApiManagement/service/backends"),
  namedValue: over("Microsoft.ApiManagement/service/namedValues"),
  environment: over("Microsoft.App/managedEnvironments"),
  app: over("Microsoft.App/containerApps"),
  cognitive: over("Microsoft.CognitiveServices/accounts"),
  vault: over("Microsoft.KeyVault/vaults"),
  storage: over("Microsoft.Storage/storageAccounts"),
  registry: over("Microsoft.ContainerRegistry/registries"),
  workspace: over("Microsoft.OperationalInsights/workspaces"),
  insights: over("Microsoft.Insights/components"),
  diagnostics: over("Microsoft.Insights/diagnosticSettings"),
  network: over("Microsoft.Network/virtualNetworks"),
  subnet: over("Microsoft.Network/virtualNetworks/subnets"),
  securityGroup: over("Microsoft.Network/networkSecurityGroups"),
  roleAssignment: over("Microsoft.Authorization/roleAssignments"),
} as const;
