/** How much the gateway takes of people who decide. */
export interface ApprovalsLimits {
  /** The largest request. */
  readonly maxBodyBytes: number;
  /** Of everybody behind one address, before it is known who they are. */
  readonly requestsPerMinutePerAddress: number;
  /** Requests of one approver in a minute. */
  readonly requestsPerMinutePerApprover: number;
  /** How long the server may take. */
  readonly forwardSeconds: number;
}

/** What the approvals page takes from one caller. */
export const approvalsLimits: ApprovalsLimits = {
  // What the server takes, too: a decision is one word.
  maxBodyBytes: 256,
  requestsPerMinutePerAddress: 120,
  // A person who looks every other second and decides in between.
  requestsPerMinutePerApprover: 60,
  forwardSeconds: 30,
};
