import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import type { DocumentStore, IndicatorContainer } from "../compute/index.ts";
import { DocumentContainer, SharedState } from "../compute/index.ts";
import type { Propagating, WorkloadIdentityRef } from "../identity/index.ts";
import { rolePropagation, WorkloadIdentity } from "../identity/index.ts";
import type { AuditArchiveRef } from "../observability/index.ts";
import { ApplicationInsights, AuditTable, AuditTrail } from "../observability/index.ts";
import type { ExistingRegistry } from "../registry/index.ts";
import { Registry } from "../registry/index.ts";
import type { ExistingSafetyAccount } from "../safety/index.ts";
import { ContentSafety } from "../safety/index.ts";
import type { SigningKeyRef, VaultRef } from "../secrets/index.ts";
import { SecretContainer, SigningKey, Vault } from "../secrets/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Profile } from "./profiles.ts";

/** The identity and the stores of one server, out of reach of every other server. */
export interface Holdings {
  readonly identity: WorkloadIdentityRef;
  /** Of the reference server, or one that is built with its `createServer`; another server gets none of them. */
  readonly stores: Stores | undefined;
  /** What must be over before the server starts. */
  readonly ready: readonly ITerraformDependable[];
}

export interface Stores {
  readonly documents: { readonly blobEndpoint: string; readonly containerName: string };
  readonly audit: Pick<AuditArchiveRef, "blobEndpoint" | "containerName" | "anchorContainerName">;
  /** Signs the checkpoints of the audit trail. */
  readonly auditKey: Pick<SigningKeyRef, "id" | "keyId">;
  /** Name and port of what replicas share; none where there is one replica. */
  readonly stateHost: string | undefined;
}

/** The services of the platform that each server has a part of. */
export interface SharedServices {
  readonly vault: VaultRef;
  readonly registry: ExistingRegistry;
  readonly contentSafety: ExistingSafetyAccount;
  readonly documents: DocumentStore;
  /** The place of the list of indicators of compromise. */
  readonly indicators: { readonly container: IndicatorContainer } | undefined;
}

export interface OwnHoldingsProps {
  readonly name: string;
  readonly foundation: Foundation;
  readonly platform: SharedServices;
  readonly profile: Profile;
  /** Whether the server keeps documents, a trail and state that its replicas share. */
  readonly keepsRecords: boolean;
  /** Names of secrets in the vault that it reads. */
  readonly secrets: readonly string[];
}

/**
 * The holdings of a server among several, in the stack of that server. Every store of data is its own, down to the container, the key and the store of shared
 * state: Managed Redis has no right on a part of its keys, and a key that two servers sign with proves the records of neither.
 */
export class OwnHoldings extends Construct implements Holdings {
  readonly identity: WorkloadIdentity;
  readonly stores: Stores | undefined;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: OwnHoldingsProps) {
    super(scope, id);
    const { name, foundation, platform, secrets } = props;
    // Nothing is lost with an identity but rights that the same deployment gives again.
    const common = { ...foundation.surroundings, preventDestroy: false };
    this.identity = new WorkloadIdentity(this, "identity", { ...common, purpose: `server-${name}` });
    const vault = Vault.fromExisting(this, "vault", platform.vault);
    const rights: Propagating[] = [
      Registry.fromExisting(this, "registry", platform.registry).grantPull(this.identity),
      ...secrets.map((secret) =>
        new SecretContainer(this, `secret ${secret}`, { vault, name: secret }).grantRead(this.identity),
      ),
    ];
    if (props.keepsRecords) {
      rights.push(
        ContentSafety.fromExisting(this, "content-safety", platform.contentSafety).grantUse(this.identity),
        ApplicationInsights.fromExisting(this, "insights", foundation.insights).grantPublish(this.identity),
        AuditTable.fromExisting(this, "audit-table", foundation.auditTable).grantPublish(this.identity),
      );
      this.stores = this.#stores(props, vault, rights);
    }
    this.ready = [rolePropagation(this, "rights", rights)];
  }

  #stores({ name, foundation, platform, profile }: OwnHoldingsProps, vault: VaultRef, rights: Propagating[]): Stores {
    const { naming } = foundation.surroundings;
    const { preventDestroy } = profile;
    const common: PrivateProps = { ...foundation.surroundings, preventDestroy };
    const documents = new DocumentContainer(this, "documents", {
      account: { id: platform.documents.resource.id, blobEndpoint: platform.documents.blobEndpoint },
      name: `documents-${name}`,
      preventDestroy,
    });
    const audit = new AuditTrail(this, "audit", {
      account: foundation.archive,
      name,
      immutableDays: profile.archive.immutableDays,
      locked: foundation.archive.locked,
      preventDestroy,
    });
    const key = new SigningKey(this, "audit-key", { naming, vault, purpose: `audit-${name}` });
    const state = profile.sharedState ? new SharedState(this, "state", { ...common, purpose: name }) : undefined;
    rights.push(
      documents.grantReadWrite(this.identity),
      audit.grantAppend(this.identity),
      audit.grantAnchor(this.identity),
      key.grantSign(this.identity),
      ...(state ? [state.grantData(this.identity)] : []),
      ...(platform.indicators
        ? [platform.indicators.container.grantRead(this.identity, new Construct(this, "indicators"))]
        : []),
    );
    return { documents, audit, auditKey: key, stateHost: state?.host };
  }
}
