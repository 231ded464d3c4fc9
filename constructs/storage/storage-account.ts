import type { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { refuseUnless } from "../errors.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import { StorageAccount } from "../providers.ts";
import { defaultRecoveryDays, defaultReplication, storageAccountDefaults } from "./defaults.ts";

export type Replication = "LRS" | "ZRS" | "GRS" | "GZRS" | "RAGRS" | "RAGZRS";

/** What a construct that keeps blobs lets its user choose about the account below it. */
export interface StorageAccountProps extends PrivateProps {
  /**
   * Letters and digits only, 3 to 24.
   * @default - from naming
   */
  readonly name?: string;
  /**
   * How many copies there are, and where. IMPORTANT: a region without zones refuses ZRS and GZRS.
   * @default "ZRS"
   */
  readonly replication?: Replication;
  /**
   * Days for which what was deleted or overwritten can be brought back, 1 to 365.
   * @default 30
   */
  readonly recoveryDays?: number;
  /**
   * Keep what was there whenever a blob is overwritten. Logs that grow by overwriting would be kept once for each line.
   * @default true
   */
  readonly versions?: boolean;
  /** @default - a key that Azure keeps */
  readonly encryption?: CustomerManagedKey;
}

/** The account and the only way to it. */
export interface HardenedStorageAccount {
  readonly account: StorageAccount;
  readonly privateEndpoint: PrivateEndpoint;
}

/**
 * A storage account without keys and without a public side: Entra only, behind a private endpoint, versioned. Made as `Resource` in the
 * scope, with the protection of `protect`; `purpose` tells it from the deployment's other accounts.
 */
export const hardenedStorageAccount = (
  scope: Construct,
  purpose: string,
  props: StorageAccountProps,
): HardenedStorageAccount => {
  const name = props.name ?? props.naming.of("storageAccount", purpose);
  refuseUnless(/^[a-z0-9]{3,24}$/.test(name), "NAME_INVALID", {
    at: scope,
    field: "name",
    received: name,
    expected: "3 to 24 lower-case letters and digits",
  });
  const days = props.recoveryDays ?? defaultRecoveryDays;
  refuseUnless(Number.isInteger(days) && days >= 1 && days <= 365, "VALUE_INVALID", {
    at: scope,
    field: "recoveryDays",
    received: days,
    expected: "a whole number from 1 to 365",
  });
  const key = props.encryption;
  const account = new StorageAccount(scope, "Resource", {
    ...storageAccountDefaults,
    name,
    resourceGroupName: props.resourceGroup.name,
    location: props.resourceGroup.location,
    accountReplicationType: props.replication ?? defaultReplication,
    blobProperties: {
      versioningEnabled: props.versions ?? true,
      deleteRetentionPolicy: { days, permanentDeleteEnabled: false },
      containerDeleteRetentionPolicy: { days },
    },
    ...(key && {
      identity: { type: "UserAssigned", identityIds: [key.identity.id] },
      customerManagedKey: { keyVaultKeyId: key.keyId, userAssignedIdentityId: key.identity.id },
      ...(key.dependsOn && { dependsOn: key.dependsOn }),
    }),
    lifecycle: { preventDestroy: props.preventDestroy ?? true },
  });
  const privateEndpoint = protect(scope, account, props, {
    service: "blob",
    network: props.network,
    endpointName: props.naming.of("privateEndpoint", purpose),
  });
  return { account, privateEndpoint };
};
