import type { AzureType } from "./facts.ts";
import { allMetrics, assignIdentity, is, joinSubnet, needs, rows, stated } from "./facts.ts";

/** Container Apps and their registry. */
export const computeTypes = {
  azurerm_container_app: {
    tags: true,
    names: { containerApp: { prefix: "ca", max: 32 } },
    withoutDiagnostics:
      "metrics only, which Azure Monitor keeps without a setting; its logs come from the environment's setting",
    price: { monthly: 40, per: "replica of 0.5 vCPU and 1 GiB that always runs" },
    arm: needs(
      "Microsoft.App/containerApps",
      "Microsoft.App/containerApps/listSecrets/action",
      "Microsoft.App/managedEnvironments/join/action",
      assignIdentity,
    ),
    secure: {
      tls: rows([["allow_insecure_connections", is(false), false, "R-41", "Azure.ContainerApp.Insecure"]], {
        within: "ingress",
      }),
      defaults: [
        ...rows([["identity.type", stated, undefined, "R-35", "Azure.ContainerApp.ManagedIdentity"]]),
        ...rows([["action", is("Allow"), undefined, "R-86", "Azure.ContainerApp.RestrictIngress"]], {
          within: "ingress.ip_security_restriction",
        }),
      ],
    },
  },
  azurerm_container_app_environment: {
    tags: true,
    names: { containerEnvironment: { prefix: "cae", max: 60 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    arm: needs("Microsoft.App/managedEnvironments", joinSubnet),
    secure: {
      publicAccess: rows([
        ["internal_load_balancer_enabled", is(true), false, "R-86", "Azure.ContainerApp.PublicAccess"],
        ["public_network_access", is("Disabled"), undefined, "R-86", "Azure.ContainerApp.PublicAccess"],
      ]),
      tls: rows([["mutual_tls_enabled", is(true), false, "R-41", "R-43"]]),
      defaults: rows([
        ["zone_redundancy_enabled", stated, undefined, "Azure.ContainerApp.AvailabilityZone"],
        ["logs_destination", is("azure-monitor"), undefined, "R-35", "R-117"],
      ]),
    },
  },
  azurerm_container_app_job: {
    tags: true,
    names: { containerJob: { prefix: "caj", max: 32 } },
    withoutDiagnostics: "its logs come from the environment's setting",
    arm: needs("Microsoft.App/jobs", "Microsoft.App/managedEnvironments/join/action", assignIdentity),
  },
  azurerm_container_registry: {
    tags: true,
    names: { registry: { prefix: "cr", max: 50, dashes: false, global: true } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    privateLink: "registry",
    price: { monthly: 50, per: "Premium registry" },
    arm: needs("Microsoft.ContainerRegistry/registries"),
    secure: {
      publicAccess: rows([["public_network_access_enabled", is(false), true, "R-86", "CKV_AZURE_139"]]),
      keyAccess: rows([
        ["admin_enabled", is(false), false, "R-35", "CKV_AZURE_137", "Azure.ACR.AdminUser"],
        ["anonymous_pull_enabled", is(false), false, "R-35", "CKV_AZURE_138"],
      ]),
      defaults: rows([
        ["sku", is("Premium"), undefined, "R-86", "CKV_AZURE_163", "Azure.ACR.MinSku"],
        ["export_policy_enabled", is(false), true, "R-86", "Azure.ACR.ExportPolicy"],
        ["network_rule_bypass_option", stated, undefined, "R-86"],
        ["retention_policy_in_days", stated, undefined, "CKV_AZURE_167"],
        ["data_endpoint_enabled", is(true), false, "CKV_AZURE_237"],
      ]),
    },
  },
} as const satisfies Readonly<Record<string, AzureType>>;
