import { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import { ContainerEnvironment, DocumentStore, IndicatorContainer, SharedState } from "../compute/index.ts";
import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { FrontDoor } from "../edge/index.ts";
import { ConstructError } from "../errors.ts";
import {
  gatewayIndicators,
  gatewaySwitch,
  nothingIndicated,
  nothingStopped,
} from "@mcp-landing-zone/gateway/documents/mcp";
import { Gateway, HostRecord, NamedValues } from "../gateway/index.ts";
import { rolePropagation, WorkloadIdentity } from "../identity/index.ts";
import { ApplicationInsights, AuditArchive, AuditTable } from "../observability/index.ts";
import { Registry } from "../registry/index.ts";
import { ContentSafety } from "../safety/index.ts";
import { EncryptionKey, encryptWith, SigningKey, Vault } from "../secrets/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Holdings } from "./holdings.ts";
import type { LandingZoneProps } from "./surroundings.ts";
import { behindFrontDoor, gatewayPlacement, isPushed } from "./surroundings.ts";
import { refuseMissing } from "../required.ts";

/** A host name of one's own. */
export interface PublicDomain {
  /** The name, such as `mcp.example.com`. */
  readonly hostName: string;
  /**
   * The certificate that the gateway shows, in a vault that exists. Only behind Front Door it may be left out.
   * @default - none
   */
  readonly certificate?: {
    /** Without a version. */
    readonly secretId: string;
    readonly vaultId: string;
  };
}

/** What `Platform` takes. */
export interface PlatformProps extends LandingZoneProps {
  /** The network, the logs and the archive. */
  readonly foundation: Foundation;
  /** Gets Azure's notices about the gateway. */
  readonly publisherEmail: string;
  /** A public name of your own. @default - the gateway's own name, or Front Door's */
  readonly domain?: PublicDomain;
  /**
   * A region that has Prompt Shields, when the deployment's has not.
   * @default - the deployment's
   */
  readonly contentSafetyLocation?: string;
  /**
   * The images that will run. Those that are in this registry already need no import, for which Azure's own services would have to be let past the
   * network rules.
   * @default - images that are imported
   */
  readonly images?: readonly string[];
  /**
   * Whether it holds what the one server without a name has for itself: identity, container, key, state and the rights on them. Named servers bring
   * their own.
   * @default true
   */
  readonly hasOnlyServer?: boolean;
  /**
   * Whose signature under the list of indicators of compromise counts. The list is a blob, `indicators.jws`, that the security team uploads.
   * @default - no list
   */
  readonly indicatorKeys?: readonly { readonly name: string; readonly thumbprint: string }[];
}

/**
 * What serves every server: the gateway's identity, vault, registry, Content Safety, the place for containers, and the gateway.
 *
 * @example
 * new Platform(stack, "platform", {
 *   naming: surroundings.naming,
 *   location: "westeurope",
 *   profile: profiles.standard,
 *   foundation,
 *   publisherEmail: "platform-team@example.com",
 * });
 */
export class Platform extends Construct {
  readonly gatewayIdentity: WorkloadIdentity;
  readonly vault: Vault;
  /** For customer-managed keys alone, because a vault that services reach is open a little wider. */
  readonly keyVault: Vault | undefined;
  readonly registry: Registry;
  readonly contentSafety: ContentSafety;
  readonly documents: DocumentStore;
  /** The place of the list of indicators of compromise, and the keys that may sign it. */
  readonly indicators: { readonly container: IndicatorContainer; readonly thumbprints: readonly string[] } | undefined;
  readonly environment: ContainerEnvironment;
  /** Of the one server without a name. */
  readonly onlyServer: Holdings | undefined;
  readonly gateway: Gateway;
  /** Stops all servers at once. */
  readonly gatewaySwitch: NamedValues;
  readonly frontDoor: FrontDoor | undefined;
  /** The name under which clients know the deployment. */
  readonly publicHostName: string;
  readonly #common: PrivateProps;

  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id);
    refuseMissing(this, "PlatformProps", props);
    const { foundation, profile, hasOnlyServer = true } = props;
    const { zoneRedundant } = profile;
    const common: PrivateProps = { ...foundation.surroundings, preventDestroy: profile.preventDestroy };
    this.#common = common;
    this.gatewayIdentity = new WorkloadIdentity(this, "gateway-identity", { ...common, purpose: "gateway" });
    this.vault = new Vault(this, "vault", common);
    this.keyVault = profile.keys === "platform" ? undefined : this.#keyVault(profile.keys === "customer-hsm");
    this.registry = new Registry(this, "registry", {
      ...common,
      ...this.#encryption("registry"),
      zoneRedundant,
      trustedServices: props.images?.every((image) => isPushed(image, common.naming)) !== true,
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
      hasContainer: hasOnlyServer,
    });
    this.indicators = props.indicatorKeys && {
      container: new IndicatorContainer(this, "indicators", {
        account: { id: this.documents.resource.id, blobEndpoint: this.documents.blobEndpoint },
        name: "indicators",
        preventDestroy: false,
      }),
      thumbprints: props.indicatorKeys.map(({ thumbprint }) => thumbprint),
    };
    this.environment = new ContainerEnvironment(this, "environment", {
      ...common,
      infrastructureSubnetId: foundation.network.subnetId("containers"),
      networkId: foundation.network.id,
      zoneRedundant,
    });
    this.gateway = this.#gateway(props);
    this.gatewaySwitch = new NamedValues(this, "switch", {
      gateway: this.gateway,
      values: [
        { namedValue: gatewaySwitch, value: nothingStopped, operated: true },
        ...(this.indicators ? [{ namedValue: gatewayIndicators, value: nothingIndicated, operated: true }] : []),
      ],
    });
    this.frontDoor = behindFrontDoor(props) ? this.#frontDoor(props) : undefined;
    this.publicHostName = this.frontDoor?.hostName ?? this.gateway.hostName;
    // For servers that do not look at their calls themselves.
    this.contentSafety.grantUse(this.gatewayIdentity);
    this.onlyServer = hasOnlyServer ? this.#onlyServer(props) : undefined;
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

  /** Everything that the one server without a name has and may do. Its places in the tree are those that it had before servers had names. */
  #onlyServer({ foundation, profile }: PlatformProps): Holdings {
    const common = this.#common;
    const identity = new WorkloadIdentity(this, "server-identity", { ...common, purpose: "server" });
    const auditKey = new SigningKey(this, "audit-key", { naming: common.naming, vault: this.vault, purpose: "audit" });
    const state = profile.sharedState ? new SharedState(this, "state", common) : undefined;
    const { archive } = foundation;
    const audit = AuditArchive.fromExisting(this, "audit", {
      accountId: archive.id,
      blobEndpoint: archive.blobEndpoint,
      containerName: archive.containerName,
      anchorContainerName: archive.anchorContainerName,
    });
    const insights = ApplicationInsights.fromExisting(this, "server-insights", foundation.insights);
    const table = AuditTable.fromExisting(this, "audit-table", foundation.auditTable);
    rolePropagation(this, "server-rights", [
      this.registry.grantPull(identity),
      this.contentSafety.grantUse(identity),
      this.documents.grantReadWrite(identity),
      audit.grantAppend(identity),
      audit.grantAnchor(identity),
      auditKey.grantSign(identity),
      insights.grantPublish(identity),
      table.grantPublish(identity),
      ...(state ? [state.grantData(identity)] : []),
      ...(this.indicators ? [this.indicators.container.grantRead(identity)] : []),
    ]);
    return {
      identity,
      stores: { documents: this.documents, audit, auditKey, stateHost: state?.host },
      // The wait is in this part, and later parts wait for the whole of it.
      ready: [],
    };
  }
}
