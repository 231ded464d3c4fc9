/** How every command here ends, for pipelines. */
export const exitCodes = {
  /** The command succeeded, or there was nothing to do. */
  done: 0,
  /** Terraform or Azure refused; resources that exist stay, and the same command goes on from there. */
  failed: 1,
  /** `diff`: there is something to change. `deploy --saved`: not every stack had a plan, and those without wait for another. */
  changes: 2,
  /** Nothing was touched: the configuration, the command line or the doctor says why. */
  refused: 3,
  /** Nothing was touched: the answer to the question was not yes. */
  declined: 4,
  /** A signal came; Terraform finished its current operation and released the state. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line or the configuration cannot be followed; nothing was touched. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
