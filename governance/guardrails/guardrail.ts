import type { Condition, PolicyDefinition, PolicyParameter, PolicyRule } from "./language.ts";

/** A rule that Azure Policy enforces on everything that is created beside this deployment. */
export interface Guardrail extends PolicyDefinition {
  /** The requirements that it serves. */
  readonly requirements: readonly string[];
}

interface GuardrailProps {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly requirements: readonly string[];
  readonly mode: "All" | "Indexed";
  readonly parameters?: Readonly<Record<string, PolicyParameter>>;
  /** What is denied. */
  readonly if: Condition;
  /** Makes it an audit of a related resource that must exist. */
  readonly details?: NonNullable<PolicyRule["then"]["details"]>;
}

/** A guardrail with its effect as a parameter: deny or audit is a choice of the assignment. */
export const guardrail = ({ if: condition, details, parameters = {}, ...facts }: GuardrailProps): Guardrail => {
  const choices = details ? ["AuditIfNotExists", "Disabled"] : ["Deny", "Audit", "Disabled"];
  return {
    ...facts,
    parameters: {
      effect: { type: "String", allowedValues: choices, defaultValue: choices[0] as string },
      ...parameters,
    },
    policyRule: { if: condition, then: { effect: "[parameters('effect')]", ...(details ? { details } : {}) } },
  };
};
