import { Construct } from "constructs";
import { type PrivateProps, protect } from "../common.ts";
import { StorageAccount } from "../providers.ts";
import { logStorageDefaults } from "./defaults.ts";

export interface StorageProps extends PrivateProps {
  /** @default - from naming */
  readonly name?: string;
  /**
   * How many copies, and where: `G` adds another region, `Z` the zones of this one, `RA` lets the other region be read.
   * @default "GRS"
   */
  readonly replication?: "LRS" | "ZRS" | "GRS" | "GZRS" | "RAGRS" | "RAGZRS";
}

export interface LogStorageProps extends StorageProps {
  /**
   * What is kept; part of the account's name.
   * @default "logs"
   */
  readonly purpose?: string;
}

/** Private storage for logs that Azure itself writes, such as a network's flow logs. */
export class LogStorage extends Construct {
  readonly resource: StorageAccount;

  constructor(scope: Construct, id: string, props: LogStorageProps) {
    super(scope, id);
    // A flow log is one blob that grows every minute: with versions each minute would be kept as a whole copy.
    this.resource = privateStorage(this, props, { purpose: props.purpose ?? "logs", versioning: false });
  }

  get id(): string {
    return this.resource.id;
  }
}

/** A storage account that takes no key, has no public side and deletes nothing at once. */
export function privateStorage(
  scope: Construct,
  props: StorageProps,
  kind: { readonly purpose: string; readonly versioning: boolean },
): StorageAccount {
  const { naming, resourceGroup, network, replication = logStorageDefaults.replication } = props;
  const days = logStorageDefaults.deletedDays;
  const account = new StorageAccount(scope, "Resource", {
    name: props.name ?? naming.of("storageAccount", kind.purpose),
    resourceGroupName: resourceGroup.name,
    location: resourceGroup.location,
    accountKind: "StorageV2",
    accountTier: "Standard",
    accountReplicationType: replication,
    accessTier: "Hot",
    // CKV2_AZURE_40: whoever holds a key is nobody in particular.
    sharedAccessKeyEnabled: false,
    defaultToOauthAuthentication: true,
    localUserEnabled: false,
    publicNetworkAccessEnabled: false,
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    // What is in here cannot be copied to where these rules do not hold.
    allowedCopyScope: "PrivateLink",
    httpsTrafficOnlyEnabled: true,
    minTlsVersion: "TLS1_2",
    // A second layer below Azure's own; only at creation.
    infrastructureEncryptionEnabled: true,
    sftpEnabled: false,
    // Azure Monitor and the network watcher write as trusted services: they have no address in the network.
    networkRules: { defaultAction: "Deny", bypass: ["AzureServices"] },
    blobProperties: {
      versioningEnabled: kind.versioning,
      deleteRetentionPolicy: { days },
      containerDeleteRetentionPolicy: { days },
    },
    lifecycle: { preventDestroy: props.preventDestroy ?? true },
  });
  protect(scope, account, props, {
    service: "blob",
    network,
    endpointName: naming.of("privateEndpoint", kind.purpose),
  });
  return account;
}
