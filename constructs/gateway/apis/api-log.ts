import { Construct } from "constructs";
import { AzapiResource } from "../../azapi/index.ts";
import { ApiManagementApiDiagnostic } from "../../providers.ts";
import { applicationInsightsDiagnostic, deleteAnyVersion, workspaceDiagnostic } from "../diagnostic.ts";
import type { ApiGateway } from "./api-gateway.ts";
import { loggersReady } from "./api-gateway.ts";
import { refuseMissing } from "../../required.ts";

export interface ApiLogProps {
  readonly gateway: ApiGateway;
  readonly apiName: string;
}

/**
 * What requests of one API leave in each log of the gateway: every request, the caller's address, no body and no header. Written for the API as
 * well, so that a diagnostic for all APIs does not open it for this one.
 */
export class ApiLog extends Construct {
  readonly workspace: AzapiResource;
  /** Only where the gateway sends to Application Insights. */
  readonly insights: ApiManagementApiDiagnostic | undefined;

  constructor(scope: Construct, id: string, props: ApiLogProps) {
    super(scope, id);
    refuseMissing(this, "ApiLogProps", props);
    const { gateway, apiName } = props;
    // azurerm gives `operation_name_format` a default that only Application Insights takes, and so refuses every diagnostic of the workspace.
    this.workspace = new AzapiResource(this, "Workspace", {
      type: "Microsoft.ApiManagement/service/apis/diagnostics@2024-05-01",
      parentId: `${gateway.id}/apis/${apiName}`,
      name: "azuremonitor",
      body: { properties: workspaceDiagnostic(gateway.id) },
      deleteHeaders: deleteAnyVersion,
      dependsOn: loggersReady(this, gateway),
    });
    this.insights =
      gateway.telemetry &&
      new ApiManagementApiDiagnostic(this, "applicationinsights", {
        identifier: "applicationinsights",
        resourceGroupName: gateway.resourceGroupName,
        apiManagementName: gateway.name,
        apiName,
        apiManagementLoggerId: gateway.telemetry.logger.id,
        ...applicationInsightsDiagnostic(),
      });
  }
}
