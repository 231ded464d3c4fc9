import { Fn } from "cdktf";
import { Construct } from "constructs";
import { accessTokenVersion } from "../../identity/defaults.ts";
import { registerApplication } from "../../identity/entra-application.ts";
import type { Naming } from "../../names.ts";
import { ApplicationIdentifierUri, AppRoleAssignment, DataAzureadServicePrincipal } from "../../providers.ts";

/** "AzNS AAD Webhook": the application as which the action groups of Azure Monitor call, in every tenant. */
export const azureMonitorClientId = "461e8683-5575-4561-ac7f-899cc907d62a";
/** The role that Azure Monitor asks for. */
const callerRole = "ActionGroupsSecureWebhook";

/**
 * The application that the playbooks are to Azure Monitor: an action group shows a token for it, so that the address of a workflow opens nothing
 * and holds no secret.
 */
export class PlaybookAudience extends Construct {
  readonly objectId: string;
  readonly clientId: string;
  readonly identifierUri: string;

  constructor(
    scope: Construct,
    id: string,
    { naming, preventDestroy }: { readonly naming: Naming; readonly preventDestroy: boolean },
  ) {
    super(scope, id);
    const { name, environment } = naming.deployment;
    const roleId = Fn.uuidv5("url", `${name}-${environment}/${callerRole}`);
    const { resource, servicePrincipal } = registerApplication(
      this,
      naming.of("resourceApplication", "playbooks"),
      { naming, preventDestroy },
      {
        api: { requestedAccessTokenVersion: accessTokenVersion },
        appRole: [
          {
            id: roleId,
            value: callerRole,
            displayName: callerRole,
            description: "May start playbooks",
            allowedMemberTypes: ["Application"],
            enabled: true,
          },
        ],
        // The element below sets them: without this, each later apply would take the identifier away.
        lifecycle: { ignoreChanges: ["identifier_uris"] },
      },
    );
    const identifier = new ApplicationIdentifierUri(this, "Identifier", {
      applicationId: resource.id,
      identifierUri: `api://${resource.clientId}`,
    });
    const monitor = new DataAzureadServicePrincipal(this, "AzureMonitor", { clientId: azureMonitorClientId });
    new AppRoleAssignment(this, "AzureMonitorMayCall", {
      appRoleId: roleId,
      principalObjectId: monitor.objectId,
      resourceObjectId: servicePrincipal.objectId,
    });
    this.objectId = resource.objectId;
    this.clientId = resource.clientId;
    this.identifierUri = identifier.identifierUri;
  }
}
