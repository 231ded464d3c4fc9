/** A case that fails because of the deployment, not of the case: what is wrong, and how to see it in one request. */
export interface KnownFault {
  readonly case: string;
  readonly what: string;
  readonly reproduction: string;
}

/** A fault that is mended has to leave the list: its case passing is as loud as another one failing. */
export const knownFaults: readonly KnownFault[] = [
  {
    case: "audit/canary-in-a-method",
    what: "The audit trail and telemetry keep up to 64 letters and digits of a client's choosing: the name of a method that does not exist.",
    reproduction:
      'POST {"jsonrpc":"2.0","id":1,"method":"tools/<anything>"} with a good token; read request.method of its record.',
  },
];
