import type { Check, Finding, Patient } from "../check.ts";

interface Kept {
  readonly type: string;
  readonly what: string;
  /** Where a deleted one still shows. */
  readonly deleted: (facts: Patient["facts"], name: string) => string;
  readonly version: string;
  readonly purge: (facts: Patient["facts"], name: string) => string;
  /** Where the name can be asked for; the body's type. */
  readonly availability: readonly [namespace: string, type: string, version: string];
}

const base = ({ subscriptionId, location }: Patient["facts"], namespace: string): string =>
  `/subscriptions/${subscriptionId}/providers/${namespace}/locations/${location}`;
const groupOf = (facts: Patient["facts"]): string =>
  String(facts.resources("azurerm_resource_group")[0]?.["name"] ?? "");

/** Services whose names are unique in all of Azure, and kept by what was deleted. */
const kept: readonly Kept[] = [
  {
    type: "azurerm_key_vault",
    what: "vault",
    deleted: (facts, name) => `${base(facts, "Microsoft.KeyVault")}/deletedVaults/${name}`,
    version: "2023-07-01",
    purge: () =>
      "another nameSalt: a vault under purge protection keeps its name for 90 days. The same deployment recovers it by itself",
    availability: ["Microsoft.KeyVault", "Microsoft.KeyVault/vaults", "2023-07-01"],
  },
  {
    type: "azurerm_api_management",
    what: "gateway",
    deleted: (facts, name) => `${base(facts, "Microsoft.ApiManagement")}/deletedservices/${name}`,
    version: "2024-05-01",
    purge: ({ location }, name) => `az apim deletedservice purge --service-name ${name} --location ${location}`,
    availability: ["Microsoft.ApiManagement", "Microsoft.ApiManagement/service", "2024-05-01"],
  },
  {
    type: "azurerm_cognitive_account",
    what: "Content Safety account",
    deleted: (facts, name) =>
      `${base(facts, "Microsoft.CognitiveServices")}/resourceGroups/${groupOf(facts)}/deletedAccounts/${name}`,
    version: "2024-10-01",
    purge: (facts, name) =>
      `az cognitiveservices account purge --name ${name} --resource-group ${groupOf(facts)} --location ${facts.location}`,
    availability: ["Microsoft.CognitiveServices", "Microsoft.CognitiveServices/accounts", "2024-10-01"],
  },
];

const unique: readonly Pick<Kept, "type" | "what" | "availability">[] = [
  ...kept.filter(({ what }) => what === "vault" || what === "gateway"),
  {
    type: "azurerm_storage_account",
    what: "storage account",
    availability: ["Microsoft.Storage", "Microsoft.Storage/storageAccounts", "2024-01-01"],
  },
  {
    type: "azurerm_container_registry",
    what: "registry",
    availability: ["Microsoft.ContainerRegistry", "Microsoft.ContainerRegistry/registries", "2023-07-01"],
  },
];

const namesOf = ({ facts }: Patient, type: string): readonly string[] =>
  facts.resources(type).flatMap(({ name }) => (typeof name === "string" && !name.includes("${") ? [name] : []));

/** A name that is taken by this very deployment is no fault. */
const isOurs = async ({ azure, facts }: Patient, resourceType: string, name: string): Promise<boolean> => {
  const id = `/subscriptions/${facts.subscriptionId}/resourceGroups/${groupOf(facts)}/providers/${resourceType}/${name}`;
  return (await azure.arm(id, versions[resourceType]!)).status === 200;
};

const versions: Readonly<Record<string, string>> = Object.fromEntries(
  unique.map(({ availability: [, type, version] }) => [type, version]),
);

export const nameChecks: readonly Check[] = [
  {
    id: "deleted-names",
    what: "no deleted resource keeps a name",
    needs: "subscription",
    run: async (patient) => {
      const { azure, facts } = patient;
      const findings: Finding[] = [];
      for (const { type, what, deleted, version, purge } of kept) {
        for (const name of namesOf(patient, type)) {
          const { status } = await azure.arm(deleted(facts, name), version);
          // A vault and a gateway that this deployment lost are recovered by the next one, which is a warning and no fault.
          if (status === 200) {
            findings.push({
              what: `a deleted ${what} keeps the name ${name}`,
              mend: purge(facts, name),
              warning: type !== "azurerm_cognitive_account",
            });
          }
        }
      }
      return findings;
    },
  },
  {
    id: "taken-names",
    what: "each name that is unique in all of Azure is free or ours",
    needs: "subscription",
    run: async (patient) => {
      const findings: Finding[] = [];
      for (const { type, what, availability } of unique) {
        const [namespace, resourceType, version] = availability;
        for (const name of namesOf(patient, type)) {
          const path = `/subscriptions/${patient.facts.subscriptionId}/providers/${namespace}/checkNameAvailability`;
          const { body } = await patient.azure.arm(path, version, {
            method: "POST",
            body: { name, type: resourceType },
          });
          const { nameAvailable } = body as { readonly nameAvailable?: boolean };
          if (nameAvailable === false && !(await isOurs(patient, resourceType, name))) {
            findings.push({
              what: `another subscription has a ${what} named ${name}`,
              mend: "another nameSalt in the configuration",
            });
          }
        }
      }
      return findings;
    },
  },
];
