/** How long a test waits for an event. The limit is for what hangs, not for what is slow: a busy machine must not fail a test. */
export const longestWaitMs = 300_000;
