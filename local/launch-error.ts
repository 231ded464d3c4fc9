// The message when the deployment does not start: what happened, and what to do.

export class LaunchError extends Error {
  override readonly name = "LaunchError";
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

interface SystemError {
  readonly code?: unknown;
  readonly port?: unknown;
}

/** The same error, with what to do about it where that is known. */
export const explained = (error: unknown): unknown => {
  const { code, port } = (error ?? {}) as SystemError;
  if (code === "EADDRINUSE") {
    const wanted = Number(port);
    // A hundred above: none of the three that were asked for.
    const another = wanted + 100 <= 65_533 ? wanted + 100 : wanted - 100;
    return new LaunchError(
      `Port ${wanted} is in use.`,
      `Stop what listens there (npm stop -- --port <first of three> ends a deployment of this project), or take three other ports in a row: npm start -- --port ${another}`,
    );
  }
  if (code === "EACCES") {
    return new LaunchError(
      `Port ${String(port)} is not for everybody.`,
      "Take three ports above 1023: npm start -- --port 7300",
    );
  }
  return error;
};
