/** a logged body is readable to every reader of the log; logging response bodies also buffers them, which breaks streaming. */
export const bodyBytes = 0;

export const gatewayDefaults = {
  capacity: 1,
  // Azure.APIM.MinAPIVersion: older control-plane versions answer a GET with keys and secrets in clear text.
  minApiVersion: "2021-08-01",
  // The name of the service stays taken for 48 hours after a deletion.
  preventDestroy: true,
} as const;

/** What every request leaves in the logs, for all APIs of the gateway. */
export const requestLog = {
  // Every request is a decision that an auditor may ask for.
  samplingPercentage: 100,
  alwaysLogErrors: true,
  // an incident is traced by address; Application Insights masks it on arrival.
  logClientIp: true,
  // What a policy traces as error or information; `verbose` would include what policies trace for debugging.
  verbosity: "information",
} as const;

/** a token that a caller put into an address must not live on in the logs. Azure hides them all, until a diagnostic says otherwise. */
export const hiddenQueryParams = [{ mode: "Hide", value: "*" }] as const;
