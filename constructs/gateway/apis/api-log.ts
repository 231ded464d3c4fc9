import { Construct } from "constructs";
import { ApiManagementApiDiagnostic } from "../../providers.ts";
import { bodyBytes, hiddenQueryParams, requestLog } from "../defaults.ts";
import { type ApiGateway, loggersOf, loggersReady } from "./api-gateway.ts";

export interface ApiLogProps {
  readonly gateway: ApiGateway;
  readonly apiName: string;
}

/**
 * What requests of one API leave in each log of the gateway: every request, the caller's address, no body and no header. Written for the API as
 * well, so that a diagnostic somebody opens for all APIs does not open it for this one.
 */
export class ApiLog extends Construct {
  readonly diagnostics: readonly ApiManagementApiDiagnostic[];

  constructor(scope: Construct, id: string, { gateway, apiName }: ApiLogProps) {
    super(scope, id);
    const answer = { bodyBytes, headersToLog: [] };
    const request = { ...answer, dataMasking: { queryParams: [...hiddenQueryParams] } };
    this.diagnostics = Object.entries(loggersOf(gateway)).map(
      ([identifier, apiManagementLoggerId]) =>
        new ApiManagementApiDiagnostic(this, identifier, {
          identifier,
          resourceGroupName: gateway.resourceGroupName,
          apiManagementName: gateway.name,
          apiName,
          apiManagementLoggerId,
          ...requestLog,
          // The one way to name an operation that shows no address, and only Application Insights knows it.
          ...(identifier === "applicationinsights"
            ? { operationNameFormat: "Name", httpCorrelationProtocol: "W3C" }
            : {}),
          frontendRequest: request,
          frontendResponse: answer,
          backendRequest: request,
          backendResponse: answer,
          dependsOn: loggersReady(this, gateway),
        }),
    );
  }
}
