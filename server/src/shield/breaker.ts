export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open before one attempt is let through. */
  readonly openMs: number;
  readonly clock: () => number;
}

/** Circuit breaker. An attempt that failed through the question, not through the service: its caller cannot open the breaker. */
export class NotServiceFault extends Error {
  override readonly name = "NotServiceFault";
}

/** Spares a service that is down, and spares callers the wait. Open means refused, never allowed. */
export interface Breaker {
  /** Runs the attempt, or rejects at once with what `refuse` makes. */
  run<T>(attempt: () => Promise<T>, refuse: () => Error): Promise<T>;
  /** Whether it failed so often that only single attempts are made. */
  readonly isOpen: boolean;
}

/** How often, and how long, where nothing else is said. */
export const defaultBreaker = { failures: 5, openMs: 10_000 } as const;

export const createBreaker = ({ failures, openMs, clock }: BreakerOptions): Breaker => {
  let inRow = 0;
  let openUntil = 0;
  let trying = false;
  return {
    get isOpen() {
      return inRow >= failures;
    },
    async run(attempt, refuse) {
      const isOpen = inRow >= failures;
      if (isOpen && (trying || clock() < openUntil)) throw refuse();
      trying = isOpen;
      try {
        const result = await attempt();
        inRow = 0;
        return result;
      } catch (error) {
        if (error instanceof NotServiceFault) throw error.cause;
        inRow += 1;
        openUntil = clock() + openMs;
        throw error;
      } finally {
        trying = false;
      }
    },
  };
};
