import type {
  AllowedClient,
  FoundationProps,
  GovernanceAreas,
  LandingZoneProps,
  ProfileName,
  PlatformProps,
  ProviderName,
  PublicDomain,
  WorkloadProps,
} from "@mcp-landing-zone/constructs";

/** Everything a user decides. One value of this type, in `deployment.config.ts`, describes one deployment. */
export interface DeploymentConfig
  extends
    Pick<FoundationProps, "network" | "gatewayClients" | "workspaceId" | "lockArchive" | "exportActivityLog">,
    Pick<PlatformProps, "contentSafetyLocation">,
    Pick<LandingZoneProps, "location"> {
  /** Part of every resource name: 2 to 20 lower-case letters, digits and dashes. */
  readonly name: string;
  /**
   * Part of every resource name and of the state's, for example `dev` or `prod`. IMPORTANT: a change makes another deployment.
   * @default - the name of the profile
   */
  readonly environment?: string;
  /** Size, redundancy, retention and cost; see docs/profiles.md. */
  readonly profile: ProfileName;
  /** The Entra tenant that users and identities belong to. */
  readonly tenantId: string;
  readonly subscriptionId: string;
  /**
   * `private`: only networks that are connected to this one reach the gateway.
   * @default - "internet" for dev, "private" for standard and regulated
   */
  readonly exposure?: NonNullable<LandingZoneProps["exposure"]>;
  /**
   * Front Door Premium with its web application firewall before a gateway that the internet reaches, which it reaches by Private Link alone. Costs about
   * 330 USD a month. The profile dev cannot have it.
   * @default - true for regulated, else false
   */
  readonly frontDoor?: boolean;
  readonly authorization: DirectAuthorization | FacadeAuthorization;
  /** Applications that may call, by the client id that Entra shows; tokens of all others are refused. A server may have a list of its own. */
  readonly clients: readonly AllowedClient[];
  /** The MCP servers, each with a stack, a state and rights of its own: adding, changing or removing one changes nothing of another. */
  readonly servers: readonly ServerConfig[];
  readonly alerts: { readonly emails: FoundationProps["alertEmails"] };
  /** On every resource. Azure Policy of many landing zones asks for an owner and a cost centre. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where Terraform keeps its state; docs/deploy.md says how to make it. */
  readonly state: AzureState;
  /**
   * Changes every globally unique name, for the day on which a name is still held by soft delete.
   * @default - none
   */
  readonly nameSalt?: string;
  /**
   * Whose signature counts under the list of indicators of compromise: hosts, clients and definitions that every reference server refuses. docs/runbooks/indicators.md
   * says how to sign and upload it.
   * @default - no list
   */
  readonly indicators?: { readonly keys: NonNullable<PlatformProps["indicatorKeys"]> };
  /**
   * What the security team deploys beside the servers, area by area, as a stack with rights of its own.
   * @default - no governance stack
   */
  readonly governance?: GovernanceAreas;
  /**
   * Other releases of Terraform's providers than the ones that this project was proven with, each exact or as a constraint: `{ azurerm: "4.80.0" }`.
   * @default - those of `providerVersions` in constructs
   */
  readonly providerVersions?: Readonly<Partial<Record<ProviderName, string>>>;
}

/** What the stacks derive from other fields of a configuration. */
type Derived =
  | keyof LandingZoneProps
  | "foundation"
  | "alertEmails"
  | "domain"
  | "egressHosts"
  | "hasOnlyServer"
  | "images"
  | "indicatorKeys"
  | "publisherEmail";
type Unset = Exclude<keyof FoundationProps | keyof PlatformProps, keyof DeploymentConfig | Derived>;
/** Does not compile while the foundation or the platform has a property that no configuration can set; of servers, `ServerConfig` takes them all. */
export const unset: [Unset] extends [never] ? [] : [missing: Unset] = [];

/** One MCP server: the reference server with `image` alone, one of another make with `image` and `server`, one elsewhere with `url`. */
export interface ServerConfig extends Omit<
  WorkloadProps,
  | keyof LandingZoneProps
  | "foundation"
  | "platform"
  | "tenantId"
  | "authorization"
  | "facadeClients"
  | "facadeApplication"
  | "clients"
  | "name"
> {
  /** Names its stack, its path on the gateway and everything that is its own. IMPORTANT: a change makes another server. */
  readonly name: string;
  /** @default - those of the deployment */
  readonly clients?: readonly AllowedClient[];
  /**
   * That it was the deployment's only server before a deployment could have several. It then keeps the stack `workload`, its state, its names on the
   * gateway, and its identity in the platform. It is called `workload`.
   * @default false
   */
  readonly wasOnlyServer?: boolean;
  /**
   * How `npm start` runs it on a laptop: a command that speaks MCP over its standard streams, or the URL of a running server. The reference server runs there
   * without it; for that one, `upstreams` says by name how an upstream is reached from there. Without it the reference server runs with the upstreams that need no
   * credential, and another server does not run there. Nothing of it is deployed.
   * @default - none
   */
  readonly local?: LocalTarget | { readonly upstreams: Readonly<Record<string, LocalTarget>> };
  /**
   * Who must have signed `image`, as cosign verifies it: a workflow by the identity in its certificate, or the holder of a key. The doctor and
   * `npm run verify:image` refuse an image without that signature.
   * @default - the digest alone says which image it is
   */
  readonly imageSignedBy?: ImageSigner;
}

/** A command that speaks MCP over its standard streams, or a URL: http on loopback, https elsewhere. */
export type LocalTarget = { readonly command: readonly string[] } | { readonly url: string };

/** `identity` of the certificate with its `issuer`, or `key`: a file, or `azurekms://<vault>/<key>`. */
export type ImageSigner = { readonly identity: string; readonly issuer: string } | { readonly key: string };

/** Entra is the authorization server, and the gateway's own domain is the Application ID URI. */
export interface DirectAuthorization {
  readonly mode: "direct";
  readonly domain: CustomDomain;
}

/** The gateway stands in front of Entra for clients that Entra alone would refuse; works without a domain. */
export interface FacadeAuthorization {
  readonly mode: "facade";
  /** @default - the gateway's own name */
  readonly domain?: CustomDomain;
  /**
   * Clients that users may sign in with, each an Entra application of its own, and where their answers may go.
   * @default - Visual Studio Code, Claude, Claude Code, MCP Inspector
   */
  readonly clients?: readonly FacadeClient[];
}

export interface FacadeClient {
  /** How the consent page calls it. */
  readonly name: string;
  /** Exact https addresses, and pages on the user's own machine without a port. */
  readonly redirectUris: readonly string[];
  /** Where its client ID metadata document is, for a client that has one. */
  readonly metadataUrl?: string;
  /**
   * The Entra application that it is, for teams that may not create one. Two clients never share one.
   * @default - one is created
   */
  readonly application?: { readonly clientId: string; readonly objectId: string };
  /**
   * Scopes that Entra gives it for every user without asking, for tenants in which users may not consent. Each of its tokens may carry them all. Without them, Entra asks each user.
   * @default - none
   */
  readonly preAuthorized?: readonly string[];
}

/** A name that is verified in the tenant, for example `mcp.contoso.com`. Front Door, where the profile has it, gets a certificate of its own. */
export type CustomDomain = PublicDomain;

export interface AzureState {
  readonly resourceGroup: string;
  readonly storageAccount: string;
  readonly container: string;
  /** @default - the subscription of the deployment */
  readonly subscriptionId?: string;
}
