import { type ByClassification, referenceCatalogue, secretsOf, type ToolCatalogue, type Upstream } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import { type HealthPaths, ServerApp, type Variables } from "../compute/index.ts";
import type { CommonProps } from "../common.ts";
import { refuseUnless } from "../errors.ts";
import { type FacadeClient, redirectUrisOf, usualClients } from "../gateway/documents/facade/index.ts";
import {
  ApprovalsApi,
  AuthorizationFacade,
  McpApi,
  type McpLimits,
  ProtectedResourceMetadata,
} from "../gateway/index.ts";
import {
  ClientApplication,
  classificationRole,
  type ClientRef,
  type ExistingResourceApplication,
  FederatedCredential,
  type Grantee,
  type GuardedClassification,
  type Propagating,
  ResourceApplication,
  type ResourceApplicationRef,
  rolePropagation,
} from "../identity/index.ts";
import { pinnedImage, Registry } from "../registry/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Platform } from "./platform.ts";
import { behindFrontDoor, type LandingZoneProps } from "./surroundings.ts";

export interface AllowedClient {
  readonly name: string;
  readonly clientId: string;
}

export interface Group {
  readonly name: string;
  readonly objectId: string;
}

/** Whose signature makes the tool definitions of the reference server trusted. */
export interface CatalogueApprover {
  readonly name: string;
  /** Of a P-256 key (RFC 7638). */
  readonly thumbprint: string;
}

/** What callers of tools of one classification must show, besides the tool's scope. */
export interface ClassificationDemand {
  /** Id of an authentication context of the tenant, `c1` to `c99`: Conditional Access says what that takes. */
  readonly authenticationContext?: string;
  /** The only people who may call such tools at all. An existing application must offer the role already, and its owner assigns it. */
  readonly privileged?: readonly Group[];
}

/** A server other than the reference one: what it needs in its environment, and where it says that it is well. */
export interface OwnServer {
  readonly variables: Variables;
  readonly health: HealthPaths;
}

export interface WorkloadProps extends LandingZoneProps {
  readonly foundation: Foundation;
  readonly platform: Platform;
  readonly tenantId: string;
  /** How clients come to a token: from Entra itself, or through the gateway. */
  readonly authorization: "direct" | "facade";
  /** Applications that may call; nobody else's token is accepted. In façade mode, besides the one that all clients of the façade share. */
  readonly clients: readonly AllowedClient[];
  /**
   * Clients that the façade signs users in with, and where their answers may go. Meaningless in direct mode.
   * @default - those in common use: Visual Studio Code, Claude, Claude Code, MCP Inspector
   */
  readonly facadeClients?: readonly [FacadeClient, ...FacadeClient[]];
  /**
   * The Entra application that all clients of the façade share, when it exists already; its redirect addresses must be theirs.
   * @default - one is created
   */
  readonly facadeApplication?: { readonly clientId: string; readonly objectId: string };
  /** Who may use the server. */
  readonly users: readonly Group[];
  /** Who may decide about calls that wait for approval, at `/approvals` on the gateway. @default - nobody: such calls are refused, and nothing is there */
  readonly approvers?: readonly Group[];
  /**
   * Who may approve the tool definitions: with any, the server starts only when one of them has signed the last approval.
   * @default - nobody signs
   */
  readonly catalogueApprovers?: readonly CatalogueApprover[];
  /**
   * What tools demand of their callers by classification; one that is not named demands what the one below it does.
   * @default - a signed-in user
   */
  readonly classifications?: Readonly<Partial<Record<GuardedClassification, ClassificationDemand>>>;
  /** `<registry>/<repository>@sha256:<digest>`; copied into the private registry. */
  readonly image: string;
  /** @default - the reference server's */
  readonly catalogue?: ToolCatalogue;
  /**
   * A server of another make. The gateway then looks at what its tools are called with, as the reference server does by itself.
   * @default - the reference server, or one that is built with its `createServer`
   */
  readonly server?: OwnServer;
  /**
   * Lets the reference server read its caller's profile from Microsoft Graph. It takes the tenant's consent, so the deployer needs a privileged
   * role; without it the tool is withheld.
   * @default false
   */
  readonly profileFromGraph?: boolean;
  /** Hosts that the reference server's tools may fetch from. @default - none */
  readonly egressHosts?: readonly string[];
  /** Other MCP servers whose pinned tools the reference server serves; each is called by its own host alone. @default - none */
  readonly upstreams?: readonly Upstream[];
  /** An Entra application that exists already. @default - one is created */
  readonly application?: Omit<ExistingResourceApplication, "catalogue">;
}

/** The path of the MCP endpoint. A host alone would get a slash from every client that parses URLs, which Entra then refuses. */
export const mcpPath = "/mcp";

/** The gateway sees one address behind Front Door, whose firewall counts by that of the client. */
const limitsBehindFrontDoor: Partial<McpLimits> = { requestsPerMinutePerAddress: 60_000 };
const facadeCallsBehindFrontDoor = 6_000;
const approvalsBehindFrontDoor = { requestsPerMinutePerAddress: 6_000 };

/** One MCP server: its Entra application, who may use it, the container that runs it, and the way to it through the gateway. */
export class Workload extends Construct {
  readonly application: ResourceApplicationRef;
  readonly server: ServerApp;
  /** The endpoint, with its rules. */
  readonly api: McpApi;
  /** Where clients learn from whom to get a token. */
  readonly metadata: ProtectedResourceMetadata;
  /** Where approvers see and decide what waits; another server than the reference one has no such place. */
  readonly approvals: ApprovalsApi | undefined;
  /** The authorization server in front of Entra, in façade mode. */
  readonly facade: AuthorizationFacade | undefined;
  /** What clients are told. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    const { foundation, platform, profile } = props;
    this.#refuseUnheld(props);
    const common: CommonProps = { ...foundation.surroundings, preventDestroy: false };
    this.publicUrl = `https://${platform.publicHostName}${mcpPath}`;
    const { application, rights } = props.application
      ? this.#existingApplication(props, props.application)
      : this.#application(props);
    this.application = application;
    const facadeClient = props.authorization === "facade" ? this.#facadeClient(props) : undefined;
    // The one that only Terraform knows comes first, so that its named value keeps its name when clients are added.
    const clientIds = [
      ...(facadeClient ? [facadeClient.clientId] : []),
      ...props.clients.map(({ clientId }) => clientId),
    ];
    const registry = Registry.fromExisting(this, "registry", platform.registry);
    const { image, done } = registry.importImage("image", pinnedImage(props.image));
    const ready = rights.length > 0 ? [rolePropagation(this, "application-rights", rights)] : [];
    this.server = new ServerApp(this, "server", {
      ...common,
      ...(props.server ?? { settings: this.#settings(props, clientIds) }),
      environment: platform.environment,
      identity: platform.serverIdentity,
      registry: platform.registry,
      image,
      minReplicas: profile.server.minReplicas,
      maxReplicas: profile.server.maxReplicas,
      ...(platform.sharedState
        ? {}
        : { weaken: { redundancy: "the profile has no shared state, so one replica keeps it" } }),
      dependsOn: [done, ...ready],
    });
    this.api = new McpApi(this, "api", {
      ...this.#published(props),
      tenantId: props.tenantId,
      clients: clientIds,
      serverUrl: `https://${this.server.fqdn}`,
      ...(props.server ? { inspection: { contentSafetyUrl: contentSafetyUrl(platform) } } : {}),
      ...(behindFrontDoor(props) ? { limits: limitsBehindFrontDoor } : {}),
    });
    this.approvals = this.#approvals(props);
    this.facade = facadeClient && this.#facade(props, facadeClient);
    this.metadata = new ProtectedResourceMetadata(this, "metadata", {
      ...this.#published(props),
      authorizationServer: this.facade ? { issuer: this.facade.issuer } : { tenantId: props.tenantId },
    });
  }

  /** A server of another make is told nothing of these, so it would hold nobody to them. */
  #refuseUnheld({ server, classifications = {}, catalogueApprovers = [] }: WorkloadProps): void {
    for (const [field, value] of Object.entries({ classifications, catalogueApprovers })) {
      refuseUnless(!server || Object.keys(value).length === 0, "VALUES_CONFLICT", {
        at: this,
        field,
        received: Object.keys(value),
        expected: "absent with a server of another make, which would hold nobody to it",
      });
    }
  }

  #approvals(props: WorkloadProps): ApprovalsApi | undefined {
    const { approvers = [], server, platform } = props;
    if (approvers.length === 0 || server) return undefined;
    return new ApprovalsApi(this, "approvals", {
      gateway: platform.gateway,
      endpoint: this.api,
      ...(behindFrontDoor(props) ? { limits: approvalsBehindFrontDoor } : {}),
    });
  }

  /** The one application that all clients of the façade are to Entra. */
  #facadeClient(props: WorkloadProps): ClientRef {
    if (props.facadeApplication) {
      return ClientApplication.fromExisting(this, "facade-client", props.facadeApplication);
    }
    const client = new ClientApplication(this, "facade-client", {
      naming: props.naming,
      preventDestroy: props.profile.preventDestroy,
      redirectUris: redirectUrisOf(props.facadeClients ?? usualClients),
    });
    if (this.application instanceof ResourceApplication) this.application.preAuthorize(client);
    for (const group of props.users) client.grantUse(asGrantee(group));
    return client;
  }

  #facade(props: WorkloadProps, client: ClientRef): AuthorizationFacade {
    return new AuthorizationFacade(this, "facade", {
      ...this.#published(props),
      tenantId: props.tenantId,
      serverName: `${props.naming.deployment.name} (${props.naming.deployment.environment})`,
      client,
      clients: props.facadeClients ?? usualClients,
      ...(behindFrontDoor(props) ? { callsPerMinute: facadeCallsBehindFrontDoor } : {}),
    });
  }

  /** What everything on the gateway that belongs to this server is told. */
  #published(props: WorkloadProps) {
    const { gateway, publicHostName } = props.platform;
    return {
      gateway,
      publicHostName,
      path: mcpPath,
      application: this.application,
      catalogue: this.#catalogue(props),
      // Front Door asks the gateway by the gateway's own name.
      ...(behindFrontDoor(props) ? { otherHosts: [gateway.hostName] } : {}),
    };
  }

  #catalogue(props: WorkloadProps): ToolCatalogue {
    return props.catalogue ?? referenceCatalogue;
  }

  #application(props: WorkloadProps) {
    const { platform } = props;
    const application = new ResourceApplication(this, "application", {
      naming: props.naming,
      preventDestroy: props.profile.preventDestroy,
      catalogue: this.#catalogue(props),
      graphPermissions: props.profileFromGraph ? ["User.Read"] : [],
      authenticationContexts: Object.keys(contextsOf(props)).length > 0,
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
    const onBehalfOf = new FederatedCredential(this, "on-behalf-of", {
      application,
      identity: platform.serverIdentity,
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

  #settings(props: WorkloadProps, allowedClients: readonly string[]) {
    const { foundation, platform } = props;
    return {
      publicUrl: this.publicUrl,
      tenantId: props.tenantId,
      apiClientId: this.application.clientId,
      apiIdUri: this.application.identifierUri,
      ...(props.authorization === "facade" ? { authorizationServer: issuerOf(platform) } : {}),
      allowedClients,
      gatewayClientId: platform.gatewayIdentity.clientId,
      vaultUrl: platform.vault.uri,
      contentSafetyEndpoint: platform.contentSafety.endpoint,
      documentsEndpoint: platform.documents.blobEndpoint,
      documentsContainer: platform.documents.containerName,
      auditEndpoint: foundation.archive.blobEndpoint,
      auditContainer: foundation.archive.containerName,
      auditAnchorContainer: foundation.archive.anchorContainerName,
      auditKeyUrl: platform.auditKey.keyId,
      telemetry: foundation.insights.connectionString,
      catalogueDigest: this.#catalogue(props).digest,
      egressHosts: props.egressHosts ?? [],
      ...upstreamSettings(props.upstreams ?? []),
      ...catalogueThumbprints(props),
      ...classificationSettings(props),
      withheldTools: props.profileFromGraph ? [] : ["my_profile"],
      ...(platform.sharedState ? { stateHost: platform.sharedState.host } : {}),
    };
  }
}

const demandsOf = ({ classifications = {} }: Pick<WorkloadProps, "classifications">) =>
  Object.entries(classifications) as readonly (readonly [GuardedClassification, ClassificationDemand])[];

const contextsOf = (props: WorkloadProps): ByClassification =>
  Object.fromEntries(
    demandsOf(props).flatMap(([name, { authenticationContext: context }]) => (context ? [[name, context]] : [])),
  );

const rolesOf = (props: WorkloadProps): ByClassification =>
  Object.fromEntries(
    demandsOf(props).flatMap(([name, { privileged }]) => (privileged ? [[name, classificationRole(name).value]] : [])),
  );

// Only what was asked for: a variable that says nothing would be a new revision of every server for nothing.

const catalogueThumbprints = ({ catalogueApprovers = [] }: WorkloadProps) =>
  catalogueApprovers.length > 0 ? { catalogueThumbprints: catalogueApprovers.map(({ thumbprint }) => thumbprint) } : {};

function classificationSettings(props: WorkloadProps) {
  const [classificationContexts, classificationRoles] = [contextsOf(props), rolesOf(props)];
  return {
    ...(Object.keys(classificationContexts).length > 0 ? { classificationContexts } : {}),
    ...(Object.keys(classificationRoles).length > 0 ? { classificationRoles } : {}),
  };
}

/** A server without upstreams keeps the environment that it had. */
const upstreamSettings = (upstreams: readonly Upstream[]) => ({
  ...(upstreams.length > 0 ? { upstreams } : {}),
  ...(secretsOf(upstreams).length > 0 ? { secretNames: secretsOf(upstreams) } : {}),
});

const asGrantee = ({ name, objectId }: Group): Grantee => ({ principalId: objectId, grantId: name });

/** The gateway as an authorization server. */
/** Known before the account is there, so that a policy can name it. */
const contentSafetyUrl = ({ contentSafety }: Platform): string =>
  `https://${contentSafety.resource.customSubdomainNameInput}.cognitiveservices.azure.com`;

const issuerOf = ({ publicHostName }: Platform): string => `https://${publicHostName}`;
