import { bodyBytes, hiddenQueryParams, requestLog } from "./defaults.ts";

/** A diagnostic of the workspace as API Management itself spells it, for the service and for each API. */
export const workspaceDiagnostic = (serviceId: string) => {
  const response = { headers: [], body: { bytes: bodyBytes } };
  const request = { ...response, dataMasking: { queryParams: hiddenQueryParams } };
  return {
    loggerId: `${serviceId}/loggers/azuremonitor`,
    alwaysLog: "allErrors",
    logClientIp: requestLog.logClientIp,
    verbosity: requestLog.verbosity,
    sampling: { samplingType: "fixed", percentage: requestLog.samplingPercentage },
    frontend: { request, response },
    backend: { request, response },
  };
};

/** The arguments of azurerm's diagnostics, for the service and for each API. */
export const applicationInsightsDiagnostic = () => {
  const response = { bodyBytes, headersToLog: [] };
  const request = { ...response, dataMasking: { queryParams: [...hiddenQueryParams] } };
  return {
    ...requestLog,
    httpCorrelationProtocol: "W3C",
    // The one way to name an operation that shows no address.
    operationNameFormat: "Name",
    frontendRequest: request,
    frontendResponse: response,
    backendRequest: request,
    backendResponse: response,
  };
};

/** API Management deletes nothing without it, and azapi knows no version of what it deletes. */
export const deleteAnyVersion = { "If-Match": "*" } as const;
