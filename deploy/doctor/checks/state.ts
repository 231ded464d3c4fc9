import type { Check } from "../check.ts";
import { allowsData, heldOn } from "../rights/permissions.ts";

export const writeBlobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";

export const stateChecks: readonly Check[] = [
  {
    id: "state",
    what: "the place for the state is there, and the caller may write it",
    needs: "sign-in",
    run: async ({ azure, facts }) => {
      const { subscriptionId, resourceGroup, storageAccount, container } = facts.state;
      const account = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Storage/storageAccounts/${storageAccount}`;
      const mend = "npm run bootstrap";
      const found = await azure.arm(account, "2024-01-01");
      if (found.status !== 200)
        return [{ what: `storage account ${storageAccount} in ${resourceGroup}: ${found.status}`, mend }];
      const kept = await azure.arm(`${account}/blobServices/default/containers/${container}`, "2024-01-01");
      if (kept.status !== 200) return [{ what: `container ${container} of ${storageAccount}: ${kept.status}`, mend }];
      const { oid = "" } = await azure.claims("https://management.azure.com/.default");
      if (!allowsData(await heldOn(azure, account, oid), writeBlobs)) {
        return [{ what: `the caller has no Storage Blob Data Contributor on ${storageAccount}`, mend }];
      }
      const read = await azure.blob(
        `https://${storageAccount}.blob.core.windows.net/${container}?restype=container&comp=list&maxresults=1`,
      );
      if (read.status === 200) return [];
      return [
        {
          what: `${storageAccount} answers ${read.status} on its data plane`,
          mend: "a network from which the account is reachable; after a new role assignment wait five minutes",
        },
      ];
    },
  },
];
