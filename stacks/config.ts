import type {
  AllowedClient,
  CatalogueApprover,
  ClassificationDemand,
  GovernanceAreas,
  Group,
  PrivateZoneName,
  ProfileName,
  ProviderName,
  ServerApproval,
} from "@mcp-landing-zone/constructs";
import type { Upstream } from "@mcp-landing-zone/contract";

/** Everything a user decides. One value of this type, in `deployment.config.ts`, describes one deployment. */
export interface DeploymentConfig {
  /** Part of every resource name: 2 to 20 lower-case letters, digits and dashes. */
  readonly name: string;
  /**
   * Part of every resource name and of the state's, for example `dev` or `prod`. IMPORTANT: a change makes another deployment.
   * @default - the name of the profile
   */
  readonly environment?: string;
  /** Azure region, in its short form: `westeurope`. */
  readonly location: string;
  /** Size, redundancy, retention and cost; see docs/profiles.md. */
  readonly profile: ProfileName;
  /** The Entra tenant that users and identities belong to. */
  readonly tenantId: string;
  readonly subscriptionId: string;
  /**
   * `private`: only networks that are connected to this one reach the gateway.
   * @default - "internet" for dev, "private" for standard and regulated
   */
  readonly exposure?: "internet" | "private";
  readonly authorization: DirectAuthorization | FacadeAuthorization;
  /** Applications that may call, by the client id that Entra shows; nobody else gets a token accepted. */
  readonly clients: readonly AllowedClient[];
  /** Who may use the server, by Entra groups; being in the tenant is not enough. */
  readonly users: readonly Group[];
  /**
   * Who may decide about calls that wait for approval; nobody decides about a call of their own.
   * @default - nobody: such calls are refused
   */
  readonly approvers?: readonly Group[];
  /**
   * What tools demand of their callers by classification, besides the scope; one that is not named demands what the one below it does.
   * @default - a signed-in user
   */
  readonly classifications?: Readonly<
    Partial<Record<"internal" | "confidential" | "restricted", ClassificationDemand>>
  >;
  /**
   * Who may approve the server's tool definitions, by the thumbprint that `npm run tools:approve -- --key …` prints. With any, the server
   * refuses to start unless one of them has signed the last approval.
   * @default - nobody signs; the digest of the definitions is pinned in any case
   */
  readonly catalogueApprovers?: readonly CatalogueApprover[];
  /**
   * The server's image by digest, in a registry that Azure can read: it is copied into the private registry. Or in that registry itself, pushed from
   * inside the network, which then shuts out Azure's own services.
   */
  readonly image: string;
  /**
   * That a person approved this server: tags on its app, without which the guardrails take it for a shadow server.
   * @default - not approved
   */
  readonly approval?: ServerApproval;
  readonly network: OwnNetwork | ExistingNetwork;
  readonly alerts: { readonly emails: readonly string[] };
  /** On every resource. Azure Policy of many landing zones asks for an owner and a cost centre. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where Terraform keeps its state; docs/deploy.md says how to make it. */
  readonly state: AzureState;
  /**
   * An Entra application that exists already, for teams that may not create one.
   * @default - one is created
   */
  readonly application?: { readonly clientId: string; readonly objectId: string; readonly identifierUri: string };
  /**
   * A region that has Prompt Shields, when the deployment's has not.
   * @default - the deployment's
   */
  readonly contentSafetyLocation?: string;
  /**
   * Lets the server read its caller's profile from Microsoft Graph, which takes a consent for the whole tenant.
   * @default false
   */
  readonly profileFromGraph?: boolean;
  /**
   * Hosts that the server's tools may fetch from.
   * @default - none
   */
  readonly egressHosts?: readonly string[];
  /**
   * Other MCP servers whose tools the server serves, once `npm run tools:pin` has pinned them and somebody has approved them.
   * @default - none
   */
  readonly upstreams?: readonly Upstream[];
  /**
   * Changes every globally unique name, for the day on which a name is still held by soft delete.
   * @default - none
   */
  readonly nameSalt?: string;
  /**
   * Locks the audit archive. IMPORTANT: irreversible. Nobody, not even an owner of the subscription, can then delete a record before its time.
   * @default false
   */
  readonly lockArchive?: boolean;
  /**
   * Sends the subscription's activity log to the workspace. One setting per subscription: leave it out where a central team has one.
   * @default false
   */
  readonly exportActivityLog?: boolean;
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
   * @default - those in common use: Visual Studio Code, Claude, Claude Code, MCP Inspector
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
   * Scopes that Entra gives it for every user without asking, for tenants in which users may not consent. Each of its tokens may carry them all.
   * @default - none: Entra asks each user
   */
  readonly preAuthorized?: readonly string[];
}

export interface CustomDomain {
  /** A name that is verified in the tenant, for example `mcp.contoso.com`. */
  readonly hostName: string;
  /**
   * The certificate that the gateway shows. Front Door, where the profile has it, gets one of its own.
   * @default - none, which is right behind Front Door only
   */
  readonly certificate?: {
    /** Without a version: `https://<vault>.vault.azure.net/secrets/<name>`. */
    readonly secretId: string;
    /** Resource id of that vault, so that the gateway can be given the right to read it. */
    readonly vaultId: string;
  };
}

export interface OwnNetwork {
  /** At least a /22, outside of every range it will be connected to. */
  readonly addressSpace: string;
  /**
   * At least two name servers that know the private zones.
   * @default - Azure's own, which know zones that are linked to the network
   */
  readonly dnsServers?: readonly string[];
  readonly dnsZones?: DnsZones;
}

/**
 * For landing zones with central DNS: ids of the private zones that exist already, by name, or `policy` where a policy puts every private endpoint
 * into its zones by itself. The others are created.
 */
type DnsZones = Readonly<Partial<Record<PrivateZoneName, string>>> | "policy";

export interface ExistingNetwork {
  readonly id: string;
  readonly subnetIds: { readonly gateway: string; readonly containers: string; readonly endpoints: string };
  readonly dnsZones?: DnsZones;
}

export interface AzureState {
  readonly resourceGroup: string;
  readonly storageAccount: string;
  readonly container: string;
  /** @default - the subscription of the deployment */
  readonly subscriptionId?: string;
}
