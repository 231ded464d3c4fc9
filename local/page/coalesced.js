/**
 * The same, but never twice at a time: calls meanwhile share one more run, which begins after a pause.
 *
 * @param {() => Promise<void>} run
 * @param {number} [pauseMs]
 * @returns {() => Promise<void>}
 */
export const coalesced = (run, pauseMs = 0) => {
  /** @type {Promise<void>} */
  let current = Promise.resolve();
  /** @type {Promise<void> | undefined} */
  let next;
  return () => {
    next ??= current
      .catch(() => undefined)
      .then(() => new Promise((resolve) => setTimeout(resolve, pauseMs)))
      .then(() => {
        current = run();
        next = undefined;
        return current;
      });
    return next;
  };
};
