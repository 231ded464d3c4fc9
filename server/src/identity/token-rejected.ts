/**
 * The token is not one of ours. `reason` is for the audit record; the caller learns only that it was refused.
 *
 * @example
 * declare const ports: Ports;
 * await ports.verifyToken("not a token").catch((error: unknown) => console.error(error instanceof TokenRejected));
 */
export class TokenRejected extends Error {
  override readonly name = "TokenRejected";
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
