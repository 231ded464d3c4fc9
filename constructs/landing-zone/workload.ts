// Long: one server from its application to its alerts, in the order in which its parts need each other.
import type { ServerPlace, ToolCatalogue } from "@mcp-landing-zone/contract";
import { recordedNames, secretsOf, serverAddresses } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { CommonProps } from "../protection/protect.ts";
import type { OwnServerProps } from "../compute/index.ts";
import { ServerApp } from "../compute/index.ts";
import type { McpLimits, RegisteredClient } from "../gateway/index.ts";
import { ApprovalsApi, AuthorizationFacade, McpApi, ProtectedResourceMetadata } from "../gateway/index.ts";
import type {
  ExistingResourceApplication,
  Propagating,
  ResourceApplicationRef,
  WorkloadIdentityRef,
} from "../identity/index.ts";
import { FederatedCredential, ResourceApplication, rolePropagation } from "../identity/index.ts";
import type { RotatingKey } from "../governance/playbooks/index.ts";
import { ServerAlerts } from "../observability/index.ts";
import { pinnedImage, Registry } from "../registry/index.ts";
import { facadeClients } from "./facade-clients.ts";
import type { Holdings } from "./holdings.ts";
import { OwnHoldings } from "./holdings.ts";
import type { Platform } from "./platform.ts";
import { referenceSettings } from "./reference-settings.ts";
import { gatewayAlone, isReference, redundancyReason, refuseUnheld, whereItRuns } from "./server-kind.ts";
import { checkedPlace } from "./server-names.ts";
import { behindFrontDoor, isPushed } from "./surroundings.ts";
import type { ServerApproval, WorkloadProps } from "./workload-props.ts";
import { approvedTags, asGrantee, demandsOf } from "./workload-props.ts";
import { refuseMissing } from "../required.ts";

/** The gateway sees one address behind Front Door, whose firewall counts by that of the client. */
const limitsBehindFrontDoor: Partial<McpLimits> = { requestsPerMinutePerAddress: 60_000 };
const facadeCallsBehindFrontDoor = 6_000;
const metadataCallsBehindFrontDoor = 15_000;
const approvalsBehindFrontDoor = { requestsPerMinutePerAddress: 6_000 };

/** An image in the private registry, and the step that imports it. */
interface PrivateImage {
  readonly image: string;
  readonly done: readonly ITerraformDependable[];
}

/**
 * One MCP server: its Entra application, who may use it, the container that runs it, and the way to it through the gateway.
 *
 * @example
 * declare const props: Omit<WorkloadProps, "foundation" | "platform">;
 * new Workload(stack, "orders", { ...props, foundation, platform });
 */
export class Workload extends Construct {
  readonly application: ResourceApplicationRef;
  /** None where the server runs elsewhere. */
  readonly server: ServerApp | undefined;
  /** The key that signs its audit trail, and the image that can rotate it; of the reference server alone. */
  readonly auditKey: RotatingKey | undefined;
  /** The managed identity; absent for a server that runs elsewhere. */
  readonly identity: WorkloadIdentityRef | undefined;
  /** Applications whose tokens are accepted. */
  readonly clientIds: readonly string[];
  readonly tools: readonly string[];
  /** Object ids of the groups whose people may use it. */
  readonly userGroups: readonly string[];
  /** None for a server without approval. */
  readonly approval: ServerApproval | undefined;
  /** The address of a server that runs elsewhere. */
  readonly elsewhere: string | undefined;
  /** The endpoint, with its rules. */
  readonly api: McpApi;
  /** Where clients learn from whom to get a token. */
  readonly metadata: ProtectedResourceMetadata;
  /** The approvers' address for waiting calls; only the reference server has one. */
  readonly approvals: ApprovalsApi | undefined;
  /** The authorization server in front of Entra, in façade mode. */
  readonly facade: AuthorizationFacade | undefined;
  /** Addresses that clients get. */
  readonly publicUrl: string;

  readonly #place: ServerPlace;
  readonly #addresses: ReturnType<typeof serverAddresses>;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    refuseMissing(this, "WorkloadProps", props);
    const { foundation, platform } = props;
    refuseUnheld(this, props);
    this.#place = checkedPlace(props);
    const { name: purpose } = props;
    const common: CommonProps = { ...foundation.surroundings, preventDestroy: false };
    this.#addresses = serverAddresses(`https://${platform.publicHostName}`, this.#place);
    this.publicUrl = this.#addresses.publicUrl;
    const holdings = props.url === undefined ? this.#holdings(props) : undefined;
    this.identity = holdings?.identity;
    const { application, rights } = props.application
      ? this.#existingApplication(props, props.application)
      : this.#application(props, holdings);
    this.application = application;
    const registered = props.authorization === "facade" ? facadeClients(this, props, application, purpose) : [];
    // Those that only Terraform knows come first, so that their named values keep their names when clients are added.
    const clientIds = [
      ...registered.map(({ application }) => application.clientId),
      ...props.clients.map(({ clientId }) => clientId),
    ];
    this.clientIds = clientIds;
    this.approval = props.approval;
    this.elsewhere = props.url;
    this.userGroups = props.users.map(({ objectId }) => objectId);
    this.tools = recordedNames(this.#catalogue(props));
    const image = holdings && this.#image(props);
    this.server = holdings && image && this.#server(props, holdings, clientIds, rights, image);
    const key = isReference(props) ? holdings?.stores?.auditKey : undefined;
    this.auditKey = key &&
      image && { image: image.image, bundleDigest: props.bundleDigest, id: key.id, keyId: key.keyId };
    this.api = new McpApi(this, "api", {
      ...this.#published(props),
      name: this.#place.onGateway,
      tenantId: props.tenantId,
      clients: clientIds,
      ...whereItRuns(props, this.server),
      underGatewaySwitch: true,
      ...(platform.indicators ? { underIndicators: true } : {}),
      ...(isReference(props) ? {} : { inspection: { contentSafetyUrl: contentSafetyUrl(platform) } }),
      limits: { ...(behindFrontDoor(props) ? limitsBehindFrontDoor : {}), ...props.limits },
      ...(props.gatewayStages ? { stages: props.gatewayStages } : {}),
    });
    this.approvals = this.#approvals(props);
    const containerApp = this.server?.resource.nameInput;
    new ServerAlerts(this, "alerts", {
      ...common,
      actionGroup: foundation.actionGroup,
      ...(purpose === undefined ? {} : { server: purpose }),
      // Only the reference server sends telemetry under the names that these alerts query.
      sendsTelemetry: isReference(props),
      gatewayApi: this.#place.onGateway,
      ...(containerApp === undefined ? {} : { containerApp }),
    });
    this.facade = this.#facade(props, registered);
    this.metadata = new ProtectedResourceMetadata(this, "metadata", {
      ...this.#published(props),
      name: `${this.#place.onGateway}-metadata`,
      authorizationServer: this.facade ? { issuer: this.facade.issuer } : { tenantId: props.tenantId },
      ...(behindFrontDoor(props) ? { callsPerMinute: metadataCallsBehindFrontDoor } : {}),
    });
  }

  #holdings(props: WorkloadProps): Holdings {
    const { platform, foundation, profile } = props;
    const { name: purpose } = props;
    if (purpose !== undefined) {
      const secrets = isReference(props)
        ? secretsOf(props.upstreams ?? [])
        : Object.values(props.server?.secrets ?? {});
      return new OwnHoldings(this, "own", {
        name: purpose,
        foundation,
        platform,
        profile,
        keepsRecords: isReference(props),
        secrets: [...new Set(secrets)].sort(),
      });
    }
    refuseUnless(platform.onlyServer !== undefined, "VALUE_INVALID", {
      at: this,
      field: "name",
      received: undefined,
      expected: "a name, because the platform holds nothing for a server without one (hasOnlyServer)",
    });
    return platform.onlyServer!;
  }

  #server(
    props: WorkloadProps,
    holdings: Holdings,
    clientIds: readonly string[],
    rights: readonly Propagating[],
    { image, done }: PrivateImage,
  ): ServerApp {
    const { foundation, platform, profile } = props;
    const { name: purpose } = props;
    const ready = rights.length > 0 ? [rolePropagation(this, "application-rights", rights)] : [];
    const replicas = props.replicas ?? { min: profile.server.minReplicas, max: profile.server.maxReplicas };
    return new ServerApp(this, "server", {
      ...foundation.surroundings,
      preventDestroy: false,
      ...(props.approval ? { tags: approvedTags(props.approval) } : {}),
      ...(purpose === undefined ? {} : { name: props.naming.of("containerApp", purpose) }),
      ...this.#environment(props, holdings, clientIds),
      ...props.size,
      environment: platform.environment,
      identity: holdings.identity,
      registry: platform.registry,
      image,
      minReplicas: replicas.min,
      maxReplicas: replicas.max,
      ...(replicas.min > 1 ? {} : { weaken: { redundancy: redundancyReason(props) } }),
      dependsOn: [...done, ...holdings.ready, ...ready],
    });
  }

  /** The container's environment. */
  #environment(props: WorkloadProps, { stores }: Holdings, allowedClients: readonly string[]) {
    if (isReference(props)) {
      return {
        settings: referenceSettings(props, {
          application: this.application,
          addresses: this.#addresses,
          allowedClients,
          catalogueDigest: this.#catalogue(props).digest,
          stores: stores!,
        }),
      };
    }
    const { variables = {}, health, secrets = {} } = props.server!;
    const addresses = Object.entries(secrets).map(([variable, name]) => [
      variable,
      `${props.platform.vault.uri}secrets/${name}`,
    ]);
    return {
      variables,
      health,
      ...(addresses.length > 0 ? { secrets: Object.fromEntries(addresses) as Record<string, string> } : {}),
      ...gatewayAlone(props),
    } satisfies Pick<OwnServerProps, "variables" | "health" | "secrets" | "allowedAddresses">;
  }

  #image({ image = "", imageRegistryId, naming, platform }: WorkloadProps): PrivateImage {
    const pinned = pinnedImage(image);
    if (isPushed(image, naming)) return { image, done: [] };
    const imported = Registry.fromExisting(this, "registry", platform.registry).importImage("image", {
      ...pinned,
      ...(imageRegistryId === undefined ? {} : { sourceRegistryId: imageRegistryId }),
    });
    return { image: imported.image, done: [imported.done] };
  }

  #approvals(props: WorkloadProps): ApprovalsApi | undefined {
    const { approvers = [], platform } = props;
    if (approvers.length === 0 || !isReference(props)) return undefined;
    return new ApprovalsApi(this, "approvals", {
      gateway: platform.gateway,
      endpoint: this.api,
      ...(behindFrontDoor(props) ? { limits: approvalsBehindFrontDoor } : {}),
    });
  }

  #facade(props: WorkloadProps, [first, ...rest]: readonly RegisteredClient[]): AuthorizationFacade | undefined {
    if (!first) return undefined;
    return new AuthorizationFacade(this, "facade", {
      ...this.#published(props),
      name: `${this.#place.onGateway}-facade`,
      tenantId: props.tenantId,
      serverName: `${props.name ?? props.naming.deployment.name} (${props.naming.deployment.environment})`,
      clients: [first, ...rest],
      ...(behindFrontDoor(props) ? { callsPerMinute: facadeCallsBehindFrontDoor } : {}),
    });
  }

  /** Facts that everything on the gateway that belongs to this server shares. */
  #published(props: WorkloadProps) {
    const { gateway, publicHostName, frontDoor } = props.platform;
    return {
      gateway,
      publicHostName,
      path: this.#place.path,
      ...(this.#place.base === "" ? {} : { base: this.#place.base }),
      application: this.application,
      catalogue: this.#catalogue(props),
      // Front Door asks the gateway by the gateway's own name.
      ...(frontDoor ? { otherHosts: [gateway.hostName], frontDoorId: frontDoor.frontDoorId } : {}),
    };
  }

  #catalogue(props: WorkloadProps): ToolCatalogue {
    return props.catalogue ?? referenceCatalogue;
  }

  #application(props: WorkloadProps, holdings: Holdings | undefined) {
    const { platform } = props;
    const application = new ResourceApplication(this, "application", {
      naming: props.naming,
      ...(props.name === undefined ? {} : { displayName: props.naming.of("resourceApplication", props.name) }),
      preventDestroy: props.profile.preventDestroy,
      catalogue: this.#catalogue(props),
      graphPermissions: props.profileFromGraph ? ["User.Read"] : [],
      authenticationContexts: demandsOf(props).some(([, { authenticationContext }]) => authenticationContext),
      privilegedClassifications: demandsOf(props).flatMap(([name, { privileged }]) => (privileged ? [name] : [])),
      authorization:
        props.authorization === "direct" ? { mode: "direct", publicUrl: this.publicUrl } : { mode: "facade" },
    });
    for (const { name, clientId } of props.clients) application.preAuthorize({ clientId, grantId: name });
    for (const group of props.users) application.grantUse(asGrantee(group));
    for (const group of props.approvers ?? []) application.grantApprove(asGrantee(group));
    for (const [classification, { privileged = [] }] of demandsOf(props)) {
      for (const group of privileged) application.grantClassification(classification, asGrantee(group));
    }
    const forward = application.grantForward(platform.gatewayIdentity);
    if (!holdings) return { application, rights: [forward] satisfies Propagating[] };
    const onBehalfOf = new FederatedCredential(this, "on-behalf-of", {
      application,
      identity: holdings.identity,
      tenantId: props.tenantId,
    });
    return { application, rights: [forward, onBehalfOf.resource] satisfies Propagating[] };
  }

  /** Its owner gives the rights: this deployer may have none in Entra. */
  #existingApplication(props: WorkloadProps, existing: Omit<ExistingResourceApplication, "catalogue">) {
    const application = ResourceApplication.fromExisting(this, "application", {
      ...existing,
      catalogue: this.#catalogue(props),
    });
    return { application, rights: [] };
  }
}

/** Known before the account is there, so that a policy can name it. */
const contentSafetyUrl = ({ contentSafety }: Platform): string =>
  `https://${contentSafety.resource.customSubdomainNameInput}.cognitiveservices.azure.com`;
