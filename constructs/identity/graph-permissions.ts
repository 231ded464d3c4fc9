import { Construct } from "constructs";
import type { ServicePrincipal } from "../providers.ts";
import { DataAzureadServicePrincipal, ServicePrincipalDelegatedPermissionGrant } from "../providers.ts";
import { graphClientId, graphPermissions } from "./defaults.ts";

/** A delegated permission of Microsoft Graph that a server may use for its caller. */
export type GraphPermission = keyof typeof graphPermissions;

/** The declaration of the permissions on the application, or nothing. */
export const graphAccess = (permissions: readonly GraphPermission[]) => {
  if (permissions.length === 0) return {};
  const resourceAccess = permissions.map((name) => ({ id: graphPermissions[name], type: "Scope" }));
  return { requiredResourceAccess: [{ resourceAppId: graphClientId, resourceAccess }] };
};

/** The tenant's consent: without it every on-behalf-of exchange would ask an absent user for consent. */
export class GraphConsent extends Construct {
  readonly resource: ServicePrincipalDelegatedPermissionGrant;

  constructor(scope: Construct, id: string, client: ServicePrincipal, permissions: readonly GraphPermission[]) {
    super(scope, id);
    const graph = new DataAzureadServicePrincipal(this, "MicrosoftGraph", { clientId: graphClientId });
    this.resource = new ServicePrincipalDelegatedPermissionGrant(this, "Resource", {
      servicePrincipalObjectId: client.objectId,
      resourceServicePrincipalObjectId: graph.objectId,
      claimValues: [...permissions],
    });
  }
}
