import { Construct } from "constructs";
import { grant, type Grantee } from "../identity/grant.ts";
import type { PrivateEndpoint } from "../network/private-endpoint.ts";
import { type RoleAssignment, type StorageAccount, StorageContainer } from "../providers.ts";
import { hardenedStorageAccount, type StorageAccountProps } from "../storage/index.ts";

export interface DocumentStoreProps extends StorageAccountProps {
  /** @default "documents" */
  readonly containerName?: string;
}

export interface ExistingDocumentStore {
  /** Of the container, not of its account: `…/blobServices/default/containers/<name>`. */
  readonly containerId: string;
  readonly blobEndpoint: string;
  readonly containerName: string;
}

/** A store of documents, whoever made it. */
export interface DocumentStoreRef extends ExistingDocumentStore {
  /** Lets an identity read, write and delete documents, in this container only. */
  grantReadWrite(to: Grantee): RoleAssignment;
}

/** A container for the users' documents, in a storage account of its own. Who may see which document, the server decides. */
export class DocumentStore extends Construct implements DocumentStoreRef {
  /** The account. */
  readonly resource: StorageAccount;
  readonly privateEndpoint: PrivateEndpoint;
  readonly container: StorageContainer;
  readonly containerId: string;
  readonly blobEndpoint: string;
  readonly containerName: string;

  constructor(scope: Construct, id: string, props: DocumentStoreProps) {
    super(scope, id);
    const { account, privateEndpoint } = hardenedStorageAccount(this, "documents", props);
    this.resource = account;
    this.privateEndpoint = privateEndpoint;
    this.containerName = props.containerName ?? "documents";
    // By the account's id: azurerm then asks Azure Resource Manager, not the account, which the deployer cannot reach.
    this.container = new StorageContainer(this, "Container", {
      name: this.containerName,
      storageAccountId: this.resource.id,
      containerAccessType: "private",
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.containerId = this.container.id;
    this.blobEndpoint = this.resource.primaryBlobEndpoint;
  }

  static fromExisting(scope: Construct, id: string, existing: ExistingDocumentStore): DocumentStoreRef {
    return new ReferencedStore(scope, id, existing);
  }

  grantReadWrite(to: Grantee): RoleAssignment {
    return grantReadWrite(this, this.containerId, to);
  }
}

class ReferencedStore extends Construct implements DocumentStoreRef {
  readonly containerId: string;
  readonly blobEndpoint: string;
  readonly containerName: string;

  constructor(scope: Construct, id: string, existing: ExistingDocumentStore) {
    super(scope, id);
    this.containerId = existing.containerId;
    this.blobEndpoint = existing.blobEndpoint;
    this.containerName = existing.containerName;
  }

  grantReadWrite(to: Grantee): RoleAssignment {
    return grantReadWrite(this, this.containerId, to);
  }
}

const grantReadWrite = (scope: Construct, containerId: string, to: Grantee): RoleAssignment =>
  grant(scope, containerId, "Storage Blob Data Contributor", to);
