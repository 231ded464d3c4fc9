import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import type { RoleAssignment, StorageAccount, StorageContainer } from "../providers.ts";
import { LogAnalyticsDataExportRule, StorageManagementPolicy } from "../providers.ts";
import type { StorageAccountProps } from "../storage/index.ts";
import { hardenedStorageAccount } from "../storage/index.ts";
import type { AuditArchiveRef, Retention } from "./audit-trail.ts";
import { immutableContainer, recordWriter } from "./audit-trail.ts";
import { auditArchiveDefaults } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** What `AuditArchive` takes. */
export interface AuditArchiveProps extends Omit<StorageAccountProps, "versions">, Retention {
  /**
   * Whether it has the containers of a trail. Without, it is the account in which each server of a deployment has its own: `AuditTrail`.
   * @default true
   */
  readonly hasTrail?: boolean;
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
 *
 * @example
 * const archive = new AuditArchive(stack, "archive", { ...surroundings, immutableDays: 365 });
 * archive.grantAppend(identity);
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
      grant(child(at, name), `${accountId}/blobServices/default/containers/${name}`, recordWriter, to);
    return {
      blobEndpoint,
      containerName,
      anchorContainerName,
      grantAppend: (to) => write(containerName, to),
      grantAnchor: (to) => write(anchorContainerName, to),
    };
  }

  /** Whether the policies of its containers are locked. */
  readonly locked: boolean;
  readonly containerName = "audit";
  readonly anchorContainerName = "audit-anchors";
  readonly resource: StorageAccount;
  readonly privateEndpoint: PrivateEndpoint;
  readonly container: StorageContainer | undefined;
  readonly anchors: StorageContainer | undefined;
  readonly lifecycle: StorageManagementPolicy;
  readonly dataExport: LogAnalyticsDataExportRule | undefined;
  readonly #keep: Pick<Required<AuditArchiveProps>, "immutableDays" | "locked" | "preventDestroy">;

  constructor(scope: Construct, id: string, props: AuditArchiveProps) {
    super(scope, id);
    refuseMissing(this, "AuditArchiveProps", props);
    const { immutableDays = auditArchiveDefaults.immutableDays, locked = auditArchiveDefaults.locked } = props;
    this.locked = locked;
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
    const { hasTrail = true } = props;
    this.container = hasTrail ? this.#immutable(this.containerName).container : undefined;
    this.anchors = hasTrail ? this.#immutable(this.anchorContainerName).container : undefined;
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
    return this.#grant(this.container, to);
  }

  grantAnchor(to: Grantee): RoleAssignment {
    return this.#grant(this.anchors, to);
  }

  #grant(container: StorageContainer | undefined, to: Grantee): RoleAssignment {
    refuseUnless(container !== undefined, "VALUES_CONFLICT", {
      at: this,
      field: "hasTrail",
      received: false,
      expected: "true, or the trail of the server: AuditTrail",
    });
    return grant(container!, container!.id, recordWriter, to);
  }

  #immutable(name: string) {
    return immutableContainer(this, { accountId: this.resource.id, name, ...this.#keep });
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
      dependsOn: tables.map((table) => this.#immutable(`am-${table.toLowerCase()}`).policy),
    });
  }
}

const child = (at: Construct, name: string): Construct =>
  (at.node.tryFindChild(name) as Construct | undefined) ?? new Construct(at, name);

const refuseBadPeriods = (at: Construct, immutableDays: number, deleteAfterDays: number | undefined): void => {
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
};
