import type { DataRule, Labels, ToolCatalogue, Upstream } from "@mcp-landing-zone/contract";
import { approvalTags } from "@mcp-landing-zone/governance/guardrails";
import type { HealthPaths, SizeProps, Variables } from "../compute/index.ts";
import type { ClientProfile } from "@mcp-landing-zone/gateway/documents/facade";
import type { ExtraStage, McpLimits } from "@mcp-landing-zone/gateway/documents/mcp";
import type { ExistingResourceApplication, Grantee, GuardedClassification } from "../identity/index.ts";
import type { Foundation } from "./foundation.ts";
import type { Platform } from "./platform.ts";
import type { Tags } from "../tags.ts";
import type { LandingZoneProps } from "./surroundings.ts";

/** An application that may call, by the client id that Entra shows. */
export interface AllowedClient {
  /** What operators call the client. */
  readonly name: string;
  /** The client id of the client's application. */
  readonly clientId: string;
}

/** A group of Entra. */
export interface Group {
  /** What operators call the group. */
  readonly name: string;
  /** The object id in Entra. */
  readonly objectId: string;
}

/** That a person approved a server. */
export interface ServerApproval {
  /** A team or a role; no person, because tags and registers are read by many. */
  readonly by: string;
  /** The day of the last security review, for example `2026-11-02`. */
  readonly on: string;
}

/** What the guardrails ask of every app that serves MCP, beside its owner. */
export const approvedTags = ({ on }: ServerApproval): Tags => ({
  [approvalTags.approved]: "true",
  [approvalTags.reviewed]: on,
});

/** Whose signature makes the tool definitions of the reference server trusted. */
export interface CatalogueApprover {
  /** Who the approver is. */
  readonly name: string;
  /** Of a P-256 key (RFC 7638). */
  readonly thumbprint: string;
}

/** Requirements for callers of tools of one classification, besides the tool's scope. */
export interface ClassificationDemand {
  /**
   * An authentication context of the tenant, `c1` to `c99`, for which a Conditional Access policy asks for more, such as MFA. Entra grants one
   * that no policy uses to everybody.
   */
  readonly authenticationContext?: string;
  /** The only people who may call such tools at all. An existing application must offer the role already, and its owner assigns it. */
  readonly privileged?: readonly Group[];
}

/** A server other than the reference one: what it needs in its environment, and where it says that it is well. */
export interface OwnServer {
  /**
   * The environment variables of the container, besides `PORT` and `AZURE_CLIENT_ID`, which the deployment sets. Never a secret.
   * @default - none
   */
  readonly variables?: Variables;
  /**
   * Secrets of the vault by the variable in which the server looks for each. Container Apps reads them as the server's own identity, so that no value is in
   * code, plan or state; `SecretContainer` says how a person stores one.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Where the container answers probes. */
  readonly health: HealthPaths;
}

/** A client of the façade, and what Entra knows of it. */
export interface FacadeClientProps extends ClientProfile {
  /**
   * An Entra application that exists already, whose redirect addresses are this client's and which no other client has.
   * @default - one is created
   */
  readonly application?: { readonly clientId: string; readonly objectId: string };
  /**
   * Scopes that Entra gives the client for every user without asking, for tenants in which users may not consent. Every token of the client may
   * carry all of them, independent of the consent page; other scopes are refused to it. Without them, Entra asks each user, and keeps the answer for this client alone.
   * @default - none
   */
  readonly preAuthorized?: readonly string[];
}

/** What `Workload` takes. */
export interface WorkloadProps extends LandingZoneProps {
  /** Who approved the server, and when. Guardrails take the app of a server without approval for a shadow server. @default - none */
  readonly approval?: ServerApproval;
  /** The network, the logs and the archive. */
  readonly foundation: Foundation;
  /** The gateway, the vault, the registry and what runs servers. */
  readonly platform: Platform;
  /**
   * Tells it from the other servers of the platform, in names, paths and logs. IMPORTANT: a change makes another server.
   * The only server has no name, and gets what the platform holds for it.
   * @default - none
   */
  readonly name?: string;
  /** Of its endpoint on the gateway. @default - `/<name>/mcp`, or `/mcp` without a name */
  readonly path?: string;
  /** The tenant whose users call. */
  readonly tenantId: string;
  /** How clients come to a token: from Entra itself, or through the gateway. */
  readonly authorization: "direct" | "facade";
  /** Applications that may call; tokens of all others are refused. In façade mode, besides those of the façade's clients. */
  readonly clients: readonly AllowedClient[];
  /**
   * Clients that the façade signs users in with, each an Entra application of its own. Meaningless in direct mode.
   * @default - Visual Studio Code, Claude, Claude Code, MCP Inspector
   */
  readonly facadeClients?: readonly [FacadeClientProps, ...FacadeClientProps[]];
  /** Who may use the server. */
  readonly users: readonly Group[];
  /** Who may decide about calls that wait for approval, at `/approvals` on the gateway. Without approvers such calls are refused, and there is no `/approvals`. @default - none */
  readonly approvers?: readonly Group[];
  /**
   * Who may approve the tool definitions: with any, the server starts only when one of them has signed the last approval.
   * @default - no signature is required
   */
  readonly catalogueApprovers?: readonly CatalogueApprover[];
  /**
   * What tools demand of their callers by classification; one that is not named demands what the one below it does.
   * @default - a signed-in user
   */
  readonly classifications?: Readonly<Partial<Record<GuardedClassification, ClassificationDemand>>>;
  /**
   * Rows of the data rules (DLP) that differ from the table of docs/data-rules.md, each with its reason.
   * @default - the table
   */
  readonly dataRules?: readonly (DataRule & { readonly reason: string })[];
  /**
   * The name of the sensitivity label of Purview for each classification. It goes with every tool and answer in `_meta`, and into the audit record.
   * @default - no label
   */
  readonly labels?: Labels;
  /** `<registry>/<repository>@sha256:<digest>`; copied into the private registry, unless it was pushed there. */
  readonly image?: string;
  /**
   * The registry that `image` lies in, by its resource id, when it is a private one of the tenant: the deployer's own right is used to import from it.
   * @default - the image can be read by everybody
   */
  readonly imageRegistryId?: string;
  /**
   * Digest of the bundle in `image`, from its release: a server whose files differ does not start, with any label of the image.
   * @default - the server compares its files with the manifest in the image
   */
  readonly bundleDigest?: string;
  /**
   * The address of a server outside of this deployment: `https://`, a host that the gateway reaches, and a path. Instead of `image`; the server is
   * published and guarded here, and nothing else.
   */
  readonly url?: string;
  /** What the gateway takes. @default `mcpLimits` */
  readonly limits?: Partial<McpLimits>;
  /**
   * Rules of your own at the gateway, made of the policy library's elements. They stand after everything that the gateway decides and before it rewrites
   * the request, or before it cleans the answer; docs/servers.md says what they can do.
   * @default - none
   */
  readonly gatewayStages?: readonly ExtraStage[];
  /** Of one replica. @default - 0.5 cores, 1 GiB */
  readonly size?: SizeProps;
  /** How many replicas run. @default - the profile's */
  readonly replicas?: { readonly min: number; readonly max: number };
  /** The tools of the server, with their scopes and limits. @default - the reference server's */
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

/** The requirements of each named classification. */
export const demandsOf = ({ classifications = {} }: Pick<WorkloadProps, "classifications">) =>
  Object.entries(classifications) as readonly (readonly [GuardedClassification, ClassificationDemand])[];

export const asGrantee = ({ name, objectId }: Group): Grantee => ({ principalId: objectId, grantId: name });
