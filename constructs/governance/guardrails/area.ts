import type { Exemption } from "./exemption.ts";

/** What a deployment says of its guardrails. */
export interface GuardrailsArea {
  /** Whether a violation is refused or reported. @default - `Audit` for dev, `Deny` for the other profiles */
  readonly effect?: "Deny" | "Audit";
  /**
   * Whether Azure acts on the effect. Leave it off until the compliance page shows what it would refuse.
   * @default false
   */
  readonly enforce?: boolean;
  /** Resources that a rule does not hold for, each with a reason and an end. @default - none */
  readonly exemptions?: readonly Exemption[];
}
