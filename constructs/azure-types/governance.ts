import type { AzureType } from "./facts.ts";
import { needs } from "./facts.ts";

/** Policy, Sentinel, Defender, budgets, activated roles. */
export const governanceTypes = {
  "Microsoft.Logic/workflows": {
    names: { workflow: { prefix: "logic", max: 43 } },
  },
  azurerm_consumption_budget_resource_group: { arm: needs("Microsoft.Consumption/budgets") },
  azurerm_consumption_budget_subscription: { arm: needs("Microsoft.Consumption/budgets") },
  azurerm_pim_eligible_role_assignment: {
    arm: needs(
      "Microsoft.Authorization/roleEligibilityScheduleRequests",
      "Microsoft.Authorization/roleEligibilitySchedules/read",
    ),
  },
  azurerm_policy_definition: { arm: needs("Microsoft.Authorization/policyDefinitions") },
  azurerm_policy_set_definition: { arm: needs("Microsoft.Authorization/policySetDefinitions") },
  azurerm_resource_group_policy_assignment: { arm: needs("Microsoft.Authorization/policyAssignments") },
  azurerm_resource_group_policy_exemption: {
    arm: needs("Microsoft.Authorization/policyExemptions", "Microsoft.Authorization/policyAssignments/exempt/action"),
  },
  azurerm_role_management_policy: { arm: needs("Microsoft.Authorization/roleManagementPolicies") },
  azurerm_security_center_automation: {
    tags: true,
    names: { securityExport: { prefix: "export", max: 90 } },
    arm: needs("Microsoft.Security/automations", "Microsoft.OperationalInsights/workspaces/read"),
  },
  azurerm_security_center_subscription_pricing: { arm: needs("Microsoft.Security/pricings") },
  azurerm_sentinel_alert_rule_nrt: { arm: needs("Microsoft.SecurityInsights/alertRules") },
  azurerm_sentinel_alert_rule_scheduled: { arm: needs("Microsoft.SecurityInsights/alertRules") },
  azurerm_sentinel_automation_rule: { arm: needs("Microsoft.SecurityInsights/automationRules") },
  azurerm_sentinel_data_connector_microsoft_threat_intelligence: {
    arm: needs("Microsoft.SecurityInsights/dataConnectors"),
  },
  azurerm_sentinel_log_analytics_workspace_onboarding: {
    arm: needs("Microsoft.SecurityInsights/onboardingStates", "Microsoft.OperationsManagement/solutions/write"),
  },
  azurerm_sentinel_watchlist: { arm: needs("Microsoft.SecurityInsights/watchlists") },
  azurerm_sentinel_watchlist_item: { arm: needs("Microsoft.SecurityInsights/watchlists/watchlistItems") },
  azurerm_subscription_policy_assignment: { arm: needs("Microsoft.Authorization/policyAssignments") },
} as const satisfies Readonly<Record<string, AzureType>>;
