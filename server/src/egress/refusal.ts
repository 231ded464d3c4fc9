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

/** A tool asked for an address that the egress guard does not allow. */
export class EgressRefusal extends Error {
  override readonly name = "EgressRefusal";
  readonly code: EgressRefusalCode;

  constructor(code: EgressRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
