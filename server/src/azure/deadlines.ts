/**
 * The longest wait for each dependency, in milliseconds, with all retries of its client. Other requests of a tool end with
 * the tool's own time.
 */
export const deadlines = {
  identity: 3_000,
  signingKeys: 5_000,
  shield: 3_000,
  state: 1_000,
  audit: 5_000,
  vault: 5_000,
} as const;

export type Deadlines = Readonly<Record<keyof typeof deadlines, number>>;

/** One quick second attempt, where the caller's deadline leaves time for no more. */
export const quickRetry = { maxRetries: 1, retryDelayInMs: 100, maxRetryDelayInMs: 200 } as const;

/** The same for storage, whose client counts attempts and by default waits four seconds before the second. */
export const quickStorageRetry = { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 200 } as const;
