/** A case that fails because of the deployment, not of the case: what is wrong, and how to see it in one request. */
interface KnownFault {
  readonly case: string;
  readonly what: string;
  readonly reproduction: string;
}

/** A fault that is mended has to leave the list: its case passing is as loud as another one failing. */
export const knownFaults: readonly KnownFault[] = [];
