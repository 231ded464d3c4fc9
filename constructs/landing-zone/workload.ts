import { referenceCatalogue, type ToolCatalogue } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import { ServerApp } from "../compute/index.ts";
import type { CommonProps } from "../common.ts";
import { refuseUnless } from "../errors.ts";
import { checkClients, clientKey, usualClients } from "@mcp-landing-zone/gateway/documents/facade";
import {
  ApprovalsApi,
  AuthorizationFacade,
  McpApi,
  type McpLimits,
  ProtectedResourceMetadata,
  type RegisteredClient,
} from "../gateway/index.ts";
import {
  ClientApplication,
  type ClientRef,
  type ExistingResourceApplication,
  FederatedCredential,
  type Grantee,
  type Propagating,
  ResourceApplication,
  type ResourceApplicationRef,
  rolePropagation,
} from "../identity/index.ts";
import { ServerAlerts } from "../observability/index.ts";
import { pinnedImage, Registry } from "../registry/index.ts";
import type { Platform } from "./platform.ts";
import { referenceSettings } from "./reference-settings.ts";
import { behindFrontDoor, isPushed } from "./surroundings.ts";
import { approvedTags, demandsOf, type FacadeClientProps, type Group, type WorkloadProps } from "./workload-props.ts";

/** The path of the MCP endpoint. A host alone would get a slash from every client that parses URLs, which Entra then refuses. */
export const mcpPath = "/mcp";

/** The gateway sees one address behind Front Door, whose firewall counts by that of the client. */
const limitsBehindFrontDoor: Partial<McpLimits> = { requestsPerMinutePerAddress: 60_000 };
const facadeCallsBehindFrontDoor = 6_000;
const metadataCallsBehindFrontDoor = 15_000;
const approvalsBehindFrontDoor = { requestsPerMinutePerAddress: 6_000 };

const usersConsent =
  "Entra lets no user consent to an application that requires assignment; the server's own application requires it of every user";

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
    const facadeClients = props.authorization === "facade" ? this.#facadeClients(props) : [];
    // Those that only Terraform knows come first, so that their named values keep their names when clients are added.
    const clientIds = [
      ...facadeClients.map(({ application }) => application.clientId),
      ...props.clients.map(({ clientId }) => clientId),
    ];
    const { image, done } = this.#image(props);
    const ready = rights.length > 0 ? [rolePropagation(this, "application-rights", rights)] : [];
    this.server = new ServerApp(this, "server", {
      ...common,
      ...(props.approval ? { tags: approvedTags(props.approval) } : {}),
      ...(props.server ?? {
        settings: referenceSettings(props, {
          application,
          publicUrl: this.publicUrl,
          allowedClients: clientIds,
          catalogueDigest: this.#catalogue(props).digest,
        }),
      }),
      environment: platform.environment,
      identity: platform.serverIdentity,
      registry: platform.registry,
      image,
      minReplicas: profile.server.minReplicas,
      maxReplicas: profile.server.maxReplicas,
      ...(platform.sharedState
        ? {}
        : { weaken: { redundancy: "the profile has no shared state, so one replica keeps it" } }),
      dependsOn: [...done, ...ready],
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
    // A server of another make tells nothing under these names.
    if (!props.server) new ServerAlerts(this, "alerts", { ...common, actionGroup: foundation.actionGroup });
    this.facade = this.#facade(props, facadeClients);
    this.metadata = new ProtectedResourceMetadata(this, "metadata", {
      ...this.#published(props),
      authorizationServer: this.facade ? { issuer: this.facade.issuer } : { tenantId: props.tenantId },
      ...(behindFrontDoor(props) ? { callsPerMinute: metadataCallsBehindFrontDoor } : {}),
    });
  }

  /** The image as it is in the private registry, and what brings it there. */
  #image({ image, naming, platform }: WorkloadProps) {
    const pinned = pinnedImage(image);
    if (isPushed(image, naming)) return { image, done: [] };
    const imported = Registry.fromExisting(this, "registry", platform.registry).importImage("image", pinned);
    return { image: imported.image, done: [imported.done] };
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

  /** one application for each client, because Entra keeps consent and refresh tokens by application. */
  #facadeClients(props: WorkloadProps): readonly RegisteredClient[] {
    const clients: readonly FacadeClientProps[] = props.facadeClients ?? usualClients;
    checkClients(clients);
    return clients.map(({ application, preAuthorized = [], ...profile }) => {
      const id = `facade-client-${clientKey(profile)}`;
      const client = application
        ? ClientApplication.fromExisting(this, id, application)
        : this.#clientApplication(props, id, { ...profile, preAuthorized });
      if (this.application instanceof ResourceApplication) {
        if (preAuthorized.length > 0) this.application.preAuthorize(client, preAuthorized);
      } else {
        refuseUnless(preAuthorized.length === 0, "VALUES_CONFLICT", {
          at: this,
          field: "facadeClients.preAuthorized",
          received: preAuthorized,
          expected: "absent with an application that exists already, whose owner pre-authorizes clients",
        });
      }
      return { ...profile, application: client };
    });
  }

  #clientApplication(props: WorkloadProps, id: string, client: FacadeClientProps): ClientRef {
    const application = new ClientApplication(this, id, {
      naming: props.naming,
      displayName: props.naming.of("clientApplication", clientKey(client)),
      preventDestroy: props.profile.preventDestroy,
      // Clients write a path of one slash in both ways, and Entra compares.
      redirectUris: client.redirectUris.flatMap((uri) =>
        /^http:\/\/[^/]+\/$/.test(uri) ? [uri, uri.slice(0, -1)] : [uri],
      ),
      loopback: false,
      ...(client.preAuthorized?.length ? {} : { weaken: { assignmentRequired: usersConsent } }),
    });
    if (client.preAuthorized?.length) for (const group of props.users) application.grantUse(asGrantee(group));
    return application;
  }

  #facade(props: WorkloadProps, [first, ...rest]: readonly RegisteredClient[]): AuthorizationFacade | undefined {
    if (!first) return undefined;
    return new AuthorizationFacade(this, "facade", {
      ...this.#published(props),
      tenantId: props.tenantId,
      serverName: `${props.naming.deployment.name} (${props.naming.deployment.environment})`,
      clients: [first, ...rest],
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
}

const asGrantee = ({ name, objectId }: Group): Grantee => ({ principalId: objectId, grantId: name });

/** Known before the account is there, so that a policy can name it. */
const contentSafetyUrl = ({ contentSafety }: Platform): string =>
  `https://${contentSafety.resource.customSubdomainNameInput}.cognitiveservices.azure.com`;
