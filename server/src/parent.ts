// The end of npm, which does not pass on what ends it: a task runner, a container or `timeout` sends SIGTERM to npm alone.

const everyMs = 500;
/** Read when the program starts: npm may be gone before the rest of it is loaded. */
const atStart = process.ppid;

/** Calls back once when the process that started this one is gone; only under npm, because a person may well close the shell of a program that is to stay. */
export const whenParentEnds = (
  ended: () => void,
  parent = (): number => process.ppid,
  first = atStart,
): (() => void) => {
  // The first is of `npm run`, the second of `npx` as well.
  if (process.env["npm_lifecycle_event"] === undefined && process.env["npm_command"] === undefined)
    return () => undefined;
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    ended();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
