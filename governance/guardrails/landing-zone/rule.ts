import type { Condition, Effect, PolicyDefinition, PolicyParameter, PolicyRule } from "../language.ts";

/** One rule that a landing zone assigns to the subscriptions of its teams. */
export interface LandingZoneRule {
  /** The id of a built-in definition, or the name of one of the library's own. */
  readonly id: string;
  /** The assignment that brings it; an exemption names it. */
  readonly assignment: string;
  /** Its name inside of the assigned initiative; absent where a single definition is assigned. */
  readonly reference?: string;
  /** False where the library ships the assignment with enforcement off. */
  readonly enforced: boolean;
  /** The definition that the assignment holds. */
  readonly definition: PolicyDefinition;
}

export interface RuleFacts {
  readonly id: string;
  readonly reference?: string;
  readonly title: string;
  /** @default deny */
  readonly effect?: Effect;
  /** @default Indexed */
  readonly mode?: "All" | "Indexed";
  readonly parameters?: Readonly<Record<string, PolicyParameter>>;
  readonly if: Condition;
  readonly details?: NonNullable<PolicyRule["then"]["details"]>;
}

/** The rules of one assignment. */
export const assigned = (
  assignment: string,
  enforced: boolean,
  rules: readonly RuleFacts[],
): readonly LandingZoneRule[] =>
  rules.map(({ id, reference, title, effect = "deny", mode = "Indexed", parameters = {}, if: condition, details }) => ({
    id,
    assignment,
    ...(reference === undefined ? {} : { reference }),
    enforced,
    definition: {
      name: id,
      displayName: title,
      description: title,
      mode,
      parameters,
      policyRule: { if: condition, then: { effect, ...(details ? { details } : {}) } },
    },
  }));
