/** The only source of time: milliseconds since the epoch. */
export type Clock = () => number;

/**
 * The clock of the machine.
 *
 * @example
 * createMemoryState(systemClock);
 */
export const systemClock: Clock = () => Date.now();
