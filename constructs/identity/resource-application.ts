import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { Application, AppRoleAssignment, ServicePrincipal } from "../providers.ts";
import { ApplicationIdentifierUri, ApplicationPreAuthorized } from "../providers.ts";
import { refuseUnless } from "../errors.ts";
import type { GuardedClassification } from "./classification.ts";
import { classificationRole } from "./classification.ts";
import { accessTokenClaims, accessTokenVersion, authenticationContextClaims } from "./defaults.ts";
import type { EntraApplicationProps, EntraApplicationRef } from "./entra-application.ts";
import { assignAppRole, registerApplication } from "./entra-application.ts";
import type { Grantee } from "../protection/grant.ts";
import type { GraphPermission } from "./graph-permissions.ts";
import { GraphConsent, graphAccess } from "./graph-permissions.ts";
import { knownPermission, permissionId, permissionsOf } from "./permissions.ts";
import { checkPublicUrl } from "./public-url.ts";
import { refuseMissing } from "../required.ts";
import { serverRoles } from "@mcp-landing-zone/contract";

/** How clients come to a token, which decides the URI that stands before the name of every scope. */
export type Authorization =
  | {
      /** Clients go to Entra, and name the server by its URL. */
      readonly mode: "direct";
      /** The URL of the MCP endpoint, character by character as clients will type it. Its domain is verified in the tenant. */
      readonly publicUrl: string;
    }
  | {
      /** Clients go to the gateway, which asks Entra by client id. */
      readonly mode: "facade";
    };

/** The application whose tokens a server accepts, as everything else needs to read it. */
export interface ResourceApplicationRef extends EntraApplicationRef {
  /** The object id in Entra. */
  readonly objectId: string;
  /** The Application ID URI, for which tokens are issued. */
  readonly identifierUri: string;
  /** A scope's full name, as clients ask for it: `<identifier URI>/<name>`. */
  scopeValue(name: string): string;
}

/** A client application, as the one that it calls needs it. */
export interface ClientRef {
  /** The client id of an application that may call. */
  readonly clientId: string;
  /** Names the client in the construct tree. */
  readonly grantId: string;
}

/** What `ResourceApplication` takes. */
export interface ResourceApplicationProps extends EntraApplicationProps {
  /** Its scopes become delegated permissions, and app roles where applications may have them. */
  readonly catalogue: ToolCatalogue;
  /** Who issues tokens: Entra itself, or the façade in front of it. */
  readonly authorization: Authorization;
  /**
   * The server's delegated permissions at Microsoft Graph. Consents for the whole tenant, which takes a privileged role.
   * @default - nothing
   */
  readonly graphPermissions?: readonly GraphPermission[];
  /**
   * Whether tokens name the authentication contexts that the sign-in satisfies.
   * @default false
   */
  readonly authenticationContexts?: boolean;
  /**
   * Classifications whose tools only people with a role of their own may call.
   * @default - none
   */
  readonly privilegedClassifications?: readonly GuardedClassification[];
}

/** What has to be known of a resource application that exists. */
export interface ExistingResourceApplication {
  /** The client id of the application. */
  readonly clientId: string;
  /** The object id in Entra. */
  readonly objectId: string;
  /** The Application ID URI, for which tokens are issued. */
  readonly identifierUri: string;
  /** The tools whose scopes the application has. */
  readonly catalogue: ToolCatalogue;
}

/**
 * The Entra application of one MCP server: its scopes and roles, and who gets a token for it.
 *
 * @example
 * const api = new ResourceApplication(stack, "api", {
 *   ...surroundings,
 *   catalogue: referenceCatalogue,
 *   authorization: { mode: "direct", publicUrl: "https://mcp.contoso.com/mcp" },
 * });
 * api.grantUse({ principalId: "00000000-0000-0000-0000-000000000000", grantId: "MCP users" });
 */
export class ResourceApplication extends Construct implements ResourceApplicationRef {
  readonly resource: Application;
  readonly servicePrincipal: ServicePrincipal;
  readonly identifier: ApplicationIdentifierUri;
  readonly graphConsent: GraphConsent | undefined;
  /** As `ResourceApplicationRef` has it; a literal in `direct` mode. */
  readonly identifierUri: string;
  readonly #scopeNames: readonly string[];
  readonly #roleNames: readonly string[];

  constructor(scope: Construct, id: string, props: ResourceApplicationProps) {
    super(scope, id);
    refuseMissing(this, "ResourceApplicationProps", props);
    const { authorization, catalogue, graphPermissions = [] } = props;
    if (authorization.mode === "direct") checkPublicUrl(this, authorization.publicUrl);
    const { scopes, appRoles } = permissionsOf(this, catalogue, props.privilegedClassifications);
    this.#scopeNames = scopes.map(({ value }) => value);
    this.#roleNames = appRoles.map(({ value }) => value);
    const displayName = props.displayName ?? props.naming.of("resourceApplication");
    const { resource, servicePrincipal } = registerApplication(this, displayName, props, {
      api: { requestedAccessTokenVersion: accessTokenVersion, oauth2PermissionScope: scopes },
      appRole: appRoles,
      optionalClaims: {
        accessToken: [...accessTokenClaims, ...(props.authenticationContexts ? authenticationContextClaims : [])],
      },
      ...graphAccess(graphPermissions),
      // The URI below is a resource of its own: it may contain the client id, and Entra wants version 2 to be set before it.
      lifecycle: { ignoreChanges: ["identifier_uris"] },
    });
    this.resource = resource;
    this.servicePrincipal = servicePrincipal;
    this.identifier = new ApplicationIdentifierUri(this, "IdentifierUri", {
      applicationId: resource.id,
      identifierUri: authorization.mode === "direct" ? authorization.publicUrl : `api://${resource.clientId}`,
    });
    this.identifierUri = authorization.mode === "direct" ? authorization.publicUrl : this.identifier.identifierUri;
    this.graphConsent =
      graphPermissions.length > 0 ? new GraphConsent(this, "Graph", servicePrincipal, graphPermissions) : undefined;
  }

  /**
   * An application that another team keeps. The guide beside this file lists the scopes and roles that it must have; nothing about it is changed,
   * so that a deployer without any right in Entra can use it.
   */
  static fromExisting(scope: Construct, _id: string, existing: ExistingResourceApplication): ResourceApplicationRef {
    refuseMissing(scope, "ExistingResourceApplication", existing);
    const { clientId, objectId, identifierUri, catalogue } = existing;
    const names = catalogue.scopes.map(({ name }) => name);
    return {
      id: `/applications/${objectId}`,
      clientId,
      objectId,
      identifierUri,
      scopeValue: (name) => `${identifierUri}/${knownPermission("scope", names, name)}`,
    };
  }

  get id(): string {
    return this.resource.id;
  }

  get clientId(): string {
    return this.resource.clientId;
  }

  get objectId(): string {
    return this.resource.objectId;
  }

  scopeValue(name: string): string {
    return `${this.identifierUri}/${knownPermission("scope", this.#scopeNames, name)}`;
  }

  /** Lets a client ask for scopes without a consent page: for all of the catalogue's, or for those that are named. */
  preAuthorize(client: ClientRef, scopeNames: readonly string[] = this.#scopeNames): ApplicationPreAuthorized {
    const id = `Pre-authorized ${client.grantId}`;
    refuseUnless(this.node.tryFindChild(id) === undefined, "VALUES_CONFLICT", {
      at: this,
      field: "client.grantId",
      received: client.grantId,
      expected: "a client that is not pre-authorized already; all of its scopes are named at once",
    });
    return new ApplicationPreAuthorized(this, id, {
      applicationId: this.id,
      authorizedClientId: client.clientId,
      permissionIds: scopeNames.map((name) => permissionId(knownPermission("scope", this.#scopeNames, name))),
    });
  }

  /** makes an identity the gateway, whose word the server takes for it that a call has passed the gateway's rules. */
  grantForward(gateway: Grantee): AppRoleAssignment {
    return this.grantRole(serverRoles.forward.value, gateway);
  }

  /** admits a person, or a group of people. */
  grantUse(people: Grantee): AppRoleAssignment {
    return this.grantRole(serverRoles.use.value, people);
  }

  /** lets a person, or a group of people, decide about calls that wait for approval. */
  grantApprove(people: Grantee): AppRoleAssignment {
    return this.grantRole(serverRoles.approve.value, people);
  }

  /** lets a person, or a group of people, call tools of a classification that asks for a role. */
  grantClassification(classification: GuardedClassification, people: Grantee): AppRoleAssignment {
    return this.grantRole(classificationRole(classification).value, people);
  }

  /** Gives any app role; for an application without a user, the name of a scope that the catalogue opens to applications. */
  grantRole(role: string, to: Grantee): AppRoleAssignment {
    const id = permissionId(knownPermission("role", this.#roleNames, role));
    return assignAppRole(this, this.servicePrincipal, { id, value: role }, to);
  }
}
