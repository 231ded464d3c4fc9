/**
 * A policy that cannot be built: the field, the value received, the value expected.
 *
 * @example
 * try {
 *   rateLimitByKey({ key: "k", calls: 0, periodSeconds: 60 });
 * } catch (error) {
 *   if (error instanceof PolicyRefusal) console.error(error.field, error.message);
 * }
 */
export class PolicyRefusal extends Error {
  readonly field: string;

  constructor(field: string, received: unknown, expected: string) {
    const what = received === undefined ? "missing" : JSON.stringify(received);
    super(`${field} is ${what}, expected ${expected}; see docs/errors.md#policy-invalid`);
    this.name = "PolicyRefusal";
    this.field = field;
  }
}

export function refuseUnless(holds: boolean, field: string, received: unknown, expected: string): asserts holds {
  if (!holds) throw new PolicyRefusal(field, received, expected);
}
