import { Fn } from "cdktf";
import { Construct } from "constructs";
import { AzapiResource, AzapiResourceAction } from "../azapi/index.ts";
import type { Grantee } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";
import { ApiManagementDiagnostic } from "../providers.ts";
import { applicationInsightsDiagnostic, deleteAnyVersion, workspaceDiagnostic } from "./diagnostic.ts";
import type { GatewayIdentity } from "./gateway-ref.ts";
import { refuseMissing } from "../required.ts";

/** An Application Insights component that takes telemetry from identities, not from keys. */
export interface TelemetryTarget {
  /** The resource id of Application Insights. */
  readonly id: string;
  /** The destination of telemetry; it holds no secret. */
  readonly connectionString: string;
  /** Lets an identity send telemetry. */
  grantPublish(identity: Grantee): RoleAssignment;
}

interface GatewayService {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
}

const VERSION = "2024-05-01";

/**
 * What the gateway logs of each request into the workspace, for all of its APIs.
 *
 * Whether a new service has this logger and its diagnostic already depends on the tier: a plain PUT works either way, a managed resource
 * would refuse what exists.
 */
export class WorkspaceLog extends Construct {
  readonly resource: AzapiResourceAction;

  constructor(scope: Construct, id: string, service: GatewayService) {
    super(scope, id);
    refuseMissing(this, "GatewayService", service);
    const logger = new AzapiResourceAction(this, "Logger", {
      type: `Microsoft.ApiManagement/service/loggers@${VERSION}`,
      resourceId: `${service.id}/loggers/azuremonitor`,
      method: "PUT",
      body: { properties: { loggerType: "azureMonitor", isBuffered: true } },
    });
    this.resource = new AzapiResourceAction(this, "Resource", {
      type: `Microsoft.ApiManagement/service/diagnostics@${VERSION}`,
      resourceId: `${service.id}/diagnostics/azuremonitor`,
      method: "PUT",
      body: { properties: workspaceDiagnostic(service.id) },
      dependsOn: [logger],
    });
  }
}

/** The gateway's spans in Application Insights, published with the gateway's own identity. */
export class RequestTelemetry extends Construct {
  readonly logger: AzapiResource;
  readonly resource: ApiManagementDiagnostic;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly service: GatewayService; readonly target: TelemetryTarget; readonly identity: GatewayIdentity },
  ) {
    super(scope, id);
    const { service, target, identity } = props;
    // The service answers with a reference to the connection string, never with itself: as a write-only value it is not compared.
    this.logger = new AzapiResource(this, "Logger", {
      type: `Microsoft.ApiManagement/service/loggers@${VERSION}`,
      parentId: service.id,
      name: "application-insights",
      body: { properties: { loggerType: "applicationInsights", isBuffered: true, resourceId: target.id } },
      sensitiveBody: {
        properties: {
          credentials: { connectionString: target.connectionString, identityClientId: identity.clientId },
        },
      },
      sensitiveBodyVersion: {
        "properties.credentials": Fn.nonsensitive(
          Fn.sha256(Fn.join(" ", [target.connectionString, identity.clientId])),
        ) as string,
      },
      deleteHeaders: deleteAnyVersion,
      dependsOn: [target.grantPublish(identity)],
    });
    this.resource = new ApiManagementDiagnostic(this, "Resource", {
      identifier: "applicationinsights",
      resourceGroupName: service.resourceGroupName,
      apiManagementName: service.name,
      apiManagementLoggerId: this.logger.id,
      ...applicationInsightsDiagnostic(),
    });
  }
}
