import { resourceProvidersOf } from "../../../constructs/resource-providers.ts";
import type { Answer } from "../../azure/azure.ts";
import { valueOf } from "../../azure/azure.ts";
import type { Check, Finding, Patient } from "../check.ts";

interface Provider {
  readonly namespace: string;
  readonly registrationState: string;
  readonly resourceTypes: readonly { readonly resourceType: string; readonly locations: readonly string[] }[];
}

/** What has to be offered in the region, by the Terraform type that asks for it. */
const regional: Readonly<Record<string, readonly [namespace: string, resourceType: string]>> = {
  azurerm_api_management: ["Microsoft.ApiManagement", "service"],
  azurerm_container_app_environment: ["Microsoft.App", "managedEnvironments"],
  azurerm_container_registry: ["Microsoft.ContainerRegistry", "registries"],
  azurerm_key_vault: ["Microsoft.KeyVault", "vaults"],
  azurerm_log_analytics_workspace: ["Microsoft.OperationalInsights", "workspaces"],
  azurerm_managed_redis: ["Microsoft.Cache", "redisEnterprise"],
};

const short = (region: string): string => region.replaceAll(" ", "").toLowerCase();

const listed = async ({ azure, facts }: Patient): Promise<readonly Provider[]> =>
  valueOf<Provider>(await azure.arm(`/subscriptions/${facts.subscriptionId}/providers`, "2021-04-01"));

interface Sku {
  readonly name?: string;
  readonly resourceType?: string;
  readonly kind?: string;
  readonly locations?: readonly string[];
}

interface Usage {
  readonly name: { readonly value: string };
  readonly currentValue: number;
  readonly limit: number;
}

/** One more of each is needed unless it is there already. */
const quotas: readonly {
  readonly type: string;
  readonly path: string;
  readonly version: string;
  readonly name: string;
}[] = [
  {
    type: "azurerm_container_app_environment",
    path: "Microsoft.App",
    version: "2025-01-01",
    name: "ManagedEnvironmentCount",
  },
  { type: "azurerm_public_ip", path: "Microsoft.Network", version: "2024-05-01", name: "StandardSkuPublicIpAddresses" },
];

const isOk = ({ status }: Answer): boolean => status === 200;

export const subscriptionChecks: readonly Check[] = [
  {
    id: "resource-providers",
    what: "the resource providers are registered",
    needs: "subscription",
    run: async (patient) => {
      const known = await listed(patient);
      const missing = resourceProvidersOf(...patient.stacks.map(({ json }) => json)).filter(
        (namespace) =>
          known.find((one) => one.namespace.toLowerCase() === namespace.toLowerCase())?.registrationState !==
          "Registered",
      );
      return missing.length === 0 ? [] : [{ what: `not registered: ${missing.join(", ")}`, mend: "npm run bootstrap" }];
    },
  },
  {
    id: "region",
    what: "the region offers every service",
    needs: "subscription",
    run: async (patient) => {
      const known = await listed(patient);
      return Object.entries(regional).flatMap(([type, [namespace, resourceType]]): Finding[] => {
        const offered = known
          .find((one) => one.namespace.toLowerCase() === namespace.toLowerCase())
          ?.resourceTypes.find((one) => one.resourceType.toLowerCase() === resourceType.toLowerCase())
          ?.locations.map(short);
        if (patient.facts.resources(type).length === 0 || !offered || offered.includes(patient.facts.location))
          return [];
        return [
          {
            what: `${namespace}/${resourceType} is not offered in ${patient.facts.location}`,
            mend: `location, one of ${offered.join(", ")}`,
          },
        ];
      });
    },
  },
  {
    id: "skus",
    what: "the region offers the tier of each service",
    needs: "subscription",
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      const base = `/subscriptions/${facts.subscriptionId}/providers`;
      const tiers = await azure.arm(`${base}/Microsoft.ApiManagement/skus`, "2024-05-01");
      for (const { sku_name } of facts.resources("azurerm_api_management")) {
        const [tier = ""] = String(sku_name).split("_");
        const offered = valueOf<Sku>(tiers)
          .filter(({ name }) => name === tier)
          .flatMap(({ locations = [] }) => locations.map(short));
        if (isOk(tiers) && !offered.includes(facts.location)) {
          findings.push({
            what: `API Management ${tier} is not offered in ${facts.location}`,
            mend: "another location or profile",
          });
        }
      }
      const kinds = await azure.arm(`${base}/Microsoft.CognitiveServices/skus`, "2024-10-01");
      for (const { kind, location = facts.location } of facts.resources("azurerm_cognitive_account")) {
        const region = short(String(location)).startsWith("$") ? facts.location : short(String(location));
        const offered = valueOf<Sku>(kinds)
          .filter((one) => one.kind === kind)
          .flatMap(({ locations = [] }) => locations.map(short));
        if (isOk(kinds) && !offered.includes(region)) {
          findings.push({
            what: `${String(kind)} is not offered in ${region}`,
            mend: "contentSafetyLocation in the configuration",
          });
        }
      }
      return findings;
    },
  },
  {
    id: "quota",
    what: "quotas leave room",
    needs: "subscription",
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      for (const { type, path, version, name } of quotas) {
        const wanted = facts.resources(type).length;
        if (wanted === 0) continue;
        const usages = await azure.arm(
          `/subscriptions/${facts.subscriptionId}/providers/${path}/locations/${facts.location}/usages`,
          version,
        );
        const usage = valueOf<Usage>(usages).find((one) => one.name.value === name);
        if (usage && usage.currentValue + wanted > usage.limit) {
          const what = `${name} in ${facts.location}: ${usage.currentValue} of ${usage.limit} are used, ${wanted} more are needed`;
          findings.push({
            what,
            mend: "raise it on the Quotas page of the portal; no fault when this deployment is there already",
            warning: true,
          });
        }
      }
      return findings;
    },
  },
];
