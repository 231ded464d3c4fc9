import { Construct } from "constructs";
import type { Application, AppRoleAssignment, ServicePrincipal } from "../providers.ts";
import { accessTokenVersion, loopbackRedirects } from "./defaults.ts";
import type { EntraApplicationProps, EntraApplicationRef } from "./entra-application.ts";
import { assignAppRole, registerApplication } from "./entra-application.ts";
import type { Grantee } from "../protection/grant.ts";
import { checkRedirectUri } from "./redirect-uri.ts";
import type { ClientRef } from "./resource-application.ts";
import { refuseMissing } from "../required.ts";

/** What `ClientApplication` takes. */
export interface ClientApplicationProps extends EntraApplicationProps {
  /**
   * Redirect URIs besides those on the user's own machine: exact https addresses, for example `https://vscode.dev/redirect`.
   * @default - nowhere
   */
  readonly redirectUris?: readonly string[];
  /** Whether clients on the user's own machine may sign in. @default true */
  readonly loopback?: boolean;
}

/** The role that stands for "any", in an application that has no roles of its own. */
const defaultAccess = { id: "00000000-0000-0000-0000-000000000000", value: "Default access" };

/**
 * The Entra application as which MCP clients sign their users in: public, so that there is no secret to keep, and apart from the resource
 * application, because Entra refuses to refresh a token that an application got for itself.
 *
 * @example
 * new ClientApplication(stack, "client", { ...surroundings, redirectUris: ["https://vscode.dev/redirect"] });
 */
export class ClientApplication extends Construct implements EntraApplicationRef, ClientRef {
  readonly resource: Application;
  readonly servicePrincipal: ServicePrincipal;
  readonly grantId: string;

  constructor(scope: Construct, id: string, props: ClientApplicationProps) {
    super(scope, id);
    refuseMissing(this, "ClientApplicationProps", props);
    const { redirectUris = [], loopback = true } = props;
    redirectUris.forEach((uri, index) => checkRedirectUri(this, `redirectUris[${index}]`, uri));
    this.grantId = this.node.path;
    const displayName = props.displayName ?? props.naming.of("clientApplication");
    const { resource, servicePrincipal } = registerApplication(this, displayName, props, {
      api: { requestedAccessTokenVersion: accessTokenVersion },
      publicClient: { redirectUris: [...new Set([...(loopback ? loopbackRedirects : []), ...redirectUris])] },
    });
    this.resource = resource;
    this.servicePrincipal = servicePrincipal;
  }

  /** An application that another team keeps. */
  static fromExisting(
    scope: Construct,
    id: string,
    existing: { readonly clientId: string; readonly objectId: string },
  ): EntraApplicationRef & ClientRef {
    return {
      id: `/applications/${existing.objectId}`,
      clientId: existing.clientId,
      grantId: `${scope.node.path}/${id}`,
    };
  }

  get id(): string {
    return this.resource.id;
  }

  get clientId(): string {
    return this.resource.clientId;
  }

  /** lets a person, or a group of people, sign in with this client. */
  grantUse(people: Grantee): AppRoleAssignment {
    return assignAppRole(this, this.servicePrincipal, defaultAccess, people);
  }
}
