import { Construct } from "constructs";
import { ContainerEnvironment, DocumentStore, SharedState } from "../compute/index.ts";
import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { FrontDoor } from "../edge/index.ts";
import { type CustomDomain, Gateway, HostRecord } from "../gateway/index.ts";
import { WorkloadIdentity } from "../identity/index.ts";
import { ApplicationInsights, AuditArchive } from "../observability/index.ts";
import { Registry } from "../registry/index.ts";
import { ContentSafety } from "../safety/index.ts";
import { EncryptionKey, encryptWith, Vault } from "../secrets/index.ts";
import type { Foundation } from "./foundation.ts";
import { behindFrontDoor, gatewayPlacement, type LandingZoneProps, type Surroundings } from "./surroundings.ts";

/** A host name of one's own, and the vault that its certificate is in. */
export interface PublicDomain {
  readonly hostName: string;
  readonly certificateSecretId: string;
  readonly certificateVaultId: string;
}

export interface PlatformProps extends LandingZoneProps {
  readonly foundation: Foundation;
  /** Gets Azure's notices about the gateway. */
  readonly publisherEmail: string;
  /** @default - the gateway's own name */
  readonly domain?: PublicDomain;
  /**
   * A region that has Prompt Shields, when the deployment's has not.
   * @default - the deployment's
   */
  readonly contentSafetyLocation?: string;
}

/** What serves every workload: identities, vault, registry, Content Safety, the place for containers, and the gateway. */
export class Platform extends Construct {
  readonly gatewayIdentity: WorkloadIdentity;
  readonly serverIdentity: WorkloadIdentity;
  readonly vault: Vault;
  readonly registry: Registry;
  readonly contentSafety: ContentSafety;
  readonly environment: ContainerEnvironment;
  readonly documents: DocumentStore;
  readonly sharedState: SharedState | undefined;
  readonly gateway: Gateway;
  readonly frontDoor: FrontDoor | undefined;
  /** The name under which clients know the deployment. */
  readonly publicHostName: string;

  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id);
    const { foundation, profile, naming } = props;
    const surroundings: Surroundings = foundation.surroundings;
    const common = { ...surroundings, preventDestroy: profile.preventDestroy };
    this.gatewayIdentity = new WorkloadIdentity(this, "gateway-identity", { ...common, purpose: "gateway" });
    this.serverIdentity = new WorkloadIdentity(this, "server-identity", { ...common, purpose: "server" });
    this.vault = new Vault(this, "vault", { ...common, hsm: profile.keys === "customer-hsm" });
    const encrypted = this.#encryption(props, common);
    this.registry = new Registry(this, "registry", {
      ...common,
      ...encrypted,
      zoneRedundant: profile.zoneRedundant,
    });
    this.contentSafety = new ContentSafety(this, "content-safety", {
      ...common,
      ...encrypted,
      ...(props.contentSafetyLocation === undefined ? {} : { location: props.contentSafetyLocation }),
    });
    this.documents = new DocumentStore(this, "documents", {
      ...common,
      ...encrypted,
      replication: profile.archive.replication,
    });
    this.environment = new ContainerEnvironment(this, "environment", {
      ...common,
      infrastructureSubnetId: foundation.network.subnetId("containers"),
      networkId: foundation.network.id,
      zoneRedundant: profile.zoneRedundant,
    });
    this.sharedState = profile.sharedState ? new SharedState(this, "state", common) : undefined;
    this.gateway = this.#gateway(props, common);
    this.frontDoor = behindFrontDoor(props)
      ? new FrontDoor(this, "front-door", {
          ...common,
          gateway: this.gateway,
          ...(props.domain ? { hostName: props.domain.hostName } : {}),
        })
      : undefined;
    this.publicHostName = this.frontDoor?.hostName ?? this.gateway.hostName;
    this.#grants(foundation);
    void naming;
  }
}
