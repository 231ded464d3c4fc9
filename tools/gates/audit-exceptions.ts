/** An advisory that is accepted for a while. It fails the gate again on the day it ends. */
export interface AuditException {
  /** GHSA id. */
  readonly advisory: string;
  readonly package: string;
  /** Why it does no harm here. */
  readonly reason: string;
  readonly owner: string;
  /** Last day, YYYY-MM-DD; at most 90 days after it was written. */
  readonly until: string;
}

export const auditExceptions: readonly AuditException[] = [];
