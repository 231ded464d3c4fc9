/** Why the guard said no. The code is stable: it goes into audit records and error results. */
export type EgressRefusalCode =
  | "url"
  | "scheme"
  | "credentials"
  | "host"
  /** On the list of indicators of compromise. */
  | "indicator"
  | "address"
  | "resolution"
  | "connection"
  | "redirect"
  | "header"
  | "encoding"
  | "size"
  | "time"
  | "aborted";

/**
 * A tool asked for an address that the egress guard does not allow.
 *
 * @example
 * declare const egress: Egress;
 * await egress.fetch("http://169.254.169.254/").catch((error: unknown) => {
 *   if (error instanceof EgressRefusal) console.error(error.message);
 * });
 */
export class EgressRefusal extends Error {
  override readonly name = "EgressRefusal";
  readonly code: EgressRefusalCode;

  constructor(code: EgressRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
