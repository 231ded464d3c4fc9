import type { Answer, Azure } from "../azure/azure.ts";
import { valueOf } from "../azure/azure.ts";
import { armId } from "../azure/arm-id.ts";

export interface BootstrapFacts {
  readonly subscriptionId: string;
  readonly location: string;
  readonly state: {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly storageAccount: string;
    readonly container: string;
  };
  readonly resourceProviders: readonly string[];
}

/** One thing that has to be there. */
export interface Step {
  /** What it makes, for people. */
  readonly what: string;
  /** The same by hand. */
  readonly az: string;
  readonly isDone: (azure: Azure) => Promise<boolean>;
  readonly make: (azure: Azure) => Promise<void>;
  /** Whether to wait after `make` until `isDone`: Azure tells its services about a role with a delay. */
  readonly settles?: boolean;
}

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage#storage-blob-data-contributor */
const blobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

const accepted = (answer: Answer, what: string): void => {
  if (answer.status < 300) return;
  const { code = "", message = "" } =
    (answer.body as { readonly error?: { readonly code?: string; readonly message?: string } })?.error ?? {};
  throw new Error(`${what}: Azure answered ${answer.status} ${code} ${message}`.trim());
};

const succeeded = ({ status, body }: Answer): boolean =>
  status === 200 &&
  ((body as { readonly properties?: { readonly provisioningState?: string } }).properties?.provisioningState ??
    "Succeeded") === "Succeeded";

/** In the order in which they can be made: the role comes before the container, because the account accepts no key that would do instead. */
export const bootstrapSteps = (
  { subscriptionId, location, state, resourceProviders }: BootstrapFacts,
  principalId: string,
): readonly Step[] => {
  const { resourceGroup, storageAccount, container } = state;
  const group = `/subscriptions/${state.subscriptionId}/resourceGroups/${resourceGroup}`;
  const account = `${group}/providers/Microsoft.Storage/storageAccounts/${storageAccount}`;
  const blobs = `${account}/blobServices/default`;
  const put = (id: string, version: string, body: object, what: string) => async (azure: Azure) =>
    accepted(await azure.arm(id, version, { method: "PUT", body }), what);
  const subscription = `--subscription ${state.subscriptionId}`;
  return [
    ...resourceProviders.map((namespace): Step => {
      const path = `/subscriptions/${subscriptionId}/providers/${namespace}`;
      return {
        what: `resource provider ${namespace}`,
        az: `az provider register --namespace ${namespace} --subscription ${subscriptionId} --wait`,
        isDone: async (azure) => {
          const { body } = await azure.arm(path, "2021-04-01");
          return (body as { readonly registrationState?: string }).registrationState === "Registered";
        },
        make: async (azure) =>
          accepted(await azure.arm(`${path}/register`, "2021-04-01", { method: "POST" }), namespace),
        settles: true,
      };
    }),
    {
      what: `resource group ${resourceGroup}`,
      az: `az group create --name ${resourceGroup} --location ${location} ${subscription}`,
      isDone: async (azure) => (await azure.arm(group, "2024-03-01")).status === 200,
      make: put(group, "2024-03-01", { location }, resourceGroup),
    },
    {
      what: `storage account ${storageAccount}: redundant, no keys, no public blobs`,
      az: `az storage account create --name ${storageAccount} --resource-group ${resourceGroup} --location ${location} --sku Standard_GZRS --allow-shared-key-access false --allow-blob-public-access false --min-tls-version TLS1_2 ${subscription}`,
      isDone: async (azure) => succeeded(await azure.arm(account, "2024-01-01")),
      make: put(
        account,
        "2024-01-01",
        {
          location,
          kind: "StorageV2",
          sku: { name: "Standard_GZRS" },
          properties: {
            allowSharedKeyAccess: false,
            allowBlobPublicAccess: false,
            minimumTlsVersion: "TLS1_2",
            supportsHttpsTrafficOnly: true,
          },
        },
        storageAccount,
      ),
      settles: true,
    },
    {
      what: "versions and 90 days of deleted states",
      az: `az storage account blob-service-properties update --account-name ${storageAccount} --resource-group ${resourceGroup} --enable-versioning true --enable-delete-retention true --delete-retention-days 90 ${subscription}`,
      isDone: async (azure) => {
        const { body } = await azure.arm(blobs, "2024-01-01");
        return (
          (body as { readonly properties?: { readonly isVersioningEnabled?: boolean } }).properties
            ?.isVersioningEnabled === true
        );
      },
      make: put(
        blobs,
        "2024-01-01",
        { properties: { isVersioningEnabled: true, deleteRetentionPolicy: { enabled: true, days: 90 } } },
        "versions",
      ),
    },
    {
      what: `Storage Blob Data Contributor on ${storageAccount} for ${principalId}`,
      az: `az role assignment create --assignee-object-id ${principalId} --role "Storage Blob Data Contributor" --scope ${account}`,
      isDone: async (azure) => {
        const path = `${account}/providers/Microsoft.Authorization/roleAssignments?$filter=${encodeURIComponent(`principalId eq '${principalId}'`)}`;
        const found = valueOf<{
          readonly properties: { readonly principalId: string; readonly roleDefinitionId: string };
        }>(await azure.arm(path, "2022-04-01"));
        return found.some(
          ({ properties }) =>
            properties.principalId === principalId && properties.roleDefinitionId.endsWith(blobDataContributor),
        );
      },
      make: put(
        `${account}/providers/Microsoft.Authorization/roleAssignments/${armId(account, blobDataContributor, principalId)}`,
        "2022-04-01",
        {
          properties: {
            roleDefinitionId: `/subscriptions/${state.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${blobDataContributor}`,
            principalId,
          },
        },
        "role assignment",
      ),
    },
    {
      what: `container ${container}`,
      az: `az storage container create --account-name ${storageAccount} --name ${container} --auth-mode login ${subscription}`,
      // Through Resource Manager: it needs no role on the data, and no way to the account.
      isDone: async (azure) => (await azure.arm(`${blobs}/containers/${container}`, "2024-01-01")).status === 200,
      make: put(`${blobs}/containers/${container}`, "2024-01-01", { properties: { publicAccess: "None" } }, container),
    },
    {
      what: "the state can be read and written",
      az: `az storage blob list --account-name ${storageAccount} --container-name ${container} --auth-mode login   # again, until it answers`,
      isDone: async (azure) => {
        const url = `https://${storageAccount}.blob.core.windows.net/${container}?restype=container&comp=list&maxresults=1`;
        return (await azure.blob(url)).status === 200;
      },
      make: async () => {},
      settles: true,
    },
  ];
};
