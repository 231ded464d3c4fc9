import { Construct } from "constructs";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";
import { StorageContainer, StorageContainerImmutabilityPolicy } from "../providers.ts";
import { auditArchiveDefaults } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** A place for records that cannot be changed afterwards. */
export interface AuditArchiveRef {
  /** With a slash at the end. */
  readonly blobEndpoint: string;
  /** The container of the records. */
  readonly containerName: string;
  /** Holds signed checkpoints of the records, apart from them. */
  readonly anchorContainerName: string;
  /** Lets an identity read, create and append records. No right of the identity changes or deletes a record. */
  grantAppend(to: Grantee): RoleAssignment;
  /** The same for checkpoints. */
  grantAnchor(to: Grantee): RoleAssignment;
}

/** For how long, and how firmly, records are kept. */
export interface Retention {
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
}

/** What `AuditTrail` takes. */
export interface AuditTrailProps extends Retention {
  /** Of the archive's account. */
  readonly account: { readonly id: string; readonly blobEndpoint: string };
  /** Ends the names of both containers: `audit-<name>` and `anchors-<name>`. */
  readonly name: string;
  /** Refuses a plan that would delete it. @default true */
  readonly preventDestroy?: boolean;
}

/**
 * the trail of one server in an archive that several share, so that no server can add to the records of another.
 *
 * @example
 * const archive = new AuditArchive(stack, "archive", { ...surroundings });
 * new AuditTrail(stack, "orders-trail", { account: archive, name: "orders" }).grantAppend(identity);
 */
export class AuditTrail extends Construct implements AuditArchiveRef {
  readonly container: StorageContainer;
  readonly anchors: StorageContainer;
  readonly blobEndpoint: string;
  readonly containerName: string;
  readonly anchorContainerName: string;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    refuseMissing(this, "AuditTrailProps", props);
    const { account, name, ...keep } = props;
    this.blobEndpoint = account.blobEndpoint;
    this.containerName = `audit-${name}`;
    this.anchorContainerName = `anchors-${name}`;
    const made = (containerName: string) =>
      immutableContainer(this, { accountId: account.id, name: containerName, ...keep }).container;
    this.container = made(this.containerName);
    this.anchors = made(this.anchorContainerName);
  }

  grantAppend(to: Grantee): RoleAssignment {
    return grant(this.container, this.container.id, recordWriter, to);
  }

  grantAnchor(to: Grantee): RoleAssignment {
    return grant(this.anchors, this.anchors.id, recordWriter, to);
  }
}

/** Reading, creating and appending; the policy of the container forbids the rest of what the role would allow. */
export const recordWriter = "Storage Blob Data Contributor";

interface ImmutableContainerProps extends Retention {
  readonly accountId: string;
  readonly name: string;
  readonly preventDestroy?: boolean;
}

export const immutableContainer = (
  scope: Construct,
  { accountId, name, preventDestroy = true, ...keep }: ImmutableContainerProps,
) => {
  const container = new StorageContainer(scope, `container ${name}`, {
    name,
    storageAccountId: accountId,
    containerAccessType: "private",
    lifecycle: { preventDestroy },
  });
  const policy = new StorageContainerImmutabilityPolicy(scope, `policy ${name}`, {
    storageContainerResourceManagerId: container.id,
    immutabilityPeriodInDays: keep.immutableDays ?? auditArchiveDefaults.immutableDays,
    locked: keep.locked ?? auditArchiveDefaults.locked,
    // Records are added to append blobs; blobs of other kinds are written once.
    protectedAppendWritesEnabled: true,
    lifecycle: { preventDestroy },
  });
  return { container, policy };
};
