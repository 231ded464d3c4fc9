/** A place in the text of a policy, counted from one as editors do. */
export interface TextPlace {
  /** The line, counted from 1. */
  readonly line: number;
  /** The column, counted from 1. */
  readonly column: number;
}

/**
 * An unsupported part of a policy, with its place.
 *
 * @example
 * try {
 *   parsePolicy("<policies><inbound><xsl-transform /></inbound></policies>", { name: "old" });
 * } catch (error) {
 *   if (error instanceof PolicyParseError) console.error(error.line, error.column, error.message);
 * }
 */
export class PolicyParseError extends Error {
  readonly line: number;
  readonly column: number;
  /** What was found, such as `element <xsl-transform>`. */
  readonly received: string;
  /** What would be right. */
  readonly expected: string;

  constructor({ line, column }: TextPlace, received: string, expected: string) {
    super(`line ${line}, column ${column}: ${received}, expected ${expected}; see docs/errors.md#policy-unread`);
    this.name = "PolicyParseError";
    this.line = line;
    this.column = column;
    this.received = received;
    this.expected = expected;
  }
}

/** Gives the place of a position. */
export const placeIn = (text: string, position: number): TextPlace => {
  const before = text.slice(0, position);
  const line = before.split("\n").length;
  return { line, column: position - before.lastIndexOf("\n") };
};
