const shortestMs = 1;

/** Processor time of the process, without that of other programs. */
const spentMs = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const least = (work: () => void): number => Math.min(...[1, 2, 3].map(() => spentMs(work)));

/** The cost of sixteen times the text, as a multiple of the cost of the text. Less than a millisecond counts as one, because less than that is chance. */
export const growth = (work: (size: number) => void, size: number): number =>
  least(() => work(16 * size)) /
  Math.max(
    shortestMs,
    least(() => work(size)),
  );

/** Sixteen times the text costs sixteen times as much where it takes linear time, and 256 times where it takes the square. */
export const linear = 90;
