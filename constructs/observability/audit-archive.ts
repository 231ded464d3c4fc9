import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { grant, type Grantee } from "../identity/grant.ts";
import type { PrivateEndpoint } from "../network/private-endpoint.ts";
import {
  LogAnalyticsDataExportRule,
  type RoleAssignment,
  type StorageAccount,
  StorageContainer,
  StorageContainerImmutabilityPolicy,
  StorageManagementPolicy,
} from "../providers.ts";
import { hardenedStorageAccount, type StorageAccountProps } from "../storage/index.ts";
import { auditArchiveDefaults } from "./defaults.ts";

/** Somewhere to write records that nobody can change afterwards. */
export interface AuditArchiveRef {
  /** With a slash at the end. */
  readonly blobEndpoint: string;
  readonly containerName: string;
  /** Holds signed checkpoints of the records, apart from them. */
  readonly anchorContainerName: string;
  /** Lets an identity read, create and append records. What is written stays, whatever rights the identity has. */
  grantAppend(to: Grantee): RoleAssignment;
  /** The same for checkpoints. */
  grantAnchor(to: Grantee): RoleAssignment;
}

export interface AuditArchiveProps extends Omit<StorageAccountProps, "versions"> {
  /**
   * How long a record can be neither changed nor deleted.
   * @default 365
   */
  readonly immutableDays?: number;
  /**
   * Locks the policy. IMPORTANT: irreversible. A locked period can be prolonged five times and never shortened, and the account cannot be deleted
   * before the last record's period is over, not even by an owner of the subscription.
   * @default false
   */
  readonly locked?: boolean;
  /**
   * When records are deleted; not before `immutableDays`.
   * @default - never
   */
  readonly deleteAfterDays?: number;
  /**
   * Tables of the workspace that are copied here as they come in, each to an immutable container of its own.
   * @default - none
   */
  readonly exportedTables?: readonly string[];
}

/**
 * Immutable storage for the audit trail: private, without keys, with a policy under which records can be added to and not changed. The server's
 * hash chain shows that a record is missing; this keeps it from going missing.
 */
export class AuditArchive extends Construct implements AuditArchiveRef {
  static fromExisting(
    scope: Construct,
    id: string,
    existing: Pick<AuditArchiveRef, "blobEndpoint" | "containerName" | "anchorContainerName"> & {
      readonly accountId: string;
    },
  ): AuditArchiveRef {
    const at = new Construct(scope, id);
    const { accountId, blobEndpoint, containerName, anchorContainerName } = existing;
    const write = (name: string, to: Grantee): RoleAssignment =>
      grant(child(at, name), `${accountId}/blobServices/default/containers/${name}`, writer, to);
    return {
      blobEndpoint,
      containerName,
      anchorContainerName,
      grantAppend: (to) => write(containerName, to),
      grantAnchor: (to) => write(anchorContainerName, to),
    };
  }

  readonly containerName = "audit";
  readonly anchorContainerName = "audit-anchors";
  readonly resource: StorageAccount;
  readonly privateEndpoint: PrivateEndpoint;
  readonly container: StorageContainer;
  readonly anchors: StorageContainer;
  readonly policy: StorageContainerImmutabilityPolicy;
  readonly lifecycle: StorageManagementPolicy;
  readonly dataExport: LogAnalyticsDataExportRule | undefined;
  readonly #keep: Pick<Required<AuditArchiveProps>, "immutableDays" | "locked" | "preventDestroy">;

  constructor(scope: Construct, id: string, props: AuditArchiveProps) {
    super(scope, id);
    const { immutableDays = auditArchiveDefaults.immutableDays, locked = auditArchiveDefaults.locked } = props;
    this.#keep = { immutableDays, locked, preventDestroy: props.preventDestroy ?? true };
    refuseBadPeriods(this, immutableDays, props.deleteAfterDays);
    if (locked) {
      Annotations.of(this).addWarning(
        `the immutability policy is locked: irreversible, and nothing of this archive can be deleted for ${immutableDays} days`,
      );
    }
    const { account, privateEndpoint } = hardenedStorageAccount(this, "audit", props);
    this.resource = account;
    this.privateEndpoint = privateEndpoint;
    [this.container, this.policy] = this.#immutable(this.containerName);
    [this.anchors] = this.#immutable(this.anchorContainerName);
    this.lifecycle = new StorageManagementPolicy(this, "Lifecycle", {
      storageAccountId: this.resource.id,
      rule: [
        {
          name: "cool",
          enabled: true,
          filters: { blobTypes: ["blockBlob"] },
          actions: {
            baseBlob: { tierToCoolAfterDaysSinceModificationGreaterThan: auditArchiveDefaults.coolAfterDays },
          },
        },
        ...(props.deleteAfterDays === undefined
          ? []
          : [
              {
                name: "expire",
                enabled: true,
                filters: { blobTypes: ["appendBlob", "blockBlob"] },
                actions: {
                  baseBlob: { deleteAfterDaysSinceCreationGreaterThan: props.deleteAfterDays },
                  version: { deleteAfterDaysSinceCreation: props.deleteAfterDays },
                },
              },
            ]),
      ],
    });
    this.dataExport = props.exportedTables && this.#export(props, props.exportedTables);
  }

  get id(): string {
    return this.resource.id;
  }

  get blobEndpoint(): string {
    return this.resource.primaryBlobEndpoint;
  }

  grantAppend(to: Grantee): RoleAssignment {
    return grant(this.container, this.container.id, writer, to);
  }

  grantAnchor(to: Grantee): RoleAssignment {
    return grant(this.anchors, this.anchors.id, writer, to);
  }

  #immutable(name: string): [StorageContainer, StorageContainerImmutabilityPolicy] {
    const { immutableDays, locked, preventDestroy } = this.#keep;
    const container = new StorageContainer(this, `container ${name}`, {
      name,
      storageAccountId: this.resource.id,
      containerAccessType: "private",
      lifecycle: { preventDestroy },
    });
    const policy = new StorageContainerImmutabilityPolicy(this, `policy ${name}`, {
      storageContainerResourceManagerId: container.id,
      immutabilityPeriodInDays: immutableDays,
      locked,
      // Records are added to append blobs; blobs of other kinds are written once.
      protectedAppendWritesEnabled: true,
      lifecycle: { preventDestroy },
    });
    return [container, policy];
  }

  /** Azure Monitor would make the containers itself, and nothing would make them immutable. */
  #export(props: AuditArchiveProps, tables: readonly string[]): LogAnalyticsDataExportRule {
    const unknown = tables.find((table) => !/^[A-Za-z][A-Za-z0-9]{2,59}$/.test(table));
    refuseUnless(
      tables.length > 0 && unknown === undefined && new Set(tables).size === tables.length,
      "VALUE_INVALID",
      {
        at: this,
        field: "exportedTables",
        received: unknown ?? tables,
        expected: "names of Azure's own tables such as AzureActivity, each once",
      },
    );
    return new LogAnalyticsDataExportRule(this, "DataExport", {
      name: props.naming.of("dataExport"),
      resourceGroupName: props.resourceGroup.name,
      workspaceResourceId: props.diagnostics.workspaceId,
      destinationResourceId: this.resource.id,
      tableNames: [...tables],
      enabled: true,
      dependsOn: tables.map((table) => this.#immutable(`am-${table.toLowerCase()}`)[1]),
    });
  }
}

/** Reading, creating and appending; the policy of the container forbids the rest of what the role would allow. */
const writer = "Storage Blob Data Contributor";

const child = (at: Construct, name: string): Construct =>
  (at.node.tryFindChild(name) as Construct | undefined) ?? new Construct(at, name);

function refuseBadPeriods(at: Construct, immutableDays: number, deleteAfterDays: number | undefined): void {
  // https://learn.microsoft.com/azure/storage/blobs/immutable-time-based-retention-policy-overview
  const longest = 146_000;
  refuseUnless(Number.isInteger(immutableDays) && immutableDays >= 1 && immutableDays <= longest, "VALUE_INVALID", {
    at,
    field: "immutableDays",
    received: immutableDays,
    expected: `1 to ${longest}`,
  });
  refuseUnless(deleteAfterDays === undefined || deleteAfterDays >= immutableDays, "VALUES_CONFLICT", {
    at,
    field: "deleteAfterDays",
    received: deleteAfterDays,
    expected: `at least the ${immutableDays} days for which nothing can be deleted`,
  });
}
