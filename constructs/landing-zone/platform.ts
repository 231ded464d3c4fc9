import { Construct } from "constructs";
import type { PrivateProps } from "../common.ts";
import { ContainerEnvironment, DocumentStore, SharedState } from "../compute/index.ts";
import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { FrontDoor } from "../edge/index.ts";
import { ConstructError } from "../errors.ts";
import { Gateway, HostRecord } from "../gateway/index.ts";
import { type Propagating, rolePropagation, WorkloadIdentity } from "../identity/index.ts";
import { ApplicationInsights, AuditArchive } from "../observability/index.ts";
import { Registry } from "../registry/index.ts";
import { ContentSafety } from "../safety/index.ts";
import { EncryptionKey, encryptWith, SigningKey, Vault } from "../secrets/index.ts";
import type { Foundation } from "./foundation.ts";
import { behindFrontDoor, gatewayPlacement, isPushed, type LandingZoneProps } from "./surroundings.ts";

/** A host name of one's own. */
export interface PublicDomain {
  readonly hostName: string;
  /**
   * The certificate that the gateway shows, in a vault that exists.
   * @default - none, which is right behind Front Door only
   */
  readonly certificate?: {
    /** Without a version. */
    readonly secretId: string;
    readonly vaultId: string;
  };
}

export interface PlatformProps extends LandingZoneProps {
  readonly foundation: Foundation;
  /** Gets Azure's notices about the gateway. */
  readonly publisherEmail: string;
  /** @default - the gateway's own name, or Front Door's */
  readonly domain?: PublicDomain;
  /**
   * A region that has Prompt Shields, when the deployment's has not.
   * @default - the deployment's
   */
  readonly contentSafetyLocation?: string;
  /**
   * The image that will run. One that is in this registry already needs no import, for which Azure's own services would have to be let past the network
   * rules.
   * @default - one that is imported
   */
  readonly image?: string;
}

/** What serves every workload: identities, vault, registry, Content Safety, the place for containers, and the gateway. */
export class Platform extends Construct {
  readonly gatewayIdentity: WorkloadIdentity;
  readonly serverIdentity: WorkloadIdentity;
  readonly vault: Vault;
  /** Signs the checkpoints of the audit trail. */
  readonly auditKey: SigningKey;
  /** For customer-managed keys alone, because a vault that services reach is open a little wider. */
  readonly keyVault: Vault | undefined;
  readonly registry: Registry;
  readonly contentSafety: ContentSafety;
  readonly documents: DocumentStore;
  readonly environment: ContainerEnvironment;
  readonly sharedState: SharedState | undefined;
  readonly gateway: Gateway;
  readonly frontDoor: FrontDoor | undefined;
  /** The name under which clients know the deployment. */
  readonly publicHostName: string;
  readonly #common: PrivateProps;

  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id);
    const { foundation, profile } = props;
    const { zoneRedundant } = profile;
    const common: PrivateProps = { ...foundation.surroundings, preventDestroy: profile.preventDestroy };
    this.#common = common;
    this.gatewayIdentity = new WorkloadIdentity(this, "gateway-identity", { ...common, purpose: "gateway" });
    this.serverIdentity = new WorkloadIdentity(this, "server-identity", { ...common, purpose: "server" });
    this.vault = new Vault(this, "vault", common);
    this.auditKey = new SigningKey(this, "audit-key", { naming: common.naming, vault: this.vault, purpose: "audit" });
    this.keyVault = profile.keys === "platform" ? undefined : this.#keyVault(profile.keys === "customer-hsm");
    this.registry = new Registry(this, "registry", {
      ...common,
      ...this.#encryption("registry"),
      zoneRedundant,
      trustedServices: props.image === undefined || !isPushed(props.image, common.naming),
    });
    this.contentSafety = new ContentSafety(this, "content-safety", {
      ...common,
      ...this.#encryption("content-safety"),
      ...(props.contentSafetyLocation === undefined ? {} : { location: props.contentSafetyLocation }),
    });
    this.documents = new DocumentStore(this, "documents", {
      ...common,
      ...this.#encryption("documents"),
      replication: profile.archive.replication,
    });
    this.environment = new ContainerEnvironment(this, "environment", {
      ...common,
      infrastructureSubnetId: foundation.network.subnetId("containers"),
      networkId: foundation.network.id,
      zoneRedundant,
    });
    this.sharedState = profile.sharedState ? new SharedState(this, "state", common) : undefined;
    this.gateway = this.#gateway(props);
    this.frontDoor = behindFrontDoor(props) ? this.#frontDoor(props) : undefined;
    this.publicHostName = this.frontDoor?.hostName ?? this.gateway.hostName;
    // For servers that do not look at their calls themselves.
    this.contentSafety.grantUse(this.gatewayIdentity);
    rolePropagation(this, "server-rights", this.#serverRights(foundation));
  }

  #keyVault(hsm: boolean): Vault {
    return new Vault(this, "key-vault", {
      ...this.#common,
      purpose: "keys",
      sku: hsm ? "premium" : "standard",
      trustedServices: true,
    });
  }

  /** A key and an identity for each service, so that revoking one shuts one. */
  #encryption(purpose: string): { readonly encryption?: CustomerManagedKey } {
    const vault = this.keyVault;
    if (!vault) return {};
    const identity = new WorkloadIdentity(this, `${purpose}-key-identity`, {
      ...this.#common,
      purpose: `${purpose}-key`,
    });
    const key = new EncryptionKey(this, `${purpose}-key`, { naming: this.#common.naming, vault, purpose });
    return { encryption: encryptWith(key, identity) };
  }

  #gateway(props: PlatformProps): Gateway {
    const { foundation, domain } = props;
    const placement = gatewayPlacement(props);
    // Front Door shows clients a certificate of its own, and the gateway keeps its own name behind it.
    const customDomain = domain?.certificate &&
      !behindFrontDoor(props) && {
        hostName: domain.hostName,
        certificateId: domain.certificate.secretId,
        vault: Vault.fromExisting(this, "certificate-vault", {
          id: domain.certificate.vaultId,
          uri: new URL("/", domain.certificate.secretId).href,
        }),
      };
    const gateway = new Gateway(this, "gateway", {
      ...this.#common,
      ...placement,
      capacity: props.profile.gateway.capacity,
      publisherEmail: props.publisherEmail,
      identity: this.gatewayIdentity,
      subnetId: foundation.network.subnetId("gateway"),
      telemetry: ApplicationInsights.fromExisting(this, "gateway-insights", foundation.insights),
      ...(customDomain ? { customDomain } : {}),
    });
    if (placement.exposure === "private" && placement.tier === "Developer") {
      new HostRecord(this, "gateway-name", { ...this.#common, gateway, networkId: foundation.network.id });
    }
    return gateway;
  }

  #frontDoor({ domain }: PlatformProps): FrontDoor {
    // Its own name would be known after deployment only, and everything that names the server is written before.
    if (!domain) {
      throw new ConstructError("VALUE_INVALID", {
        at: this,
        field: "domain",
        received: domain,
        expected: 'the host name that clients will use, or exposure "private"',
      });
    }
    return new FrontDoor(this, "front-door", {
      ...this.#common,
      gateway: this.gateway,
      customDomain: { hostName: domain.hostName },
    });
  }

  /** Everything that the server may do, in one place. */
  #serverRights(foundation: Foundation): readonly Propagating[] {
    const server = this.serverIdentity;
    const archive = AuditArchive.fromExisting(this, "audit", {
      accountId: foundation.archive.id,
      blobEndpoint: foundation.archive.blobEndpoint,
      containerName: foundation.archive.containerName,
      anchorContainerName: foundation.archive.anchorContainerName,
    });
    const insights = ApplicationInsights.fromExisting(this, "server-insights", foundation.insights);
    return [
      this.registry.grantPull(server),
      this.contentSafety.grantUse(server),
      this.documents.grantReadWrite(server),
      archive.grantAppend(server),
      archive.grantAnchor(server),
      this.auditKey.grantSign(server),
      insights.grantPublish(server),
      ...(this.sharedState ? [this.sharedState.grantData(server)] : []),
    ];
  }
}
