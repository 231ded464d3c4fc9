/**
 * Work that can be laid down: it yields after each piece, so that its caller can let others have a turn. No piece takes
 * longer than some thousand characters take.
 */
export type Work<T> = Generator<undefined, T, undefined>;

/** Characters after which most works yield. */
export const piece = 2_048;

/** Does it in one go. */
export const atOnce = <T>(work: Work<T>): T => {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
};

/** How long the event loop is held before others have a turn, in milliseconds. */
const mostHeld = 10;

const turnOfOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Does it in slices; other work on the event loop runs between them. Rejects when the signal aborts.
 *
 * @example
 * const findings = await inSlices(inspecting("text of a megabyte"), AbortSignal.timeout(1_000));
 * console.log(findings.length);
 */
export const inSlices = async <T>(work: Work<T>, signal?: AbortSignal, now = () => performance.now()): Promise<T> => {
  let since = now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (now() - since < mostHeld) continue;
    await turnOfOthers();
    signal?.throwIfAborted();
    since = now();
  }
};
