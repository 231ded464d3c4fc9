import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import type { RoleAssignment, StorageAccount } from "../providers.ts";
import { StorageContainer } from "../providers.ts";
import type { StorageAccountProps } from "../storage/index.ts";
import { hardenedStorageAccount } from "../storage/index.ts";
import { refuseMissing } from "../required.ts";

/** What `DocumentStore` takes. */
export interface DocumentStoreProps extends StorageAccountProps {
  /** The container of the documents. @default "documents" */
  readonly containerName?: string;
  /**
   * Whether it has a container. Without, it is the account in which each server of a deployment has one of its own: `DocumentContainer`.
   * @default true
   */
  readonly hasContainer?: boolean;
}

/** What has to be known of a document store that exists. */
export interface ExistingDocumentStore {
  /** Of the container, not of its account: `…/blobServices/default/containers/<name>`. */
  readonly containerId: string;
  /** The address of its blobs. */
  readonly blobEndpoint: string;
  /** The container of the documents. */
  readonly containerName: string;
}

/** A store of documents: made here or existing. */
export interface DocumentStoreRef extends ExistingDocumentStore {
  /** Lets an identity read, write and delete documents, in this container only. */
  grantReadWrite(to: Grantee): RoleAssignment;
}

/**
 * A container for the users' documents, in a storage account of its own. The server decides who may see which document.
 *
 * @example
 * const documents = new DocumentStore(stack, "documents", { ...surroundings });
 * documents.grantReadWrite(identity);
 */
export class DocumentStore extends Construct implements DocumentStoreRef {
  /** The account. */
  readonly resource: StorageAccount;
  readonly privateEndpoint: PrivateEndpoint;
  readonly container: StorageContainer | undefined;
  readonly blobEndpoint: string;
  readonly containerName: string;

  constructor(scope: Construct, id: string, props: DocumentStoreProps) {
    super(scope, id);
    refuseMissing(this, "DocumentStoreProps", props);
    const { account, privateEndpoint } = hardenedStorageAccount(this, "documents", props);
    this.resource = account;
    this.privateEndpoint = privateEndpoint;
    this.containerName = props.containerName ?? "documents";
    this.container =
      props.hasContainer === false
        ? undefined
        : privateContainer(this, "Container", {
            accountId: this.resource.id,
            name: this.containerName,
            preventDestroy: props.preventDestroy,
          });
    this.blobEndpoint = this.resource.primaryBlobEndpoint;
  }

  static fromExisting(scope: Construct, id: string, existing: ExistingDocumentStore): DocumentStoreRef {
    refuseMissing(scope, "ExistingDocumentStore", existing);
    return new ReferencedStore(scope, id, existing);
  }

  get containerId(): string {
    refuseUnless(this.container !== undefined, "VALUES_CONFLICT", {
      at: this,
      field: "hasContainer",
      received: false,
      expected: "true, or the container of the server: DocumentContainer",
    });
    return this.container!.id;
  }

  grantReadWrite(to: Grantee): RoleAssignment {
    return grantReadWrite(this, this.containerId, to);
  }
}

/** What `DocumentContainer` takes. */
export interface DocumentContainerProps {
  /** The storage account that it is in. */
  readonly account: { readonly id: string; readonly blobEndpoint: string };
  /** The name of the container. */
  readonly name: string;
  /** Refuses a plan that would delete it. @default true */
  readonly preventDestroy?: boolean;
}

/**
 * The container of one server, in an account that several share: a right in one is no right in another.
 *
 * @example
 * const store = new DocumentStore(stack, "documents", { ...surroundings, hasContainer: false });
 * new DocumentContainer(stack, "orders-documents", {
 *   account: { id: store.resource.id, blobEndpoint: store.blobEndpoint },
 *   name: "orders",
 * });
 */
export class DocumentContainer extends Construct implements DocumentStoreRef {
  readonly resource: StorageContainer;
  readonly containerId: string;
  readonly blobEndpoint: string;
  readonly containerName: string;

  constructor(scope: Construct, id: string, props: DocumentContainerProps) {
    super(scope, id);
    refuseMissing(this, "DocumentContainerProps", props);
    const { account, name, preventDestroy } = props;
    this.resource = privateContainer(this, "Resource", { accountId: account.id, name, preventDestroy });
    this.containerId = this.resource.id;
    this.blobEndpoint = account.blobEndpoint;
    this.containerName = name;
  }

  grantReadWrite(to: Grantee): RoleAssignment {
    return grantReadWrite(this, this.containerId, to);
  }
}

/**
 * Where servers read the signed list of indicators of compromise. None of them may write there.
 *
 * @example
 * new IndicatorContainer(stack, "indicators", {
 *   account: { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/mcp", blobEndpoint: "https://mcp.blob.core.windows.net/" },
 *   name: "indicators",
 * });
 */
export class IndicatorContainer extends Construct {
  readonly resource: StorageContainer;
  /** Of the list. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: DocumentContainerProps) {
    super(scope, id);
    refuseMissing(this, "DocumentContainerProps", props);
    const { account, name, preventDestroy } = props;
    this.resource = privateContainer(this, "Resource", { accountId: account.id, name, preventDestroy });
    this.url = `${account.blobEndpoint}${name}/indicators.jws`;
  }

  /** In which part of the deployment the right stands, the one that is given it decides. */
  grantRead(to: Grantee, at: Construct = this): RoleAssignment {
    return grant(at, this.resource.id, "Storage Blob Data Reader", to);
  }
}

interface ContainerProps {
  /** By the account's id: azurerm then asks Azure Resource Manager, not the account, which the deployer cannot reach. */
  readonly accountId: string;
  readonly name: string;
  readonly preventDestroy: boolean | undefined;
}

const privateContainer = (scope: Construct, id: string, { accountId, name, preventDestroy = true }: ContainerProps) =>
  new StorageContainer(scope, id, {
    name,
    storageAccountId: accountId,
    containerAccessType: "private",
    lifecycle: { preventDestroy },
  });

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
