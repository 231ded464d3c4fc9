import { Token } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Every refusal of this package: what is wrong, and what would be right. Codes are public API: never reuse one, never change its meaning.
 */
export const catalogue = {
  NAME_INVALID: "a resource name must fit the alphabet and length of its service",
  IMAGE_NOT_PINNED:
    "a container image must be pinned by digest (repository@sha256:…), because a tag can change after review",
  SECRET_REFUSED: "a secret is never a property of a resource: every reader of the resource could read it",
  PRIVATE_PATH_MISSING: "a service without public access needs a private endpoint to be reachable at all",
  TIER_LACKS_FEATURE: "the tier cannot do what was asked of it",
  REASON_MISSING: "a weakened default needs a reason that a reviewer can judge",
  VALUE_INVALID: "the value is outside what is allowed",
  PROPERTY_MISSING: "a property that has no default must be given",
  VALUES_CONFLICT: "two values exclude each other",
  NOT_FOUND: "a name refers to nothing that exists",
} as const;

/** The code of a refusal. Its meaning never changes. */
export type ErrorCode = keyof typeof catalogue;

/** The page that explains a code, with its remedy. */
export const helpFor = (code: ErrorCode): string => `docs/errors.md#${code.toLowerCase()}`;

interface Refusal {
  /** The property, as its user wrote it. */
  readonly field: string;
  readonly received: unknown;
  /** What would be right. */
  readonly expected: string;
  /** The construct that refuses, named in the message by its path. */
  readonly at?: IConstruct;
}

/**
 * A construct refuses its properties. The message has the code, the property, the value received and what would be right.
 *
 * @example
 * try {
 *   new Vault(stack, "vault", { ...surroundings, name: "x" });
 * } catch (error) {
 *   if (error instanceof ConstructError) console.error(error.code, error.field);
 * }
 */
export class ConstructError extends Error {
  readonly code: ErrorCode;
  readonly field: string;

  constructor(code: ErrorCode, refusal: Refusal) {
    const where = refusal.at ? ` (at ${refusal.at.node.path})` : "";
    super(
      `${code}: ${catalogue[code]}: ${refusal.field} is ${show(refusal.received)}, expected ${refusal.expected}${where}; see ${helpFor(code)}`,
    );
    this.name = "ConstructError";
    this.code = code;
    this.field = refusal.field;
  }
}

/** Refuses unless the condition holds. A value that Terraform only knows at apply cannot be judged here and passes. */
export const refuseUnless = (condition: boolean, code: ErrorCode, refusal: Refusal): void => {
  if (!condition && !Token.isUnresolved(refusal.received)) throw new ConstructError(code, refusal);
};

const show = (value: unknown): string => {
  if (value === undefined) return "missing";
  return typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
};
